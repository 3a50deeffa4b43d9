"""What bears on a new comment besides its words: others' words, the author's record, what moderators set."""

from datetime import timedelta

import pytest

from newsquare.comments import actions
from newsquare.comments.models import Comment, Mode, Reading, State, WordList
from newsquare.comments.queries import reins
from newsquare.comments.rules import Setting, are_alike, has_soured, prints_of, read_first
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, ReaderFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import newcomer, regular, rejected, say

WAVE = "Great post! Visit my cousin's shop for cheap watches, you will not regret it, friends of {}."


@pytest.fixture
def story() -> Story:
    return PublishedStoryFactory()


@pytest.mark.django_db
def test_the_second_of_a_wave_is_held_whoever_sends_it(story: Story, django_assert_max_num_queries: object) -> None:
    other = PublishedStoryFactory(station=story.station, section=story.section)
    first = say(story, WAVE.format("Riverbend"))
    second = say(other, WAVE.format("Pell"), author=regular(story, "Eli"))
    later = say(story, WAVE.format("Ames"), author=regular(story, "Gus"), now=MONDAY_NOON + timedelta(days=2))

    assert first.state == State.PUBLISHED
    assert (second.state, second.reason) == (State.HELD, "near repeat")
    assert later.state == State.PUBLISHED


@pytest.mark.parametrize(
    "disguised",
    [
        WAVE.format("yours").upper(),
        WAVE.format("yours").replace("e", "е"),
        WAVE.format("yours").replace("cheap", "very cheap"),
        " ".join(WAVE.format("yours")),
    ],
)
def test_a_disguise_changes_no_likeness(disguised: str) -> None:
    plain = WAVE.format("ours")

    assert are_alike(plain, disguised)
    assert set(prints_of(plain)) & set(prints_of(disguised))


def test_different_words_are_not_alike_and_short_ones_have_no_prints() -> None:
    assert not are_alike(WAVE, "The council should have asked the neighbours before it voted on the bridge.")
    assert prints_of("Thank you all!") == ()


@pytest.mark.django_db
def test_who_was_rejected_often_lately_is_read_first(story: Story) -> None:
    author = regular(story)
    for number in range(3):
        rejected(say(story, f"You thief, number {number}."))

    assert say(story, "A calm word at last.").reason == "record"
    assert say(story, "A calm word at last.", author=author, now=MONDAY_NOON + timedelta(days=7)).reason == "record"


@pytest.mark.django_db
def test_a_newcomers_throwaway_address_is_told(story: Story) -> None:
    author = ReaderFactory(name="Kit", email="kit@box.mailinator.com")

    comment = say(story, author=author)

    assert [reason for reason, _found in comment.reasons] == ["first comment", "throwaway address"]
    assert not reins.is_throwaway("kit@notmailinator.com")


@pytest.mark.django_db
def test_a_stations_own_words_stand_in_place_of_ours(story: Story) -> None:
    WordList.objects.create(station=story.station, language="en", kind="suspect", words="gobbledygook*")
    WordList.objects.create(station=story.station, language="es", kind="banned", words="sudaca*")

    assert say(story, "What gobbledygook.").found == "gobbledygook"
    assert say(story, "You moron.").state == State.PUBLISHED
    assert say(story, "Sudacas.").reason == "banned word"


def mode(at: Story, reading: Reading, **more: object) -> Mode:
    return Mode.objects.create(station=at.station, reading=reading, at=MONDAY_NOON, **more)


@pytest.mark.django_db
def test_the_closest_setting_rules_until_it_ends(story: Story) -> None:
    end = MONDAY_NOON + timedelta(hours=2)
    mode(story, Reading.FIRST, story=story, until=end)
    trusted, watched = regular(story, "Eli"), regular(story, "Gus")
    mode(story, Reading.AFTER, author=trusted)
    elsewhere = PublishedStoryFactory(station=story.station, section=story.section)
    mode(story, Reading.FIRST, author=watched)

    assert say(story).reason == "story is read"
    assert say(story, "My word.", author=trusted).state == State.PUBLISHED
    assert say(elsewhere).state == State.PUBLISHED
    assert say(elsewhere, "And mine.", author=watched).reason == "author is read"
    assert say(story, "Hours later.", now=end).state == State.PUBLISHED


def test_a_storys_setting_stands_before_its_sections_and_the_stations() -> None:
    section, story = Setting("section", is_first=True), Setting("story", is_first=False)

    assert read_first([section], MONDAY_NOON, by_station=False) == "section is read"
    assert read_first([section, story], MONDAY_NOON, by_station=True) == ""
    assert read_first([], MONDAY_NOON, by_station=True) == "every comment"


@pytest.mark.parametrize(
    ("bad", "fine", "soured"), [(4, 0, False), (5, 5, True), (5, 15, False), (7, 13, True), (0, 20, False)]
)
def test_a_story_has_soured_when_a_third_of_its_last_comments_went_wrong(bad: int, fine: int, soured: bool) -> None:
    assert has_soured([True] * bad + [False] * fine) is soured


@pytest.mark.django_db
def test_a_comment_that_is_decided_or_deleted_waits_no_longer(story: Story) -> None:
    held = [say(story, f"Hello {name}", author=newcomer(name)) for name in ("Eve", "Eli", "Gus")]
    rejected(held[0])
    actions.delete_comment(comment=held[1], by=held[1].author, now=MONDAY_NOON)  # type: ignore[arg-type]
    actions.let_go_of_author(user_id=held[2].author_id or 0)

    assert not Comment.objects.filter(waiting__isnull=False).exists()

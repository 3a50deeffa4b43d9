"""The moderators' queue: its order, decisions without a page load, and what is taken back."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from newsquare.accounts.actions import ensure_roles
from newsquare.comments import actions
from newsquare.comments.models import Comment, Decision, HouseRule, Mode, Reading, State
from newsquare.comments.queries import waiting
from newsquare.comments.queries.reins import suspension_of
from newsquare.comments.rules import stands_at, trust
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, ReaderFactory, StationFactory, ada, ben, cleo
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, regular, rejected, say

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
SPAM = "Buy the best watches of the county at my cousin's shop, {}, you will like them."


@pytest.fixture
def story() -> Story:
    return PublishedStoryFactory()


@pytest.fixture
def moderator(settings: Any) -> Client:
    settings.SECOND_FACTOR_REQUIRED = False
    ensure_roles(StationFactory())
    client = Client()
    client.force_login(cleo(StationFactory()), backend="newsquare.accounts.backends.StationBackend")
    return client


def press(client: Client, comment: Comment, deed: str, **form: str) -> Any:
    data = {"seen": comment.fingerprint, **form}
    return client.post(f"/desk/forum/{comment.pk}/{deed}/", data, headers=JSON)


def report(comment: Comment, by: str = "", now: Any = MONDAY_NOON) -> None:
    who = ReaderFactory(name=by) if by else None
    actions.report_comment(comment=comment, by=who, reason=HouseRule.SPAM, words="", now=now)


def test_what_needs_a_person_most_stands_first(story: Story) -> None:
    later = MONDAY_NOON + timedelta(hours=1)
    newcomers = say(story, "Hello.", author=newcomer(), now=MONDAY_NOON)
    decoyed = say(story, "Buy my book.", sent=actions.Sending(is_decoyed=True), now=MONDAY_NOON)
    banned = say(story, "Towelheads.", now=later)
    seen = say(story, "The mayor is a thief.", author=regular(story, "Eli"), now=later)
    report(seen, "Gus", now=later)

    assert list(waiting(story.station)) == [seen, banned, newcomers, decoyed]


def test_a_report_weighs_as_its_reporter_did_before() -> None:
    assert trust(8, 8) > trust(0, 0) > trust(0, 8)
    trusted, doubted = (stands_at(MONDAY_NOON, [], [trust(upheld, 8)]) for upheld in (8, 0))

    assert trusted < doubted < MONDAY_NOON


def test_what_was_said_first_by_a_trusted_reporter_comes_first(story: Story) -> None:
    for number in range(3):
        wrong = say(story, f"Fine, says {number}")
        report(wrong, "Gus")
        approved(wrong)
        right = say(story, f"Bad, says {number}")
        report(right, "Ida")
        rejected(right)
    first, second = (say(story, text, author=regular(story, "Eli")) for text in ("One word.", "Another word."))
    report(first, "Gus")
    report(second, "Ida")

    assert list(waiting(story.station)) == [second, first]


def test_a_decision_is_answered_without_a_page_and_taken_back_for_a_minute(moderator: Client, story: Story) -> None:
    comment = say(story, "You moron.", author=newcomer())

    done = press(moderator, comment, "reject", reason="personal attack", note="Be kind.").json()
    back = moderator.post("/desk/forum/undo/", {"press": done["press"]}, headers=JSON)

    assert done["gone"] == [comment.pk]
    assert "You moron." in back.json()["html"]
    comment.refresh_from_db()
    assert (comment.state, comment.reason, comment.note, comment.decided_at) == (State.HELD, "word", "", None)
    assert [reason for reason, _found in comment.reasons] == ["word", "first comment"]
    assert list(waiting(story.station)) == [comment]
    assert not Decision.objects.filter(by_person=True).exists()


def test_what_is_taken_back_opens_its_reports_again(story: Story) -> None:
    comment = say(story)
    report(comment)
    rejected(comment)

    actions.undo(press=actions.last_press(cleo(), MONDAY_NOON), by=cleo(), now=MONDAY_NOON)

    comment.refresh_from_db()
    assert comment.state == State.PUBLISHED
    assert comment.reports.get().settled_at is None
    assert list(waiting(story.station)) == [comment]


@pytest.mark.parametrize("late", [True, False])
def test_after_a_minute_or_another_decision_nothing_is_taken_back(story: Story, late: bool) -> None:
    comment = approved(say(story, "Hello", author=newcomer()))
    press_name = actions.last_press(cleo(), MONDAY_NOON)
    soon = MONDAY_NOON + timedelta(seconds=61 if late else 30)
    if not late:
        rejected(comment, now=soon)

    with pytest.raises(actions.TooLateToUndoError):
        actions.undo(press=press_name, by=cleo(), now=soon)


def test_another_moderator_takes_nothing_back(story: Story) -> None:
    approved(say(story, "Hello", author=newcomer()))
    press_name = actions.last_press(cleo(), MONDAY_NOON)

    with pytest.raises(actions.TooLateToUndoError):
        actions.undo(press=press_name, by=ada(), now=MONDAY_NOON)


def test_all_that_look_alike_go_with_one_press_and_come_back_with_one(moderator: Client, story: Story) -> None:
    wave = [say(story, SPAM.format(name), author=newcomer(name)) for name in ("Eve", "Eli", "Gus")]
    other = say(story, "A word about the bridge.", author=newcomer("Ida"))

    done = press(moderator, wave[0], "reject", reason="spam", scope="alike").json()

    assert sorted(done["gone"]) == [comment.pk for comment in wave]
    assert list(waiting(story.station)) == [other]
    moderator.post("/desk/forum/undo/", {"press": done["press"]}, headers=JSON)
    assert waiting(story.station).count() == 4


def test_all_of_an_author_go_with_one_press(moderator: Client, story: Story) -> None:
    eve = newcomer()
    first, second = (say(story, text, author=eve) for text in ("You moron.", "A calm word of mine."))

    assert press(moderator, first, "reject", reason="spam", scope="author").json()["gone"] == [first.pk, second.pk]


def test_what_changed_meanwhile_is_not_decided(moderator: Client, story: Story) -> None:
    comment = say(story, "You moron.", author=newcomer())

    answer = moderator.post(f"/desk/forum/{comment.pk}/approve/", {"seen": "other"}, headers=JSON)

    assert (answer.status_code, "read it again" in answer.json()["words"]) == (409, True)
    assert press(moderator, comment, "reject", reason="").status_code == 400
    comment.refresh_from_db()
    assert comment.state == State.HELD


def test_who_is_suspended_reads_so_and_objects_once(moderator: Client, story: Story, settings: Any) -> None:
    comment = say(story, "You moron.", author=newcomer())
    with time_machine.travel(MONDAY_NOON, tick=False):
        press(moderator, comment, "suspend", days="7", reason="personal attack", note="Take a walk.")
        reader = Client()
        reader.force_login(newcomer())
        posted = reader.post(
            "/comments/post/", {"story": story.pk, "text": "Hello again."}, HTTP_ORIGIN="http://testserver"
        )
        page = reader.get("/comments/suspended/").content.decode()
        for words in ("I was angry.", "And again."):
            reader.post("/comments/suspended/", {"words": words}, HTTP_ORIGIN="http://testserver")

    html = posted.content.decode()
    assert posted.status_code == 403
    assert "You cannot write here now" in html
    assert "Hello again." in html
    assert "attacks a person" in page
    assert "Take a walk." in page
    row = suspension_of(newcomer(), story.station, MONDAY_NOON)
    assert row is not None
    assert row.appeal == "I was angry."
    assert suspension_of(newcomer(), story.station, MONDAY_NOON + timedelta(days=8)) is None


def test_another_moderator_answers_an_objection_where_there_is_one(story: Story) -> None:
    ensure_roles(story.station)
    row = actions.suspend(
        user=newcomer(), station=story.station, until=None, reason=HouseRule.SPAM, note="", by=cleo(), now=MONDAY_NOON
    )
    actions.object_to(user=newcomer(), station=story.station, words="No.", now=MONDAY_NOON)
    other = ReaderFactory(name="Hal")
    other.groups.add(*cleo().groups.all())

    with pytest.raises(actions.OwnSuspensionError):
        actions.answer_objection(suspension=row, by=cleo(), stands=True, answer="", now=MONDAY_NOON)
    actions.answer_objection(suspension=row, by=other, stands=False, answer="Welcome back.", now=MONDAY_NOON)

    assert suspension_of(newcomer(), story.station, MONDAY_NOON) is None
    assert say(story, "Hello again.", author=newcomer()).state == State.HELD


def test_staff_are_not_suspended(story: Story) -> None:
    with pytest.raises(actions.OfTheHouseError):
        actions.suspend(
            user=ben(), station=story.station, until=None, reason=HouseRule.SPAM, note="", by=cleo(), now=MONDAY_NOON
        )


def test_a_story_that_goes_bad_is_read_first_by_itself_and_a_person_is_told(moderator: Client, story: Story) -> None:
    for number in range(5):
        say(story, f"You moron {number}.", author=regular(story, f"Reader {number}"))

    mode = Mode.objects.get()
    assert (mode.story, mode.reading, mode.by) == (story, Reading.FIRST, None)
    assert say(story, "A calm word.").reason == "story is read"
    for address in ("/desk/", "/desk/forum/"):
        assert "5 of 5" in moderator.get(address).content.decode()
    actions.lift_reading(mode=mode, by=cleo(), now=MONDAY_NOON)
    assert say(story, "Another calm word.").state == State.PUBLISHED


def test_the_screens_set_a_story_an_author_and_words(moderator: Client, story: Story) -> None:
    comment = say(story)
    where = "/desk/forum/reading/"

    moderator.post(
        where, {"reading": "first", "scope": "story", "story": f"http://testserver{story.path}", "hours": "12"}
    )
    moderator.post(where, {"reading": "after", "scope": "author", "author": f"/comments/{comment.pk}/", "hours": ""})
    wrong = moderator.post(where, {"reading": "first", "scope": "story", "story": "/nowhere/", "hours": "12"})
    moderator.post("/desk/forum/words/?language=es", {"banned": "", "suspect": "tonto*"})

    assert [(mode.story, mode.author, mode.until is None) for mode in Mode.objects.order_by("pk")] == [
        (story, None, False),
        (None, comment.author, True),
    ]
    assert "nothing here has this address" in wrong.content.decode()
    assert say(story, "Qué tontos.").found == "tontos"
    for screen in ("reading", "suspended", "appeals", "words"):
        assert moderator.get(f"/desk/forum/{screen}/").status_code == 200


def test_the_line_goes_on_where_the_page_ended(moderator: Client, story: Story) -> None:
    for number in range(27):
        say(story, f"Hello from {number}", author=newcomer(f"Reader {number}"))
    first = moderator.get("/desk/forum/").content.decode()
    after = first.split("?after=")[1].split('"')[0]

    rest = moderator.get(f"/desk/forum/?after={after}&part=1").content.decode()

    assert (first.count("data-item"), rest.count("data-item")) == (25, 2)
    assert "<html" not in rest
    assert moderator.get("/desk/forum/?after=nonsense").status_code == 200

"""A correction changes the published words and every draft, and nothing else of them."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from newsquare.stories.actions import CorrectionError, correct, publish
from newsquare.stories.content import content_of
from newsquare.stories.models import Byline, Correction, Story
from newsquare.stories.passages import passages_of, places_of
from tests.cast import PublishedStoryFactory, StoryFactory, ada, ben
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
LATER = MONDAY_NOON + timedelta(hours=1)
NOTE = "An earlier version of this story gave a wrong profession."


def corrected(story: Story, wrong: str, right: str, text: str = NOTE, **words: Any) -> Correction:
    """Let Ada correct a story an hour later."""
    return correct(story=story, wrong=wrong, right=right, text=text, by=ada(), now=LATER, **words)


def texts(story: Story) -> list[str]:
    """Return what readers see of a story now."""
    story.refresh_from_db()
    assert story.public
    return [passage.text for passage in passages_of(story.public.content)]


def test_one_record_says_what_was_wrong_what_is_right_and_when() -> None:
    story = PublishedStoryFactory(body=[("text", "<p>Bea Lindell is an engineer.</p>")])

    corrected(story, "an engineer", "an architect")

    record = story.corrections.get()
    assert (record.wrong, record.right, record.text, record.corrected_at) == (
        "an engineer",
        "an architect",
        NOTE,
        LATER,
    )
    assert (record.before.number, record.after.number) == (1, 2)
    assert texts(story)[-1] == "Bea Lindell is an architect."
    assert story.updated_at == LATER
    assert "architect" in str(story.body)


@pytest.mark.parametrize(
    ("html", "wrong", "right", "after"),
    [
        ("<p>The <b>vote</b> was 4–3 &amp; late.</p>", "4–3 & late", "5 < 6", "<p>The <b>vote</b> was 5 &lt; 6.</p>"),
        ("<p>The <b>old vote</b> was close.</p>", "vote was", "count is", "<p>The <b>old count is</b> close.</p>"),
        ('<p><a href="/x/">The levee</a> plan.</p>', "levee", "ferry", '<p><a href="/x/">The ferry</a> plan.</p>'),
        ("<p>Mayor’s plan</p>", "Mayor's plan", "Council’s plan", "<p>Council’s plan</p>"),
        ("<p>It was a very, very long day.</p>", "very, very long", "long", "<p>It was a long day.</p>"),
        ("<p>One.</p><p>It rained hard.</p>", "hard", "", "<p>One.</p><p>It rained.</p>"),
        ("<p>One.</p><p><b>All wrong.</b></p><p>Two.</p>", "All wrong.", "", "<p>One.</p><p>Two.</p>"),
        ("<ul><li>First</li><li>Second</li></ul>", "Second", "Third", "<ul><li>First</li><li>Third</li></ul>"),
        ("<p>one<br/>two</p>", "one two", "three", "<p>three<br/></p>"),
    ],
)  # fmt: skip
def test_words_are_replaced_and_the_elements_around_them_stay(html: str, wrong: str, right: str, after: str) -> None:
    story = PublishedStoryFactory(body=[("text", html)])

    corrected(story, wrong, right)

    story.refresh_from_db()
    assert story.public
    assert story.public.content["body"][0]["value"] == after


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Repairs begin in spring", "Repairs began"), ("Ben Ortis", "Ben Ortiz"), ("funds", "delays")],
)
def test_deck_byline_and_headline_can_be_wrong_too(wrong: str, right: str) -> None:
    story = StoryFactory(headline="Council funds bridge")
    story.bylines.add(Byline(name="Ben Ortis"))
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)

    corrected(story, wrong, right)

    assert right in " ".join(texts(story))
    row = Story.objects.get(pk=story.pk)
    assert row.public
    assert content_of(row) == row.public.content


def test_a_correction_does_not_put_out_the_changes_of_a_draft_and_lands_in_it() -> None:
    story = PublishedStoryFactory(headline="First", body=[("text", "<p>Bea is an engineer.</p><p>She lives here.</p>")])
    draft: Any = Story.objects.get(pk=story.pk)
    draft.headline, draft.slug = "Second, not yet to be seen", "second"
    draft.body = [("text", "<p>A new beginning.</p><p>Bea is an engineer.</p><p>She lives here now.</p>")]
    draft.save_revision(user=ben())

    corrected(story, "engineer", "architect")

    assert texts(story) == ["First", "Repairs begin in spring.", "Bea is an architect.", "She lives here."]
    assert story.slug != "second"
    assert story.has_unpublished_changes
    left = story.get_latest_revision_as_object()
    assert (left.headline, left.slug) == ("Second, not yet to be seen", "second")
    assert "A new beginning." in str(left.body)
    assert "Bea is an architect." in str(left.body)
    assert "She lives here now." in str(left.body)


def test_a_story_without_a_draft_opens_on_the_desk_as_corrected() -> None:
    story = StoryFactory(body=[("text", "<p>Bea is an engineer.</p>")])
    story.save_revision(user=ben()).publish()

    corrected(story, "engineer", "architect")

    story.refresh_from_db()
    assert "architect" in str(story.get_latest_revision_as_object().body)
    assert not story.has_unpublished_changes
    assert story.live_revision_id == story.latest_revision_id


def test_a_change_that_waits_for_its_time_goes_out_corrected() -> None:
    story: Any = StoryFactory(headline="First", body=[("text", "<p>Bea is an engineer.</p>")])
    story.save_revision(user=ben()).publish()
    draft: Any = Story.objects.get(pk=story.pk)
    draft.headline, draft.go_live_at = "Second", datetime(2027, 1, 1, 12, tzinfo=LATER.tzinfo)
    draft.save_revision(user=ben()).publish()

    corrected(story, "engineer", "architect")

    story.refresh_from_db()
    waiting = story.revisions.get(approved_go_live_at__isnull=False)
    assert waiting.as_object().headline == "Second"
    assert "architect" in str(waiting.as_object().body)
    assert waiting == story.latest_revision
    assert "First" in texts(story)


def test_words_in_several_places_are_replaced_where_they_are_wrong() -> None:
    story = PublishedStoryFactory(
        headline="Five dead", body=[("text", "<p>Five died.</p><p>Five firefighters came.</p>")]
    )

    with pytest.raises(CorrectionError, match="several places"):
        corrected(story, "Five", "Four")
    assert story.public
    head, first, _second = places_of(story.public.content, "Five")
    corrected(story, "Five", "Four", places=[head.key, first.key])

    assert texts(story) == ["Four dead", "Repairs begin in spring.", "Four died.", "Five firefighters came."]


@pytest.mark.parametrize(
    ("wrong", "right", "text", "why"),
    [
        ("seven", "eight", NOTE, "do not stand"),
        ("five", "five", NOTE, "the same"),
        ("five", "six", " ", "in a sentence"),
        ("vote", "count", NOTE, "do not stand"),  # "voted" is another word.
        ("Council votes", "x" * 300, NOTE, "too long"),
    ],
)
def test_what_cannot_be_corrected_so_changes_nothing(wrong: str, right: str, text: str, why: str) -> None:
    story = PublishedStoryFactory()

    with pytest.raises(CorrectionError, match=why):
        corrected(story, wrong, right, text)

    assert story.versions.count() == 1
    assert not story.corrections.exists()


def test_a_draft_that_nobody_saw_is_not_corrected() -> None:
    with pytest.raises(CorrectionError, match="do not see"):
        corrected(StoryFactory(), "five", "six")


def rewritten(story: Story, html: str) -> None:
    """Let Ben leave a draft in which the first block of text reads otherwise."""
    draft: Any = Story.objects.get(pk=story.pk)
    first, *others = draft.body.get_prep_value()
    draft.body = json.dumps([first | {"value": html}, *others])
    draft.save_revision(user=ben())


def drafted(story: Story) -> list[str]:
    """Return what the latest draft says."""
    draft = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    return [passage.text for passage in passages_of(content_of(draft))]


@pytest.mark.parametrize(
    ("published", "draft", "after"),
    [
        (
            "<p>Five came on Monday.</p><p>Five left.</p>",
            "<p>Five came on Monday.</p><p>Five left town.</p>",
            ["Five came on Monday.", "Four left town."],
        ),
        ("<p>Five came. Five left.</p>", "<p>Five came late. Five left.</p>", ["Five came late. Four left."]),
        (
            "<p>Five came. Five left.</p>",
            "<p>Five came. Five ate. Five left.</p>",
            ["Five came. Five ate. Five left."],
        ),
    ],
)
def test_where_a_draft_was_rewritten_only_the_place_that_was_wrong_is_put_right(
    published: str, draft: str, after: list[str]
) -> None:
    story = PublishedStoryFactory(body=[("text", published)])
    rewritten(story, draft)
    assert story.public

    corrected(story, "Five", "Four", places=[places_of(story.public.content, "Five")[1].key])

    assert drafted(story)[-len(after) :] == after


def test_a_correction_of_a_version_that_readers_do_not_get_any_more_is_refused() -> None:
    story = PublishedStoryFactory(body=[("text", "<p>The Pell rose.</p>")])

    corrected(story, "Pell", "Pell River", version=1)
    with pytest.raises(CorrectionError, match="newer version"):
        corrected(story, "Pell", "Pell River", version=1)

    assert texts(story)[-1] == "The Pell River rose."
    assert story.corrections.count() == 1


def test_words_that_overlap_are_one_place() -> None:
    story = PublishedStoryFactory(body=[("text", "<p>Oh ha ha ha now, ha ha.</p>")])
    assert story.public

    corrected(story, "ha ha", "no", places=[found.key for found in places_of(story.public.content, "ha ha")])

    assert texts(story)[-1] == "Oh no ha now, no."


def test_words_are_found_across_the_breaks_of_a_deck_and_bring_none_into_a_headline() -> None:
    story = PublishedStoryFactory(headline="Council votes", deck="The  mayor\r\nspoke today.")

    corrected(story, "The mayor spoke", "She spoke")
    corrected(story, "Council votes", "Council\r\nvoted")

    assert texts(story)[:2] == ["Council voted", "She spoke today."]


def test_a_cell_of_a_table_that_is_taken_out_leaves_a_dash() -> None:
    story = PublishedStoryFactory(body=[("table", {"caption": "", "rows": "Name | Votes\nSmith | 5\nJones Smith | 7"})])
    assert story.public

    corrected(story, "Smith", "", places=[found.key for found in places_of(story.public.content, "Smith")])

    assert texts(story)[-1] == "Name | Votes\n– | 5\nJones | 7"


@pytest.mark.parametrize(
    ("text", "places", "why"),
    [("We named jane doe.", 2, "leave them out of the sentence"), (NOTE, 1, "would still stand")],
)
def test_what_nobody_may_read_is_left_nowhere(text: str, places: int, why: str) -> None:
    story = PublishedStoryFactory(body=[("text", "<p>Jane Doe came. Jane Doe left.</p>")])
    assert story.public
    keys = [found.key for found in places_of(story.public.content, "Jane Doe")]

    with pytest.raises(CorrectionError, match=why):
        corrected(story, "Jane Doe", "a woman", text=text, places=keys[:places], bar="A court said so.")

    assert "Jane Doe came." in texts(story)[-1]


def test_a_version_with_the_words_in_capitals_is_barred_too() -> None:
    story = PublishedStoryFactory(headline="JANE DOE held", body=[("text", "<p>Jane Doe came.</p>")])
    corrected(story, "JANE DOE", "A woman")

    corrected(story, "Jane Doe", "A woman", bar="A court said so.")

    assert [hasattr(version, "bar") for version in story.versions.order_by("number")] == [True, True, False]


def test_words_that_a_correction_brought_are_gone_from_its_own_note_too(client: Client) -> None:
    story = PublishedStoryFactory(body=[("text", "<p>Ann Roe came.</p>")])
    corrected(story, "Ann Roe", "Jane Doe", text="We said Ann Roe came. It was Jane Doe.")

    corrected(story, "Jane Doe", "A woman", text="We named somebody.", bar="A court said so.")

    for address in (story.path, "/corrections/", f"{story.path}versions/", f"/api/stories/{story.pk}.json"):
        page = client.get(address).content.decode()
        assert "We named somebody." in page
        assert "Jane Doe" not in page
    assert "We said Ann Roe came. It was […]." in client.get("/corrections/").content.decode()

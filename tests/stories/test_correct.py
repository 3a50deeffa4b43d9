"""A correction changes the published words and every draft, and nothing else of them."""

from datetime import datetime, timedelta
from typing import Any

import pytest

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

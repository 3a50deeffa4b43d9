"""Who may say what under a story, and what becomes of it."""

from datetime import timedelta

import pytest

from newsquare.comments.actions import CommentRefusedError, ForumClosedError, post_comment
from newsquare.comments.models import Comment, State
from newsquare.comments.queries import comment_count, comments_under
from newsquare.stories.actions import unpublish
from tests.cast import PublishedStoryFactory, StoryFactory, ben
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, regular, rejected, say

pytestmark = pytest.mark.django_db


def test_a_newcomer_waits_for_a_moderator() -> None:
    story = PublishedStoryFactory()

    comment = post_comment(author=newcomer(), story=story, text="Hello", now=MONDAY_NOON)

    assert comment.reason == "first comment"
    assert not comments_under(story).exists()


def test_once_approved_the_next_comment_is_published_at_once() -> None:
    story, eve = PublishedStoryFactory(), newcomer()
    approved(say(story, "Hello", author=eve))

    comment = say(story, "And another thing", author=eve, now=MONDAY_NOON + timedelta(hours=1))

    assert comment.state == State.PUBLISHED
    assert comment_count([story.pk]) == {story.pk: 2}


def test_a_rejected_first_comment_does_not_make_a_regular() -> None:
    story, eve = PublishedStoryFactory(), newcomer()
    rejected(say(story, "Hello", author=eve))

    assert say(story, "Again me", author=eve).state == State.HELD


def test_a_reporter_answers_without_waiting() -> None:
    story = PublishedStoryFactory()

    assert say(story, author=ben(story.station)).state == State.PUBLISHED


def test_an_answer_to_an_answer_joins_the_same_thread() -> None:
    story = PublishedStoryFactory()
    first = say(story)
    answer = say(story, "Says who?", parent=first)

    assert say(story, "Says the mayor.", parent=answer).parent == first


def test_the_button_pressed_twice_makes_one_comment() -> None:
    story = PublishedStoryFactory()

    assert say(story) == say(story, now=MONDAY_NOON + timedelta(seconds=2))
    assert comments_under(story).count() == 1


@pytest.mark.parametrize("text", ["", " \r\n ", "x" * 5001])
def test_an_empty_or_overlong_text_is_refused(text: str) -> None:
    story = PublishedStoryFactory()

    with pytest.raises(CommentRefusedError):
        say(story, text)

    assert not Comment.objects.filter(story=story).exists()


def test_a_story_takes_comments_for_the_stations_number_of_days() -> None:
    story = PublishedStoryFactory()
    end = MONDAY_NOON + timedelta(days=story.station.forum_days)

    say(story, now=end - timedelta(seconds=1))
    with pytest.raises(ForumClosedError):
        say(story, "Too late", now=end)


def test_no_comment_under_a_draft_a_withdrawn_story_or_a_closed_forum() -> None:
    draft, withdrawn, closed = StoryFactory(), PublishedStoryFactory(), PublishedStoryFactory(takes_comments=False)
    unpublish(story=withdrawn, now=MONDAY_NOON)
    withdrawn.refresh_from_db()
    dot = regular(closed)

    for story in (draft, withdrawn, closed):
        with pytest.raises(ForumClosedError):
            say(story, author=dot)


def test_a_station_that_reads_everything_first_holds_regulars_too() -> None:
    story = PublishedStoryFactory(station__forum_mode="everybody")

    assert say(story).reason == "every comment"


def test_an_answer_to_what_is_not_public_or_stands_elsewhere_stands_by_itself() -> None:
    story, elsewhere = PublishedStoryFactory(), PublishedStoryFactory()
    held, other = say(story, "Hello", author=newcomer()), say(elsewhere, "Over here")

    assert say(story, "Answer to the first", parent=held).parent is None
    assert say(story, "Answer to the second", parent=other).parent is None

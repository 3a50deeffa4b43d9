"""A story's comments as a feed: what readers see now, and not for a moment what was taken away."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, TestCase

from newsquare.comments.actions import delete_comment, edit_comment
from newsquare.stories.actions import bar_story
from newsquare.stories.models import BarKind, Story
from tests.cast import PublishedStoryFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, regular, rejected, say

pytestmark = pytest.mark.django_db


def entries(story: Story) -> list[dict[str, Any]]:
    """Return what a stranger reads in the feed."""
    answer = Client().get(f"/comments/under/{story.pk}/feed.json")
    assert answer.status_code == 200
    found: list[dict[str, Any]] = json.loads(answer.content)["items"]
    return found


def test_the_newest_comment_comes_first_with_its_author_and_what_it_answers() -> None:
    story = PublishedStoryFactory()
    first = say(story, "One < two")
    answer = say(story, "Why?", now=MONDAY_NOON + timedelta(minutes=1), author=regular(story, "Eve"), parent=first)

    newest, oldest = entries(story)

    assert (newest["authors"], oldest["authors"]) == ([{"name": "Eve"}], [{"name": "Dot"}])
    assert newest["url"] == f"http://testserver/comments/{answer.pk}/"
    assert newest["_newsquare"]["answers"] == oldest["id"]
    assert oldest["content_html"] == "<p>One &lt; two</p>"


def test_only_what_readers_see_is_in_it() -> None:
    story = PublishedStoryFactory()
    held = say(story, "Hello", author=newcomer())
    assert entries(story) == []

    approved(held)
    assert len(entries(story)) == 1


@pytest.mark.parametrize("by", ["its author", "a moderator", "its author's words"])
def test_what_is_taken_away_is_gone_at_once_without_a_worker(by: str, settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    story = PublishedStoryFactory()
    comment = say(story)
    assert len(entries(story)) == 1

    with TestCase.captureOnCommitCallbacks(execute=True):
        if by == "its author":
            delete_comment(comment=comment, by=comment.author, now=MONDAY_NOON)  # type: ignore[arg-type]
        elif by == "a moderator":
            rejected(comment)
        else:
            links = "https://a.example https://b.example https://c.example"
            edit_comment(comment=comment, by=comment.author, text=links, now=MONDAY_NOON)  # type: ignore[arg-type]

    assert not list((tmp_path / "press" / "kept").rglob("feed.json@.page"))
    assert entries(story) == []


def test_a_withdrawn_story_takes_its_feed_along() -> None:
    story = PublishedStoryFactory()
    say(story)
    bar_story(story=story, kind=BarKind.KILL)

    assert Client().get(f"/comments/under/{story.pk}/feed.xml").status_code == 404

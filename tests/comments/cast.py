"""Comments for tests: Dot has written before unless a test says otherwise."""

from datetime import datetime, timedelta
from typing import Any

from newsquare.accounts.models import User
from newsquare.comments.actions import approve, post_comment, reject
from newsquare.comments.models import Comment, HouseRule, State
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, ReaderFactory, cleo
from tests.clock import MONDAY_NOON


def newcomer(name: str = "Eve") -> User:
    """Return somebody who has never written here."""
    return ReaderFactory(name=name)


def regular(story: Story, name: str = "Dot") -> User:
    """Return a reader with one approved comment under another story of the same station."""
    user = ReaderFactory(name=name)
    if not user.comments.filter(state=State.PUBLISHED).exists():
        elsewhere = PublishedStoryFactory(station=story.station, section=story.section)
        Comment.objects.create(
            story=elsewhere,
            author=user,
            text="Hello, I am new.",
            posted_at=MONDAY_NOON - timedelta(days=3),
            state="published",
        )
    return user


def say(story: Story, text: str = "The bridge was due.", now: datetime = MONDAY_NOON, **more: Any) -> Comment:
    """Post a comment, by Dot unless `author` is named."""
    return post_comment(author=more.pop("author", None) or regular(story), story=story, text=text, now=now, **more)


def approved(comment: Comment, now: datetime = MONDAY_NOON) -> Comment:
    """Let Cleo approve a comment."""
    return approve(comment=comment, by=cleo(comment.story.station), now=now, seen=comment.fingerprint)


def rejected(comment: Comment, note: str = "", now: datetime = MONDAY_NOON) -> Comment:
    """Let Cleo reject a comment as an attack on a person."""
    return reject(
        comment=comment,
        by=cleo(comment.story.station),
        now=now,
        seen=comment.fingerprint,
        reason=HouseRule.PERSONAL_ATTACK,
        note=note,
    )

"""Plays the forum: what readers wrote, what its rules made of it, what the moderator decided."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from random import Random

from newsquare.accounts.actions import account_for, set_name
from newsquare.accounts.models import User
from newsquare.comments.actions import approve, delete_comment, post_comment, reject, report_comment, respect
from newsquare.comments.models import Comment, HouseRule, State
from newsquare.demo import nouns
from newsquare.demo.replay.stage import Event, Stage

DECIDED_AFTER = timedelta(minutes=9)
REPORTED_AFTER = timedelta(hours=1)
MOST_RESPECTS = 7


class OtherwiseError(Exception):
    """The forum's rules made something else of a comment than the demo's files say."""


def forum_events(stage: Stage) -> Iterator[Event]:
    """Yield the comments of the station, and answers to them."""
    said: dict[int, Comment] = {}
    for comment in stage.content.comments:
        yield Event(comment.posted_at, partial(_say, stage, comment, None, said))
        for reply in comment.replies:
            yield Event(reply.posted_at, partial(_say, stage, reply, comment, said))


def _say(stage: Stage, comment: nouns.Comment, under: nouns.Comment | None, said: dict[int, Comment]) -> None:
    row = post_comment(
        author=_voice(stage, comment),
        story=stage.stories[comment.story],
        text=comment.text,
        now=comment.posted_at,
        parent=said[id(under)] if under else None,
    )
    said[id(comment)] = _settled(stage, comment, row)
    _respect(stage, comment, said[id(comment)])
    for report in comment.reports:
        report_comment(
            comment=row,
            by=_reader(report.by, comment.posted_at),
            reason=HouseRule(report.rule),
            words=report.words,
            now=min(comment.posted_at + REPORTED_AFTER, stage.now),
        )


def _respect(stage: Stage, comment: nouns.Comment, row: Comment) -> None:
    """Let some who write in this forum respect a comment: the same ones each time."""
    if row.state != State.PUBLISHED:
        return
    chance = Random(comment.text)  # noqa: S311  # It decides nothing but a number on a page.
    others = [reader for reader in stage.content.commenters if reader is not comment.by]
    for reader in chance.sample(others, k=min(chance.randrange(MOST_RESPECTS), len(others))):
        respect(comment=row, by=_reader(reader, comment.posted_at), now=comment.posted_at)


def _settled(stage: Stage, comment: nouns.Comment, row: Comment) -> Comment:
    """Bring a comment into the state that the content tells of, by the hand that brings comments there."""
    moderator, now = stage.with_login("moderator"), min(comment.posted_at + DECIDED_AFTER, stage.now)
    match comment.state:
        case "held" if (row.state, row.reason) != (State.HELD, comment.reason):
            raise OtherwiseError(f"{comment.by.slug} under {comment.story}: {row.state} ({row.reason})")
        case "approved" if row.state == State.HELD:
            return approve(comment=row, by=moderator, now=now, seen=row.fingerprint)
        case "rejected":
            rule = HouseRule(comment.rule)
            return reject(comment=row, by=moderator, now=now, seen=row.fingerprint, reason=rule, note=comment.reason)
        case "deleted":
            delete_comment(comment=row, by=_voice(stage, comment), now=now)
    return row


def _voice(stage: Stage, comment: nouns.Comment) -> User:
    if isinstance(comment.by, nouns.Person):
        return stage.people[comment.by.slug]
    return _reader(comment.by, comment.posted_at)


def _reader(reader: nouns.Commenter, now: datetime) -> User:
    """Return a reader's account, made when it is first needed."""
    user = account_for(email=reader.email, now=now)
    if not user.name:
        set_name(user=user, name=reader.name)
    return user

"""Plays the newsletter: readers ask for it, and an issue of it left yesterday at five."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from newsquare.circulation.actions import (
    IssueText,
    ask_to_follow,
    begin_issue,
    confirm,
    prepare,
    schedule_issue,
    write_issue,
)
from newsquare.circulation.models import Follower, Newsletter, subject_of
from newsquare.demo.nouns import Letter
from newsquare.demo.replay.stage import Event, Stage, settle

FOLLOWED_BEFORE = timedelta(days=2)
FIVE = 17  # O'clock.


def letter_events(stage: Stage) -> Iterator[Event]:
    """Yield the readers' asking and the issue."""
    letter = stage.content.letter
    if letter is None:
        return
    sent_at = _yesterday_at_five(stage)
    yield Event(sent_at - FOLLOWED_BEFORE, lambda: _follow(stage, letter, sent_at - FOLLOWED_BEFORE))
    yield Event(sent_at, lambda: _send(stage, letter, sent_at))


def _yesterday_at_five(stage: Stage) -> datetime:
    today = stage.now.astimezone(stage.station.zone)
    return (today - timedelta(days=1)).replace(hour=FIVE, minute=0, second=0, microsecond=0)


def _follow(stage: Stage, letter: Letter, at: datetime) -> None:
    row = Newsletter.objects.create(
        station=stage.station, name=letter.name, slug=letter.slug, description=letter.description
    )
    for address in letter.readers:
        ask_to_follow(subject=subject_of(row), email=address, now=at)
        follower = Follower.objects.get(station=stage.station, email=address)
        settle(at, follower=follower)
        confirm(follower=follower, subjects=[subject_of(row)], now=at + timedelta(minutes=3))


def _send(stage: Stage, letter: Letter, at: datetime) -> None:
    """Let an editor compose the issue and send it; what left yesterday is settled."""
    editor = stage.with_login("editor")
    newsletter = Newsletter.objects.get(station=stage.station, slug=letter.slug)
    issue = begin_issue(newsletter=newsletter, subject=letter.subject, by=editor, now=at - timedelta(hours=1))
    picks = tuple(stage.stories[slug].pk for slug in letter.picks)
    text = IssueText(subject=letter.subject, opening=letter.opening, picks=picks)
    write_issue(issue=issue, text=text, by=editor, now=at - timedelta(minutes=20))
    edition = schedule_issue(issue=issue, at=at, by=editor, now=at)
    prepare(edition_id=edition.pk, now=at)
    settle(at, edition=edition)

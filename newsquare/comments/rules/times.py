"""When a forum is open, and how long a comment may be changed. Pure functions."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

EDIT_WINDOW = timedelta(minutes=5)
MAIL_AT = time(17)


@dataclass(frozen=True)
class Forum:
    """All that decides whether comments may be written under a story."""

    station_open: bool
    story_open: bool
    published_at: datetime | None
    days: int


def closes_at(forum: Forum) -> datetime | None:
    """Return when an open forum closes; None where it is not open at all."""
    if not (forum.station_open and forum.story_open and forum.published_at):
        return None
    return forum.published_at + timedelta(days=forum.days)


def is_open(forum: Forum, now: datetime) -> bool:
    """Say whether comments may be written."""
    end = closes_at(forum)
    return end is not None and now < end


def next_mail_at(now: datetime, zone: tzinfo) -> datetime:
    """Return when the next mail about answers is due: at five in the afternoon by the station's clock."""
    today = datetime.combine(now.astimezone(zone).date(), MAIL_AT, zone)
    due = today if now < today else datetime.combine(today.date() + timedelta(days=1), MAIL_AT, zone)
    return due.astimezone(UTC)


def may_edit(posted_at: datetime, now: datetime) -> bool:
    """Say whether a comment is young enough to be changed by its author."""
    return now < posted_at + EDIT_WINDOW

"""When a confirmation may be asked for, and when a failed mail is tried again. Pure functions."""

from datetime import datetime, timedelta

ASK_AGAIN = timedelta(days=1)
FORGET_UNCONFIRMED = timedelta(days=7)
FORGET_WHO_LEFT = timedelta(days=1)  # Until then a reader who stopped everything can think again.
KEEP_SETTLED = timedelta(days=35)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))


def may_ask(asked_at: datetime | None, now: datetime) -> bool:
    """Say whether a confirmation may be sent: one a day, until the reader answers one."""
    return asked_at is None or now - asked_at >= ASK_AGAIN


def next_try(attempts: int, now: datetime) -> datetime | None:
    """Return when a mail that failed `attempts` times is tried again; None when we give up (after about two days)."""
    return now + PAUSES[attempts - 1] if 0 < attempts <= len(PAUSES) else None

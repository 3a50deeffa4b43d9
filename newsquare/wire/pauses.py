"""How long to wait before a source is asked again. Pure functions on times: no database, no clock."""

import re
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

EVERY = timedelta(minutes=5)
SLOWEST = timedelta(minutes=30)  # However seldom a feed says that it should be read.
FIRST_PAUSE = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(hours=1)
LONGEST_WISH = timedelta(days=1)  # However long a host tells us to stay away.
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_TTL = re.compile(r"<ttl>\s*(\d{1,6})\s*</ttl>")
_PERIOD = re.compile(r"<(?:\w+:)?updatePeriod>\s*(\w+)\s*</")
_FREQUENCY = re.compile(r"<(?:\w+:)?updateFrequency>\s*(\d{1,6})\s*</")


def after_answer(hint: int | None, *, is_cheap: bool) -> timedelta:
    """Return the pause after an answer. A host that can say “nothing new” is asked often: that costs it nothing."""
    if is_cheap or not hint:
        return EVERY
    return max(EVERY, min(SLOWEST, timedelta(seconds=hint)))


def after_failure(failures: int, wish: timedelta | None) -> timedelta:
    """Return the pause after so many failures in a row; never shorter than the host wishes, up to a day."""
    growing = min(LONGEST_PAUSE, FIRST_PAUSE * (1 << min(max(failures - 1, 0), 10)))
    return max(growing, min(wish, LONGEST_WISH)) if wish else growing


def spread(pause: timedelta, seed: str) -> timedelta:
    """Return the pause up to a tenth longer, so that not everything is asked in the same second."""
    return pause * (1 + zlib.crc32(seed.encode()) / 2**32 / 10)


def wish_of(retry_after: str, now: datetime) -> timedelta | None:
    """Read Retry-After (RFC 9110, 10.2.3): seconds, or a date."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), 10**8))
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(timedelta(0), (at if at.tzinfo else at.replace(tzinfo=UTC)) - now)


def hint_of(head: str) -> int | None:
    """Return after how many seconds a feed says that it may be read again: `ttl`, or the syndication module's."""
    if found := _TTL.search(head):
        return int(found[1]) * 60 or None
    period = _PERIOD.search(head)
    seconds = _PERIODS.get(period[1].lower()) if period else None
    frequency = _FREQUENCY.search(head)
    return seconds // max(1, int(frequency[1]) if frequency else 1) if seconds else None

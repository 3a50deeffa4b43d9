"""When a confirmation may be asked for, a digest is due, and a failed mail is tried again. Pure functions."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsquare.lib.local_time import gap_around, moments_of

ASK_AGAIN = timedelta(days=1)
MOST_ASKED = 3  # Confirmations without an answer; then none until the address was forgotten.
FORGET_UNCONFIRMED = timedelta(days=7)
FORGET_WHO_LEFT = timedelta(days=1)  # Until then a reader who stopped everything can think again.
LATE = timedelta(minutes=10)  # What leaves so long after its hour is told as late.
KEEP_SETTLED = timedelta(days=35)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))

UNLIKE = 3  # How many times larger or smaller than the last an audience may be before a person is asked.
SMALL = 100  # Where both are smaller than this, no person is asked.
SOFT_BOUNCES = 5  # So many mails in a row that came back, and an address gets no more.


@dataclass(frozen=True)
class Doubt:
    """Why a person is asked before a mailing leaves: it has more readers than a number, or is unlike the last one."""

    audience: int
    above: int | None = None
    last: int | None = None


def doubt_about(audience: int, last: int | None, above: int) -> Doubt | None:
    """Return why a person must confirm a mailing to so many, or None. `last` had the same aim; None if it is the first.

    A list of 760 that is sent to 78,458 is stopped, and one of 78,458 that is sent to 760 too.
    """
    if last is not None and max(audience, last) >= SMALL and max(audience, last) > UNLIKE * min(audience, last):
        return Doubt(audience, last=last)
    return Doubt(audience, above=above) if audience > above else None


def next_try(attempts: int, now: datetime) -> datetime | None:
    """Return when a mail that failed `attempts` times is tried again; None when we give up (after about two days)."""
    return now + PAUSES[attempts - 1] if 0 < attempts <= len(PAUSES) else None


WORDS_OF_NEWS = 2


def has_news(before: str, after: str) -> bool:
    """Say whether a headline tells something new: two words at least that the old one did not have.

    A slip of the pen that was put right changes one.
    """
    old, new = (set(re.findall(r"\w+", headline.casefold())) for headline in (before, after))
    return len(new - old) >= WORDS_OF_NEWS


@dataclass(frozen=True)
class Timing:
    """When mail suits a reader, by the clock of a zone: the hour and weekday of digests, the quiet hours if any."""

    zone: ZoneInfo
    hour: int = 7
    weekday: int = 6
    quiet: tuple[int, int] | None = None


def last_digest(timing: Timing, rhythm: str, now: datetime) -> datetime:
    """Return the newest moment, now or before, at which a daily or weekly digest was due."""
    day = now.astimezone(timing.zone).date()
    days = (day - timedelta(days=back) for back in range(9))
    return next(
        due for each in days if _is_day(timing, rhythm, each) and (due := _at(timing, timing.hour, each)) <= now
    )


def next_digest(timing: Timing, rhythms: Collection[str], now: datetime) -> datetime | None:
    """Return the next moment after now at which a digest is due; None where nothing waits for one."""
    if not {"daily", "weekly"} & set(rhythms):
        return None
    rhythm = "daily" if "daily" in rhythms else "weekly"
    day = now.astimezone(timing.zone).date()
    days = (day + timedelta(days=on) for on in range(9))
    return next(due for each in days if _is_day(timing, rhythm, each) and (due := _at(timing, timing.hour, each)) > now)


def quiet_until(timing: Timing, now: datetime) -> datetime | None:
    """Return when the quiet hours end in which a moment falls; None outside them."""
    if timing.quiet is None or timing.quiet[0] == timing.quiet[1]:
        return None
    begin, end = timing.quiet
    local = now.astimezone(timing.zone)
    over_night = begin > end
    is_quiet = (local.hour >= begin or local.hour < end) if over_night else begin <= local.hour < end
    if not is_quiet:
        return None
    day = local.date() + timedelta(days=1 if over_night and local.hour >= begin else 0)
    return _at(timing, end, day)


def _is_day(timing: Timing, rhythm: str, day: date) -> bool:
    return rhythm == "daily" or day.weekday() == timing.weekday


def _at(timing: Timing, hour: int, day: date) -> datetime:
    """Return the moment of an hour on a day: the first where it comes twice, the end of the gap where it is missing."""
    wall = datetime.combine(day, time(hour % 24))
    moments = moments_of(wall, timing.zone)
    if not moments:
        moments = moments_of(gap_around(wall, timing.zone)[1], timing.zone)
    return moments[0].astimezone(UTC)

"""Ages and days: the demo's news is as old as its files say, whenever it is built."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from zoneinfo import ZoneInfo

MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
FRIDAY, SATURDAY = 4, 5
ALLOWED = {"": set(range(7)), "weekday": set(range(5)), "next-weekday": set(range(5)), "fri": {FRIDAY}}

SPAN = re.compile(r"^(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?$")
CLOCK = re.compile(r"^(?:(\d+)d|(tomorrow))\s+(\d\d):(\d\d)$")
TOKEN = re.compile(r"\{([a-z]+)(?::([a-z0-9-]+))?(?: ?([+-]\d+[mh]?))?\}")


class AgeError(ValueError):
    """An age or a day that cannot be understood."""


def span(text: str) -> timedelta:
    """Read a span of time: “2d”, “5h”, “1h 35m”, “50m”."""
    match = SPAN.match(text.strip())
    if not match or not any(match.groups()):
        raise AgeError(f"“{text}” is no span of time: write 5h, 1h 35m or 12d")
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def moment(age: str, on: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Return when something of an age happened: “5h” ago, or “2d 21:40”, two days ago at 21:40 by the local clock.

    `on` moves it to a day on which such things happen: back to a “weekday” or a “fri”, on to the “next-weekday”.
    """
    if on not in ALLOWED:
        raise AgeError(f"“{on}” is no kind of day: write weekday, next-weekday or fri")
    match = CLOCK.match(age)
    if not match:
        return (now - span(age)).astimezone(UTC)
    days, tomorrow, hour, minute = match.groups()
    day = now.astimezone(zone).date() + (timedelta(1) if tomorrow else -timedelta(int(days)))
    step = timedelta(1 if on == "next-weekday" else -1)
    while day.weekday() not in ALLOWED[on]:
        day += step
    return datetime.combine(day, time(int(hour), int(minute)), zone).astimezone(UTC)


@dataclass(frozen=True)
class Calendar:
    """Fills the days into a text: {day} is the weekday of `at`, {day+2} two days later, {date:slug} another story's.

    {workday+3} and {workdate+3} skip to a Monday over a weekend; {when:slug} is a weekday when near, else a date;
    {pubdate-35m} is a time as RSS writes it.
    """

    at: datetime
    zone: ZoneInfo
    stories: Mapping[str, datetime]

    def fill(self, text: str) -> str:
        """Return the text with its days in place. Raises AgeError for a token that means nothing."""
        return TOKEN.sub(lambda match: self._token(*match.groups()), text)

    def _token(self, name: str, story: str | None, shift: str | None) -> str:
        if story and story not in self.stories:
            raise AgeError(f"{{{name}:{story}}} names no story")
        start = self.stories[story] if story else self.at
        if name == "pubdate":
            back = span((shift or "-0m").lstrip("+-"))
            return format_datetime((start - back).astimezone(self.zone))
        day = start.astimezone(self.zone).date() + timedelta(int(shift or 0))
        match name:
            case "day":
                return WEEKDAYS[day.weekday()]
            case "date":
                return _date(day)
            case "workday":
                return WEEKDAYS[_workday(day).weekday()]
            case "workdate":
                return _date(_workday(day))
            case "when":
                near = abs((day - self.at.astimezone(self.zone).date()).days) < 7
                return WEEKDAYS[day.weekday()] if near else _date(day)
        raise AgeError(f"{{{name}}} means nothing")


def _date(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}"


def _workday(day: date) -> date:
    while day.weekday() >= SATURDAY:
        day += timedelta(1)
    return day

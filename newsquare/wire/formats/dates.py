"""Times as feeds and pages write them: ISO 8601, RFC 822, named zones, and months in six languages."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from newsquare.lib.text import one_line

ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2,
    "eet": 2, "eest": 3, "msk": 3, "brt": -3, "art": -3, "ast": -4, "adt": -3, "est": -5, "edt": -4,
    "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
    "jst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
REGIONS = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
"""Names that mean winter or summer time, whichever it is."""

_MONTHS = """
jan january januar jän jänner janeiro enero ene janvier janv gennaio gen januari
feb february februar fevereiro fev febrero février févr fév febbraio februari
mar march mär märz mrz maerz março marco marzo mars maart mrt
apr april abril abr avril avr aprile
may mai maio mayo maggio mag mei
jun june juni junho junio juin giugno giu
jul july juli julho julio juillet juil luglio lug
aug august agosto ago août aout augustus
sep sept september setembro set septiembre septembre settembre
oct october oktober okt outubro out octubre octobre ottobre ott
nov november novembro noviembre novembre
dec december dezember dez dezembro diciembre dic décembre déc dicembre
"""
MONTHS = {name: number for number, line in enumerate(_MONTHS.split("\n")) for name in line.split()}

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*([zZ]|[+-]\d\d:?(?:\d\d)?|[A-Za-z]{2,4})?$"
)
_WORDS = re.compile(
    r"(?:\w+[.,]*\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?[.\s-]+(?:de\s+)?([^\W\d]+)|([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?)"
    r"[.,\s-]+(?:de\s+)?(\d{4}|\d\d)\b(.*)$"
)
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d\d)(?::(\d\d))?(?:\s*([ap])\.?m\b\.?)?", re.IGNORECASE)
_CLOCK_FIRST = re.compile(
    r"^(\d{1,2}:\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{1,4}\b)?),?\s+(?:on\s+)?(.*\d{4})$", re.IGNORECASE
)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)?\s*(?:\(.*\))?$")
_NAME = re.compile(r"([A-Za-z]{1,4})\s*$")


def moment(text: str | None, zone: tzinfo = UTC) -> tuple[datetime | None, bool]:
    """Return the time in UTC and whether the text named its zone; (None, False) when it is not understood."""
    text = one_line(text)
    if not text or len(text) > 100:
        return None, False
    try:
        return _iso(text, zone) or _in_words(_CLOCK_FIRST.sub(r"\2 \1", text), zone) or (None, False)
    except (ValueError, OverflowError):
        return None, False


def utc(text: str | None, zone: tzinfo = UTC) -> datetime | None:
    """Return the time in UTC, or None when it is not understood."""
    return moment(text, zone)[0]


def _iso(text: str, zone: tzinfo) -> tuple[datetime, bool] | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, offset = found.groups()
    named = _zone(offset or "")
    at = datetime(
        int(year), int(month), int(day), int(hour or 0), int(minute or 0), min(int(second or 0), 59), tzinfo=UTC
    )
    return _placed(at, named, zone), named is not None


def _in_words(text: str, zone: tzinfo) -> tuple[datetime, bool] | None:
    found = _WORDS.match(text)
    if not found:
        return None
    day_first, month_after, month_first, day_after, year, rest = found.groups()
    month = MONTHS.get((month_after or month_first).lower())
    if not month:
        return None
    day = date(_full_year(int(year)), month, int(day_first or day_after))
    clock = _CLOCK.search(rest)
    hour, minute, second = _time(clock)
    named = _zone(rest[clock.end() :] if clock else rest)
    return _placed(
        datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC), named, zone
    ), named is not None


def _time(clock: re.Match[str] | None) -> tuple[int, int, int]:
    if not clock:
        return 0, 0, 0
    hour, minute, second, half = int(clock[1]), int(clock[2]), int(clock[3] or 0), (clock[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (0, 0, 0) if hour == 24 else (hour, minute, min(second, 59))


def _full_year(year: int) -> int:
    return year if year >= 100 else year + (2000 if year < 70 else 1900)


def _zone(text: str) -> tzinfo | None:
    text = text.strip()
    if offset := _OFFSET.search(text):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    found = _NAME.search(text)
    name = found[1].lower() if found else ""
    if name in REGIONS:
        return ZoneInfo(REGIONS[name])
    hours = ZONES.get(name)
    return timezone(timedelta(hours=hours)) if hours is not None else None


def _placed(at: datetime, named: tzinfo | None, zone: tzinfo) -> datetime:
    return at.replace(tzinfo=named or zone).astimezone(UTC)

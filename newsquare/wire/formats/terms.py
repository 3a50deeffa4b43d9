"""Words about what may be done with copy: places and times are taken out of them only where they are certain."""

import re
from datetime import datetime, timedelta

from newsquare.lib.text import one_line

_OUT = re.compile(r"(?<![\w.])([A-Z](?:[A-Z&' -]|\.(?=\S|\s+OUT\b)){1,40}?)\s+OUT\b")
_EXCEPT = re.compile(r"(?i)\b(world(?:wide)? rights,? (?:except|excluding)\s+[\w ,&.-]{2,60})")
_NO_PLACE = {"BLACK", "CUT", "SOLD", "TIME", "MAGS", "MAGAZINES", "TV", "INTERNET", "PRINT", "ONLINE", "RADIO"}
"""What may be out as well, but is no place: MAGS OUT."""

_DAYS = re.compile(
    r"(?i)\b(?:for|within|up to|after)?\s*(\d{1,3})\s+(days?|hours?)\s+(?:from|after|of)\s+(?:the\s+)?"
    r"(?:time\s+of\s+|date\s+of\s+)?(?:transmission|publication|receipt|release|sending)"
)


def places_in(*texts: str | None) -> str | None:
    """Return restrictions to places as they are written: `TURKEY OUT`, `World Rights Except Italy`."""
    found = [each for text in texts if text for pattern in (_OUT, _EXCEPT) for each in pattern.finditer(text)]
    places = [one_line(each.group()).strip(" .,;*") for each in found if each.group(1).strip() not in _NO_PLACE]
    return "; ".join(dict.fromkeys(places)) or None


def is_counted(text: str | None) -> bool:
    """Say whether the words give so many days or hours."""
    return _DAYS.search(text or "") is not None


def until_in(text: str | None, sent: datetime | None) -> datetime | None:
    """Return when a right ends that is given for so many days from transmission; nothing where the words differ."""
    if sent is None or not text:
        return None
    found = _DAYS.findall(text)
    if len({(number, unit.lower()) for number, unit in found}) != 1:
        return None
    number, unit = int(found[0][0]), found[0][1].lower()
    try:
        return sent + (timedelta(hours=number) if unit.startswith("hour") else timedelta(days=number))
    except OverflowError:
        return None

"""Times as agencies' machines write them, the second way."""

import re
from datetime import UTC, datetime

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$")


def moment(written: str | None) -> datetime | None:
    """Return a time of ISO 8601, of the long or the short form, in UTC; one without a zone is taken for UTC."""
    found = _ISO.match((written or "").strip())
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    zone = (found[7] or "Z").replace(":", "")
    offset = "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[3:]}"
    try:
        at = datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{offset}")
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def stamp(written: str | None) -> str | None:
    """Return a time as the wire's JSON writes it."""
    at = moment(written)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None

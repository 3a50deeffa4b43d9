"""When an agency lets copy be shown: its embargo, its window and its end, as spans in which it may not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsquare.copydesk.rules.arriving import time_of


@dataclass(frozen=True)
class Closed:
    """A span in which copy may not be shown, and why. An open end is for ever."""

    kind: str
    note: str
    from_at: datetime | None = None
    until_at: datetime | None = None


def closed_spans(data: Mapping[str, Any]) -> list[Closed]:
    """Return the spans in which a version, as `wire parse` prints it, may not be shown. They do not depend on now."""
    rights = data.get("rights") or {}
    embargo, end = time_of(data.get("embargo_utc")), time_of(data.get("expires_utc"))
    begins, ends = time_of(rights.get("from_utc")), time_of(rights.get("until_utc"))
    asked = (
        (embargo, Closed("embargo", "The agency’s embargo", until_at=embargo)),
        (not embargo and data.get("pubstatus") == "embargoed", Closed("embargo", "Under embargo; no end is given")),
        (begins, Closed("rights", "The agency’s window begins", until_at=begins)),
        (ends, Closed("rights", "The agency’s window ends", from_at=ends)),
        (end, Closed("rights", "The agency’s copy expires", from_at=end)),
        (data.get("publishable") is False, Closed("not publishable", "Not meant for publication")),
    )
    return [closed for holds, closed in asked if holds]

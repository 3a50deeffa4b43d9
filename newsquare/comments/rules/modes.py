"""Whose comments are read first, and when a story is read first by itself. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

LOOKED_AT = 20  # So many of a story's last comments are looked at.
BAD_AT_LEAST, BAD_SHARE = 5, 1 / 3
READ_FOR = timedelta(hours=12)  # So long a story that went bad is read first.

# The closest rules: what is set for the author stands before what is set for the story, and so on.
REASONS = {
    "author": "author is read",
    "story": "story is read",
    "section": "section is read",
    "station": "every comment",
}


@dataclass(frozen=True)
class Setting:
    """One setting: for whom ("author", "story", "section", "station"), read first or after, until when."""

    scope: str
    is_first: bool
    until: datetime | None = None


def read_first(settings: Sequence[Setting], now: datetime, *, by_station: bool) -> str:
    """Return why a comment is read before it appears; empty when it is not. `by_station` is the station's habit."""
    in_force = [setting for setting in settings if setting.until is None or now < setting.until]
    for scope, reason in REASONS.items():
        closest = next((setting for setting in in_force if setting.scope == scope), None)
        if closest:
            return reason if closest.is_first else ""
    return REASONS["station"] if by_station else ""


def has_soured(fates: Sequence[bool]) -> bool:
    """Say whether a story went bad: of its last comments (True: held for its words, reported or rejected) too many."""
    last = fates[:LOOKED_AT]
    return sum(last) >= BAD_AT_LEAST and sum(last) >= BAD_SHARE * len(last)

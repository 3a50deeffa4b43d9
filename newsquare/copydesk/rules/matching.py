"""Whether a rule fits copy: the words of its fields, its subjects, what it is, and when it came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from typing import Any

from newsquare.copydesk.rules.words import all_folded, folded, holds

ANY, ALL, NONE = "any", "all", "none"
HOWS = (ANY, ALL, NONE)
SUBJECT = "subject"
FIELDS: dict[str, tuple[str, ...]] = {
    "headline": ("headline",),
    "slugline": ("slugline",),
    "byline": ("byline",),
    "body": ("deck", "body_text"),
    SUBJECT: (),
    "keyword": ("keywords", "topic"),
    "place": ("places", "dateline"),
    "credit": ("distributor",),
    "language": ("language",),
}
"""What a condition can look in, and the keys of the parsed item that hold it."""


@dataclass(frozen=True)
class Words:
    """A condition: a field has any, all or none of some words. A subject is a code, or a name as its agency has it."""

    field: str
    how: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """What copy must be for a rule to fit it. All of it must hold; what is not said holds of everything."""

    words: tuple[Words, ...] = ()
    kind: str = ""
    urgency: int | None = None  # So urgent or more: 1 is a flash.
    shortest: int | None = None
    longest: int | None = None
    pictured: bool | None = None
    since: time | None = None  # From this time of the station's day …
    until: time | None = None  # … to this; where it is the earlier one, over midnight.
    days: frozenset[int] = frozenset()  # Monday is 0; none named is any day.


class Copy:
    """A version of an item as rules see it: its parsed data, when it came by the station's clock, its subjects.

    `under` holds the codes of its subjects with all that stand above them in their tree.
    """

    def __init__(self, data: Mapping[str, Any], came: datetime, under: frozenset[str] = frozenset()) -> None:
        self.data, self.came, self.under = data, came, under
        self._looked: dict[str, str] = {}

    def text(self, field: str) -> str:
        """Return what a field holds, folded once."""
        if field not in self._looked:
            keys = FIELDS.get(field, ())
            self._looked[field] = all_folded(text for key in keys for text in texts_of(self.data.get(key)))
        return self._looked[field]

    @cached_property
    def names(self) -> frozenset[str]:
        """The subjects by the names and codes that the agency wrote."""
        named = [*texts_of(self.data.get("subjects")), *texts_of(self.data.get("topic"))]
        classes = self.data.get("classes")
        for each in classes if isinstance(classes, list | tuple) else ():
            named += texts_of([each.get("name"), each.get("code")]) if isinstance(each, Mapping) else []
        return frozenset(folded(name) for name in named)

    @cached_property
    def words(self) -> int:
        """How many words its body has."""
        return sum(len(text.split()) for text in texts_of(self.data.get("body_text")))


def texts_of(value: Any) -> list[str]:
    """Return the texts in a value of parsed data: one, several or none."""
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if isinstance(value, list | tuple) else []


def fits(match: Match, copy: Copy, *, whenever: bool = False) -> bool:
    """Say whether copy is what a rule asks for; `whenever` leaves out the hours and days."""
    return (
        all(_has(condition, copy) for condition in match.words)
        and (not match.kind or copy.data.get("kind", "text") == match.kind)
        and _is_so_urgent(match.urgency, copy.data.get("urgency"))
        and (match.shortest is None or copy.words >= match.shortest)
        and (match.longest is None or copy.words <= match.longest)
        and (match.pictured is None or bool(copy.data.get("pictures")) == match.pictured)
        and (whenever or _came_then(match, copy.came))
    )


def _has(condition: Words, copy: Copy) -> bool:
    if condition.field == SUBJECT:
        found = [value in copy.under or folded(value) in copy.names for value in condition.values]
    else:
        found = [holds(copy.text(condition.field), value) for value in condition.values]
    if condition.how == ALL:
        return all(found)
    return any(found) if condition.how == ANY else not any(found)


def _is_so_urgent(wanted: int | None, urgency: Any) -> bool:
    return wanted is None or (isinstance(urgency, int) and urgency <= wanted)


def _came_then(match: Match, came: datetime) -> bool:
    if match.days and came.weekday() not in match.days:
        return False
    if match.since is None or match.until is None or match.since == match.until:
        return True
    clock = came.time()
    if match.since < match.until:
        return match.since <= clock < match.until
    return clock >= match.since or clock < match.until

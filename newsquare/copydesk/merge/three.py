"""The merge of three texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsquare.copydesk.merge.known import same_units
from newsquare.copydesk.merge.order import reordered, woven
from newsquare.copydesk.merge.text import Text, Unit

ORDER = "order"
SETS = frozenset({"topics"})
"""Fields that are sets: what either side put in or took out holds, so they are never in conflict."""


@dataclass(frozen=True)
class Change:
    """What the wire changed and we had not: it follows. A side is None where the thing is not there."""

    key: str  # The name of a field, the id of a unit, or ORDER.
    then: Any
    now: Any


@dataclass(frozen=True)
class Conflict:
    """What both changed. Ours stays in the draft until a person settles it."""

    key: str
    then: Any
    now: Any
    ours: Any


@dataclass(frozen=True)
class Merged:
    """The text put together, and what a person should know of it."""

    text: Text
    ground: Text
    """What the text stands on when a person saves it: the wire's now, save where a conflict is open."""
    now: Text
    """The wire's now, each unit with the id of the ground's that it is."""
    conflicts: tuple[Conflict, ...]
    followed: tuple[Change, ...]


@dataclass(frozen=True)
class _One:
    """What became of one field or unit."""

    text: Any
    ground: Any
    conflict: bool = False
    followed: bool = False


def _settle(then: Any, now: Any, ours: Any, same: Any) -> _One:
    """Decide about one thing of three texts, `same` being how two of it are compared."""
    if same(then, now):
        return _One(ours, then)
    if same(then, ours):
        return _One(now, now, followed=True)
    if same(now, ours):
        return _One(ours, now)
    return _One(ours, then, conflict=True)


def merge(ground: Text, ours: Text, now: Text) -> Merged:
    """Put together the wire's text that ours stands on, ours, and the wire's now. Depends on nothing else.

    The units of a version that arrives have no ids; those of one that was merged before have those of `Merged.now`.
    """
    return merge_known(ground, *known(ground, ours, now))


def known(ground: Text, ours: Text, now: Text) -> tuple[Text, Text]:
    """Return ours and the wire’s now with the ids of the ground: the same thing has the same id in all three."""
    own = same_units(ground.body, ours.body)
    new = same_units(ground.body, now.body, taken=[unit.id for unit in own])
    return replace(ours, body=own), replace(now, body=_written_here_too(ground.body, own, new))


def merge_known(ground: Text, ours: Text, now: Text) -> Merged:
    """Put together three texts whose units have their ids."""
    conflicts: list[Conflict] = []
    followed: list[Change] = []
    fields, under = _fields(ground.fields, ours.fields, now.fields, conflicts, followed)
    body, ground_body = _body(ground.body, ours.body, now.body, conflicts, followed)
    return Merged(Text(fields, body), Text(under, ground_body), now, tuple(conflicts), tuple(followed))


def _fields(
    ground: Mapping[str, Any],
    ours: Mapping[str, Any],
    now: Mapping[str, Any],
    conflicts: list[Conflict],
    followed: list[Change],
) -> tuple[dict[str, Any], dict[str, Any]]:
    text, under = dict(ours), dict(ground)
    for name in now:
        then, new, own = ground.get(name), now[name], ours.get(name)
        if name in SETS:
            own = sorted((set(own or ()) | (set(new) - set(then or ()))) - (set(then or ()) - set(new)))
            one = _One(own, new, followed=sorted(own) != sorted(ours.get(name) or ()))
        else:
            one = _settle(then, new, own, lambda a, b: a == b)
        text[name], under[name] = one.text, one.ground
        if one.conflict:
            conflicts.append(Conflict(name, then, new, own))
        if one.followed:
            followed.append(Change(name, then, new))
    return text, under


def _same(one: Unit | None, other: Unit | None) -> bool:
    return one.said == other.said if one and other else one is other


def _body(
    ground: Sequence[Unit],
    ours: Sequence[Unit],
    now: Sequence[Unit],
    conflicts: list[Conflict],
    followed: list[Change],
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    then_by, ours_by, now_by = ({unit.id: unit for unit in units} for units in (ground, ours, now))
    text: dict[str, Unit] = {}
    under: dict[str, Unit] = {}
    place, under_place = _places(list(then_by), list(ours_by), list(now_by), conflicts, followed)
    for key in place:
        then, new, own = then_by.get(key), now_by.get(key), ours_by.get(key)
        one = _settle(then, new, own, _same)
        if one.text:
            text[key] = one.text
        if one.ground:
            under[key] = one.ground
        if one.conflict:
            conflicts.append(Conflict(key, then, new, own))
        if one.followed:
            followed.append(Change(key, then, new))
    return tuple(text.values()), tuple(under[key] for key in under_place if key in under)


def _written_here_too(ground: Sequence[Unit], ours: Sequence[Unit], now: Sequence[Unit]) -> tuple[Unit, ...]:
    """Give what is new on the wire the id of what somebody here wrote in the same words."""
    before = {unit.id for unit in ground}
    own: dict[str, list[str]] = {}
    for unit in ours:
        if unit.id not in before:
            own.setdefault(unit.said, []).append(unit.id)
    named = []
    for unit in now:
        same = own.get(unit.said) if unit.id not in before else None
        named.append(Unit(same.pop(0), unit.kind, unit.value) if same else unit)
    return tuple(named)


def _places(
    then: list[str], ours: list[str], now: list[str], conflicts: list[Conflict], followed: list[Change]
) -> tuple[list[str], list[str]]:
    """Return the order of the text, what was taken out on either side among it, and that of its ground.

    Ours holds, unless the wire moved something and we did not.
    """
    here, there = reordered(then, ours, among=now), reordered(then, now, among=ours)
    wire = woven(now, then)
    if there and not here:
        followed.append(Change(ORDER, then, now))
        return woven(wire, ours), wire
    added_here = set(ours) - set(then) - set(now)
    own = woven(woven(ours, then), now, behind=added_here)
    if there and reordered(ours, now, among=then):
        conflicts.append(Conflict(ORDER, then, now, ours))
        return own, woven(then, now)
    return own, wire

"""What a person decided about conflicts, put into the texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Literal

from newsquare.copydesk.merge.known import same_units
from newsquare.copydesk.merge.order import woven
from newsquare.copydesk.merge.text import Text, Unit
from newsquare.copydesk.merge.three import ORDER, Conflict, Merged, known, merge_known


@dataclass(frozen=True)
class Choice:
    """What is done about one conflict. `words` are those of a rewriting: of a unit, its paragraphs by blank lines."""

    do: Literal["take", "keep", "rewrite"]
    words: str = ""


def settled(ground: Text, ours: Text, now: Text, choices: Mapping[str, Choice]) -> Merged:
    """Return the merge in which the chosen conflicts are settled. They are not raised again by the same version."""
    ours, now = known(ground, ours, now)
    for conflict in merge_known(ground, ours, now).conflicts:
        choice = choices.get(conflict.key)
        if choice is None:
            continue
        if conflict.key in now.fields:
            ground, ours = _field(ground, ours, conflict, choice)
        elif conflict.key == ORDER:
            ground, ours = _order(ground, ours, conflict, choice)
        else:
            ground, ours = _unit(ground, ours, now, conflict, choice)
    return merge_known(ground, ours, now)


def _field(ground: Text, ours: Text, conflict: Conflict, choice: Choice) -> tuple[Text, Text]:
    value: Any = {"take": conflict.now, "keep": conflict.ours}.get(choice.do, choice.words)
    name = conflict.key
    return (
        replace(ground, fields={**ground.fields, name: conflict.now}),
        replace(ours, fields={**ours.fields, name: value}),
    )


def _order(ground: Text, ours: Text, conflict: Conflict, choice: Choice) -> tuple[Text, Text]:
    moved = replace(ground, body=_in_order(ground.body, woven(conflict.now, [unit.id for unit in ground.body])))
    if choice.do != "take":
        return moved, ours
    skeleton = woven(conflict.now, [unit.id for unit in ground.body])
    return moved, replace(ours, body=_in_order(ours.body, woven(skeleton, [unit.id for unit in ours.body])))


def _in_order(units: Sequence[Unit], order: Sequence[str]) -> tuple[Unit, ...]:
    by_id = {unit.id: unit for unit in units}
    return tuple(by_id[key] for key in order if key in by_id)


def _unit(ground: Text, ours: Text, now: Text, conflict: Conflict, choice: Choice) -> tuple[Text, Text]:
    """Return both texts with a unit settled. What we had taken out and now want stands where the wire has it."""
    key, new = conflict.key, conflict.now
    units = {"take": [new] if new else [], "keep": [conflict.ours] if conflict.ours else []}.get(
        choice.do, _rewritten(conflict, choice.words)
    )
    comes_back = conflict.ours is None and bool(units) and new is not None
    own, under = list(ours.body), [unit for unit in ground.body if unit.id != key or not comes_back]
    order = [unit.id for unit in (now.body if comes_back else ground.body)]
    own = _with(own, order, key, units)
    under = _with(under, order, key, [new] if new else [])
    return replace(ground, body=tuple(under)), replace(ours, body=same_units((), own))


def _with(units: Sequence[Unit], order: Sequence[str], key: str, put: list[Unit]) -> list[Unit]:
    """Return units with others in the place of one, which may not be among them."""
    by_id = {unit.id: [unit] for unit in units} | {key: put}
    return [unit for each in woven([unit.id for unit in units], order) for unit in by_id.get(each, [])]


def _rewritten(conflict: Conflict, words: str) -> list[Unit]:
    like = conflict.ours or conflict.now or conflict.then
    kind = like.kind if like.is_text else "p"
    parts = [" ".join(part.split()) for part in words.replace("\r", "").split("\n\n")]
    return [
        Unit(conflict.key if place == 0 else "", kind, escape(part, quote=False))
        for place, part in enumerate(part for part in parts if part)
    ]

"""Where two texts of one story differ, and the text that is put together of both. Plain data, no database."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from typing import Any
from uuid import uuid4

from bs4 import BeautifulSoup

KEY = re.compile(r'\s*data-block-key="[^"]*"')
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Unit:
    """A paragraph of a block of text, or a whole block of another kind."""

    block: str  # The id of the block that it stands in.
    kind: str
    value: str  # HTML of a paragraph, or JSON of a block's value.

    @property
    def said(self) -> tuple[str, str]:
        """What it says, without the editor's marks that change from one opening to the next."""
        return self.kind, KEY.sub("", self.value).strip()

    @property
    def words(self) -> str:
        """What it says in plain words."""
        return unescape(TAG.sub("", self.value)).strip() if self.kind == "text" else ""


@dataclass(frozen=True)
class Stretch:
    """A stretch of the body: the same in both, or with what each has in its place."""

    saved: tuple[Unit, ...]
    mine: tuple[Unit, ...]
    same: bool
    advice: str = ""  # "saved" or "mine" where only that one changed; "" where both did or nobody knows.


def units_of(body: str | None) -> list[Unit]:
    """Return the units of a body as a draft keeps it."""
    units: list[Unit] = []
    for block in json.loads(body or "[]"):
        name, kind, value = block.get("id") or "", block["type"], block["value"]
        if kind == "text":
            parts = BeautifulSoup(value or "", "html.parser").contents
            units += [Unit(name, kind, str(part)) for part in parts if str(part).strip()]
        else:
            units.append(Unit(name, kind, json.dumps(value, sort_keys=True)))
    return units


def stretches(saved: Sequence[Unit], mine: Sequence[Unit], base: Sequence[Unit] | None) -> list[Stretch]:
    """Lay two bodies beside each other."""
    ground = None if base is None else [unit.said for unit in base]
    found = []
    matcher = SequenceMatcher(None, [unit.said for unit in saved], [unit.said for unit in mine], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        ours, theirs = tuple(mine[j1:j2]), tuple(saved[i1:i2])
        advice = "" if ground is None or kind == "equal" else _advice(theirs, ours, ground)
        found.append(Stretch(theirs, ours, kind == "equal", advice))
    return found


def _advice(saved: Sequence[Unit], mine: Sequence[Unit], ground: list[tuple[str, str]]) -> str:
    """Say who of two changed a stretch, if only one did."""
    here, there = [unit.said for unit in saved], [unit.said for unit in mine]
    if not here or not there:
        written = bool(here or there) and all(said in ground for said in here or there)
        whose = "saved" if here else "mine"
        return {"saved": "mine", "mine": "saved"}[whose] if written else whose
    old_here, old_there = all(said in ground for said in here), all(said in ground for said in there)
    if old_here == old_there:
        return ""
    return "mine" if old_here else "saved"


def compose(units: Iterable[Unit]) -> str:
    """Return a body, as a draft keeps it, of units in their order."""
    blocks: list[dict[str, Any]] = []
    used: set[str] = set()
    for unit in units:
        last = blocks[-1] if blocks else None
        if unit.kind == "text" and last and last["type"] == "text" and last["from"] == unit.block:
            last["value"] += unit.value
            continue
        value = unit.value if unit.kind == "text" else json.loads(unit.value)
        name = unit.block if unit.block and unit.block not in used else str(uuid4())
        used.add(name)
        blocks.append({"type": unit.kind, "value": value, "id": name, "from": unit.block})
    return json.dumps([{key: block[key] for key in ("type", "value", "id")} for block in blocks])


def fields_that_differ(
    saved: Mapping[str, Any], mine: Mapping[str, Any], base: Mapping[str, Any] | None, names: Iterable[str]
) -> dict[str, str]:
    """Return the names of fields that differ, each with whose change it is: "saved", "mine", or "" if of both."""
    found = {}
    for name in names:
        if _plain(saved.get(name)) == _plain(mine.get(name)):
            continue
        ground = _plain(base.get(name)) if base is not None else None
        by_them = base is None or _plain(saved.get(name)) != ground
        by_me = base is None or _plain(mine.get(name)) != ground
        found[name] = "" if by_them == by_me else ("mine" if by_me else "saved")
    return found


def _plain(value: Any) -> Any:
    """Return a value without what says nothing to a reader: ids of rows, their order numbers."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: each for key, each in value.items() if key not in {"pk", "id", "sort_order", "story"}}
    return value or None if value is not False else False


def marked(words: str, beside: str) -> list[tuple[str, bool]]:
    """Return a text in runs, each with whether the text beside it lacks these words."""
    here, there = re.findall(r"\S+\s*", words), re.findall(r"\S+\s*", beside)
    matcher = SequenceMatcher(None, [word.strip() for word in here], [word.strip() for word in there], autojunk=False)
    return [("".join(here[i1:i2]), kind != "equal") for kind, i1, i2, _j1, _j2 in matcher.get_opcodes() if i1 != i2]

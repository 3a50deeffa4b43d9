"""Digitalwires, the JSON of the Deutsche Presse-Agentur and of agencies that it carries: an entry, a list, a page."""

from dataclasses import replace
from typing import Any

from newsquare.wire.formats.document import Document
from newsquare.wire.formats.dpa.as_ninjs import as_ninjs
from newsquare.wire.formats.dpa.notes import notes_of
from newsquare.wire.formats.dpa.tables import ACTIONS, NOT_FOR_READERS_BY_GENRE
from newsquare.wire.formats.item import NEWS, Action, Item, Kind, Link, with_problem
from newsquare.wire.formats.json_text import unwrapped
from newsquare.wire.formats.json_values import Node, raw, rows, text
from newsquare.wire.formats.marks import BY_STATUS, action_of
from newsquare.wire.formats.ninjs.story import NOT_FOR_READERS, item_of
from newsquare.wire.formats.notes import joined

NAME = "dpa"
_MARKS = ("article_html", "linkbox_html", "notepad", "ednotes", "entry_id")


def recognises(document: Document) -> bool:
    """Say whether any value of this JSON is an entry of digitalwires."""
    return document.is_json and any(_is_entry(value) for value in unwrapped(document.json.values))


def read(document: Document) -> list[Item]:
    """Read every entry; what is none is named, and stops nothing."""
    items = [_read(value, number, document) for number, value in enumerate(unwrapped(document.json.values), 1)]
    for problem in (*document.json.problems, *filter(None, [document.garbled])):
        items = [with_problem(item, problem) for item in items]
    items += [Item(kind=Kind.OTHER, problem=problem) for problem in document.json.broken]
    return sorted(items, key=lambda item: item.kind not in NEWS)


def _is_entry(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("urn"), str):
        return False
    return raw(value, "format").startswith("digitalwires") or any(name in value for name in _MARKS)


def _read(value: Any, number: int, document: Document) -> Item:
    if not _is_entry(value):
        return Item(kind=Kind.OTHER, problem=f"Value {number} of the file is no entry: it has no urn or no text.")
    item = item_of(as_ninjs(value), document)
    notes = notes_of(value)
    item = replace(
        item,
        topic=text(value, "kicker"),
        classes=tuple(replace(each, code=(each.code or "").removeprefix(f"{each.scheme}:")) for each in item.classes),
        notes_public=notes.public,
        notes_private=joined(item.notes_private, notes.private),
        links=tuple(Link("via", href) for href in notes.links),
    )
    return _for_whom(value, item, notes.private)


def _for_whom(node: Node, item: Item, note: str | None) -> Item:
    """Add what the entry does to those before it, and whether it is meant for readers."""
    action = BY_STATUS.get(item.pubstatus or "") or ACTIONS.get(raw(node, "signal").rpartition(":")[2])
    action = action or item.action or action_of(headline=None, slug=None, note=note)
    genres = {raw(each, "qcode") for each in rows(node, "categories") if raw(each, "type") == "dnltype:genre"}
    if genres.isdisjoint(NOT_FOR_READERS_BY_GENRE) and action is not Action.ADVISORY:
        return replace(item, action=action)
    told = item if NOT_FOR_READERS in (item.problem or "") else with_problem(item, NOT_FOR_READERS)
    return replace(told, action=action if action in BY_STATUS.values() else Action.ADVISORY, publishable=False)

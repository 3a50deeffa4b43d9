"""ninjs 1.0 to 3.1 (IPTC), and what Superdesk and others make of it: one item, a list, a page of a feed, one a line."""

from typing import Any

from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import NEWS, Item, Kind, with_problem
from newsquare.wire.formats.json_text import unwrapped
from newsquare.wire.formats.ninjs.names import KINDS, MARKS
from newsquare.wire.formats.ninjs.story import item_of

NAME = "ninjs"


def recognises(document: Document) -> bool:
    """Say whether any value of this JSON is an item of ninjs."""
    return document.is_json and any(is_item(value) for value in unwrapped(document.json.values))


def is_item(value: Any) -> bool:
    """Say whether this is an item: an id, and a word that only ninjs has."""
    if not isinstance(value, dict) or "itemid" in (value.get("altids") or ()):  # Which is how AP names its own.
        return False
    named = isinstance(value.get("uri"), str) or isinstance(value.get("guid"), str)
    return named and (not MARKS.isdisjoint(value) or value.get("type") in KINDS)


def read(document: Document) -> list[Item]:
    """Read every item; what is none is named, and stops nothing."""
    items = [_read(value, number, document) for number, value in enumerate(unwrapped(document.json.values), 1)]
    for problem in (*document.json.problems, *filter(None, [document.garbled])):
        items = [with_problem(item, problem) for item in items]
    items += [Item(kind=Kind.OTHER, problem=problem) for problem in document.json.broken]
    return sorted(items, key=lambda item: item.kind not in NEWS)


def _read(value: Any, number: int, document: Document) -> Item:
    if not is_item(value):
        return Item(kind=Kind.OTHER, problem=f"Value {number} of the file is no item: it has no uri or no text.")
    return item_of(value, document)

"""AP Media API JSON: an item, or a page of a feed. The text of a story is a second file, which may lie inside."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from newsquare.wire.formats.ap.as_ninjs import as_ninjs, is_item
from newsquare.wire.formats.ap.tables import ACTIONS, ADVISORIES, KILLS
from newsquare.wire.formats.ap.text import NOT_HERE, body_in
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import NEWS, Action, Item, Kind, with_problem
from newsquare.wire.formats.json_text import unwrapped
from newsquare.wire.formats.json_values import Node, raw, rows, texts
from newsquare.wire.formats.marks import BY_STATUS
from newsquare.wire.formats.ninjs.story import NO_TEXT, NOT_FOR_READERS, item_of
from newsquare.wire.formats.notes import joined

NAME = "ap"


def recognises(document: Document) -> bool:
    """Say whether this is an answer of the Media API, or an item out of one."""
    return document.is_json and any(map(_is_answer, unwrapped(document.json.values, ())))


def read(document: Document) -> list[Item]:
    """Read every item of the answer; an empty page of a feed has none."""
    items = [_read(node, document) for node in _nodes(document.json.values)]
    items += [Item(kind=Kind.OTHER, problem=problem) for problem in document.json.broken]
    for problem in (*document.json.problems, *filter(None, [document.garbled])):
        items = [with_problem(item, problem) for item in items]
    return sorted(items, key=lambda item: item.kind not in NEWS)


def _is_answer(value: Any) -> bool:
    return isinstance(value, dict) and ("api_version" in value or next(_nodes([value]), None) is not None)


def _nodes(values: list[Any]) -> Iterator[Node]:
    """Yield the items of answers; a text that lies beside an item goes with it."""
    for value in values:
        beside = value.get("nitf") if isinstance(value, dict) else None
        found = [node for node in unwrapped([value], ("data", "items", "item")) if is_item(node)]
        yield from ({"nitf": beside, **node} if beside and len(found) == 1 else node for node in found)


def _read(node: Node, document: Document) -> Item:
    text = body_in(node)
    item = item_of(as_ninjs(node, text.body_html if text else None), document)
    if text and text.notes_private:
        item = replace(item, notes_private=" ".join(filter(None, [item.notes_private, text.notes_private])))
    if item.problem and not text:
        item = replace(item, problem=item.problem.replace(NO_TEXT, NOT_HERE))
    return _for_whom(node, item)


def _for_whom(node: Node, item: Item) -> Item:
    """AP marks what is meant for readers, and what an item does to those before it."""
    said = {word.lower() for word in texts(node, "editorialtypes")}
    by_type = next((ACTIONS[word] for word in ACTIONS if word in said), item.action)
    action = BY_STATUS.get(item.pubstatus or "") or by_type
    if item.publishable and "newscontent" in texts(node, "signals") and not _is_banner(node):
        return replace(item, action=action)
    if by_type in KILLS and item.pubstatus not in BY_STATUS:
        # A notice has an id of its own: it orders something else away, and only its words say what.
        item = replace(item, notes_private=joined(KILLS[by_type], item.notes_private))
        action = Action.ADVISORY
    action = action if action in BY_STATUS.values() else Action.ADVISORY
    told = item if NOT_FOR_READERS in (item.problem or "") else with_problem(item, NOT_FOR_READERS)
    return replace(told, action=action, publishable=False)


def _is_banner(node: Node) -> bool:
    """Pictures that are notices (caption corrections, kills) stand in a category of their own."""
    categories = (each for each in rows(node, "subject") if "category" in texts(each, "rels"))
    return any(raw(each, "code").lower() == ADVISORIES for each in categories)

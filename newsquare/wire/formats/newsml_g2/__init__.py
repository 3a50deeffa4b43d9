"""NewsML-G2 of the IPTC: items alone or in a message, with texts, pictures and packages; what is no news is named."""

import re
from dataclasses import replace
from typing import Any

from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import NEWS, Item, Kind, UnreadableError
from newsquare.wire.formats.markup import Tree, child, children, local, text_of, tree_of
from newsquare.wire.formats.newsml_g2.item import Envelope, item_of
from newsquare.wire.formats.newsml_g2.joined import with_pictures

NAME = "newsml-g2"
MAX_ITEMS = 5_000
_ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_ROOTS = {name.lower() for name in (*_ITEMS, "newsMessage")}


def recognises(document: Document) -> bool:
    """Say whether this is NewsML-G2."""
    return document.root in _ROOTS


def read(document: Document) -> list[Item]:
    """Read every whole item, news first. Raises UnreadableError when there is none."""
    tree = tree_of(document)
    elements = _elements(tree.root)
    elements, lost = _whole(elements, tree, document)
    envelope = Envelope(_priority(tree.root), text_of(child(tree.root, "header", "sent")), tree.problem)
    items = [item_of(each, document, envelope) for each in elements]
    items = with_pictures(items)
    items.sort(key=lambda item: item.kind not in NEWS)
    if lost:
        items.append(replace(Item(kind=Kind.OTHER, publishable=False), problem=lost))
    return items


def _elements(root: Any) -> list[Any]:
    if local(root) in _ITEMS:
        return [root]
    found = [each for holder in (root, *children(root, "itemSet")) for each in children(holder, *_ITEMS)]
    if len(found) > MAX_ITEMS:
        raise UnreadableError(f"This message holds {len(found):,} items; at most {MAX_ITEMS:,} are read. Split it.")
    return found


def _whole(elements: list[Any], tree: Tree, document: Document) -> tuple[list[Any], str | None]:
    """Leave out the item in which a file breaks off, save one that withdraws something: that is to be obeyed."""
    if not tree.cut or not elements:
        return elements, None
    ends = re.findall(rf"</(?:[\w.-]+:)?(?:{'|'.join(_ITEMS)})\s*>", document.text)
    if len(ends) >= len(elements):
        return elements, None
    status = child(elements[-1], "itemMeta", "pubStatus")
    code = (status.get("qcode") or "") if status is not None else ""
    if code.endswith(("canceled", "withheld")):
        return elements, None
    if len(elements) == 1:
        raise UnreadableError("This file breaks off within its only item. Ask the sender for it again.")
    return elements[:-1], "The file breaks off: its last item was cut and has been left out. Ask for it again."


def _priority(root: Any) -> int | None:
    said = text_of(child(root, "header", "priority"))
    return int(said) if said and re.fullmatch(r"[1-9]", said) else None

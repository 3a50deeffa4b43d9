"""AP's own names as those of ninjs, from which they once came."""

from typing import Any

from newsquare.wire.formats.ap.tables import FOR_READERS
from newsquare.wire.formats.json_values import Node, raw, rows, text, texts


def is_item(value: Any) -> bool:
    """Say whether this is an item of AP: it has AP's id."""
    return isinstance(value, dict) and bool(item_id(value))


def item_id(node: Node) -> str | None:
    """Return what stays over all versions; the address of an item holds tokens."""
    return text(node.get("altids"), "itemid")


def as_ninjs(node: Node, body: str | None) -> Node:
    """Return the same item in ninjs."""
    return {
        **{name: value for name, value in node.items() if not name.startswith("body") and name != "infosource"},
        "guid": item_id(node),
        "byline": _byline(node),
        "creditline": raw(node, "description_creditline"),
        "subheadline": raw(node, "headline_extended"),
        "source": raw(node, "provider") or next(iter(texts(node, "infosource")), ""),
        "located": raw(node, "located") or _place(node),
        "subject": [each for each in rows(node, "subject") if _is_direct(each)],
        "place": [each for each in rows(node, "place") if _is_direct(each)],
        "associations": [as_ninjs(each, None) for each in rows(node, "associations")],
        "url": next((raw(each, "href") for each in rows(node, "links") if raw(each, "rel") == "canonical"), ""),
        "body_xhtml": body or "",
    }


def _byline(node: Node) -> str:
    lines = [line for each in rows(node, "bylines") if (line := text(each, "by"))]
    return ", ".join(dict.fromkeys(lines)) or text(node.get("photographer"), "name") or ""


def _place(node: Node) -> str:
    where = node.get("datelinelocation")
    parts = [text(where, "city"), text(where, "countryareaname") or text(where, "countryname")]
    return ", ".join(part for part in parts if part)


def _is_direct(each: Node) -> bool:
    rels = set(texts(each, "rels"))
    return not rels or not rels.isdisjoint(FOR_READERS)

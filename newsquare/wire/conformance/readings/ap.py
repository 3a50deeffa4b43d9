"""AP Media API: an item, a page of a feed; the body is another request, so it is not here."""

from typing import Any

from newsquare.wire.conformance.readings.ninjs import line
from newsquare.wire.conformance.told import Told, Value


def told(data: Any) -> list[Told]:
    """Read every item."""
    inside = data.get("data", data)
    rows = inside.get("items") if isinstance(inside.get("items"), list) else [inside]
    items = [row.get("item", row) for row in rows if isinstance(row, dict)]
    return [_item(each) for each in items if isinstance(each, dict) and (each.get("altids") or each.get("uri"))]


def _item(item: dict[str, Any]) -> Told:
    altids = item.get("altids") or {}
    guid = altids.get("itemid") or item.get("uri")
    direct = [
        each for each in item.get("subject") or [] if set(each.get("rels") or ["direct"]) & {"direct", "category"}
    ]
    others = [each for each in item.get("subject") or [] if each not in direct]
    return Told(
        guid=guid,
        values=_values(item, guid),
        subjects=tuple(_ways(each) for each in direct),
        also=frozenset(way for each in others for way in _ways(each)),
    )


def _ways(subject: dict[str, Any]) -> tuple[str, ...]:
    scheme, code, name = subject.get("scheme") or "", subject.get("code"), subject.get("name")
    return tuple(dict.fromkeys(str(way) for way in (code, f"{scheme}{code}", f"ap:{code}", name) if way))


def _values(item: dict[str, Any], guid: str | None) -> dict[str, tuple[Value, ...]]:
    lines = [row.get("by") for row in item.get("bylines") or []]
    titled = [f"{row.get('by')}, {row['title']}" for row in item.get("bylines") or [] if row.get("title")]
    titled += [f"{row.get('by')} {row['title']}" for row in item.get("bylines") or [] if row.get("title")]
    version = item.get("version")
    values: dict[str, tuple[Value, ...]] = {
        "guid": (guid, line(item.get("uri"))),
        "version": (str(version) if version is not None else None,),
        "pubstatus": (item.get("pubstatus") or "usable",),
        "headline": (line(item.get("headline")),) if item.get("headline") else (None, line(item.get("title"))),
        "slugline": (line(item.get("slugline")),) if item.get("slugline") else (None, line(item.get("title"))),
    }
    if item.get("type") == "text":
        values["byline"] = tuple(map(line, [*lines, *titled, ", ".join(filter(None, lines))])) if lines else (None,)
    if credit := line(item.get("description_creditline")):
        values["credit"] = (credit,)
    return values

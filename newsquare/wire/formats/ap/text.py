"""The text of an AP story where it came with the JSON, as NITF or HTML: in `nitf` or in `renditions.nitf.content`."""

from dataclasses import dataclass
from typing import Any

from newsquare.wire.formats.ap.tables import INSIDE, TEXTS
from newsquare.wire.formats.item import UnreadableError
from newsquare.wire.formats.json_values import Node, raw
from newsquare.wire.formats.nitf.body import body_of

NOT_HERE = "Its text is a second file (renditions.nitf), which is not here."


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and what its head says to editors."""

    body_html: str
    notes_private: str | None = None


def body_in(node: Node) -> Text | None:
    """Return the text that came with an item, or None."""
    renditions = node.get("renditions")
    places = [node.get(name) for name in TEXTS]
    places += [renditions.get("nitf")] if isinstance(renditions, dict) else []
    found = next((said for place in places if (said := _said(place))), "")
    return _read(found) if found else None


def _said(place: Any) -> str:
    if isinstance(place, str):
        return place.strip()
    return next((text for name in INSIDE if (text := raw(place, name).strip())), "")


def _read(text: str) -> Text:
    if "<nitf" not in text and "<body.content" not in text:
        return Text(text)
    try:
        body = body_of(text.encode("utf-8", "replace"))
    except UnreadableError:
        return Text("")
    return Text(body.body_html or "", body.notes_private)

"""JPEG: what its XMP packet says, by expressions."""

import re
from html import unescape

from newsquare.wire.conformance.told import Told, Value


def told(raw: bytes) -> list[Told]:
    """Read a picture; one without XMP tells nothing here."""
    packet = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", raw, re.DOTALL)
    text = packet[0].decode("utf-8", "replace") if packet else ""
    values: dict[str, tuple[Value, ...]] = {}
    if headline := _one(text, "photoshop:Headline"):
        values["headline"] = (headline,)
    if credit := _one(text, "photoshop:Credit"):
        values["credit"] = (credit,)
    return [Told(values=values)]


def _one(text: str, name: str) -> str | None:
    found = re.search(rf'{name}="([^"]*)"|<{name}>(.*?)</{name}>', text, re.DOTALL)
    return " ".join(unescape(found[1] or found[2] or "").split()) or None if found else None

"""A second reading of each format that has one: what the file says, by paths and expressions."""

import json
import re
from collections.abc import Callable
from typing import Any

from newsquare.wire.conformance.readings import ap, dpa, feed, g2, jpeg, mail, newsml1, ninjs, nitf, teleprinter
from newsquare.wire.conformance.readings.tree import local, tree_of
from newsquare.wire.conformance.told import Reading, Told

_ROOTS: dict[str, tuple[str, Callable[[Any], list[Told]]]] = {
    "rss": ("RSS and Atom", feed.told),
    "rdf": ("RSS and Atom", feed.told),
    "feed": ("RSS and Atom", feed.told),
    "nitf": ("NITF", nitf.told),
    "newsml": ("NewsML 1", newsml1.told),
    **dict.fromkeys(g2.ROOTS, ("NewsML-G2", g2.told)),
}

_OF_A_PAGE = {"html", "head", "body", "meta", "div", "article", "section", "main"}


def form_of(raw: bytes) -> str:
    """Return the name of the format that bytes seem to be in, for the table."""
    return _found(raw)[0]


def reading_of(raw: bytes) -> Reading | None:
    """Read a file the second way; None where there is no such reading of its format."""
    form, read = _found(raw)
    if form == "RSS and Atom" and not re.search(rb"</(?:\w+:)?(?:item|entry)\s*>|<item[^>]*/>", raw):
        return Reading(form, refused="no whole entry")
    return Reading(form, tuple(read())) if read else None


def _found(raw: bytes) -> tuple[str, Callable[[], list[Told]] | None]:
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:4000]
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG", lambda: jpeg.told(raw)
    if start[:1] in {b"{", b"["}:
        return _json(raw)
    if b"\x16\x16\x01" in raw[:40]:
        return "ANPA 1312", lambda: teleprinter.told_of_1312(raw)
    if re.match(rb"[\x7f\r\n\0]*\x01[a-z]{3}\d{2,4}\s", raw[:60]):
        return "IPTC 7901", lambda: teleprinter.told_of_7901(raw)
    if start.startswith(b"<"):
        return _xml(raw, start)
    if re.search(rb"(?im)^(?:message-id|mime-version|received):", start):
        return "Mail", lambda: mail.told(raw)
    return "Pasted text", None


def _json(raw: bytes) -> tuple[str, Callable[[], list[Told]] | None]:
    try:
        data = json.loads(raw.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return "JSON", None
    if isinstance(data, dict) and ("api_version" in data or isinstance(data.get("altids"), dict)):
        return "AP Media API", lambda: ap.told(data)
    entries = data["entries"] if isinstance(data, dict) and isinstance(data.get("entries"), list) else [data]
    entries = [each for each in entries if isinstance(each, dict) and each.get("urn")]
    if any(str(each.get("format", "")).startswith("digitalwires") for each in entries):
        return "dpa digitalwires", lambda: [told for each in entries for told in dpa.told(each)]
    return "ninjs", lambda: ninjs.told(data)


def _xml(raw: bytes, start: bytes) -> tuple[str, Callable[[], list[Told]] | None]:
    if re.match(rb"(?is)(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", start):
        return "Saved page", None
    root = tree_of(raw)
    name = local(root).lower() if root is not None else ""
    form, read = _ROOTS.get(name, ("Saved page" if name in _OF_A_PAGE else f"<{name}>", None))
    return form, (lambda: read(root)) if read else None

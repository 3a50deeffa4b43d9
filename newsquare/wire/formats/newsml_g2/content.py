"""`contentSet` of NewsML-G2: the text, be it XHTML, NITF, a vendor's XML, HTML in characters, or plain."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from newsquare.wire.formats.copy import Copy, Known, copy_of_element, copy_of_text
from newsquare.wire.formats.copy.found import Found
from newsquare.wire.formats.copy.tables import NO_TEXT
from newsquare.wire.formats.encodings import text_of as decoded
from newsquare.wire.formats.markup import child, local
from newsquare.wire.formats.nitf.body import Body, body_of


@dataclass(frozen=True, slots=True)
class Content:
    """The text of an item."""

    copy: Copy


_AS_MUCH = 0.9  # Of the words of the plain rendition: whatever has fewer is a summary.


def content_of(element: Any, known: Known) -> Content:
    """Return the first rendition that has words, or one with markup that says as much; the others say the same."""
    contents = child(element, "contentSet")
    parts = [each for each in contents if local(each) in _READERS] if contents is not None else []
    best, plain = _nothing(), _nothing()
    for each in parts:
        read = _READERS[local(each)](each, known)
        if read.words and not _is_plain(each):
            return Content(read if len(read.words) >= _AS_MUCH * len(plain.words) else plain)
        plain = read if read.words and not plain.words else plain
        best = read if read.found != Found() else best
    return Content(plain if plain.words else best)


def _is_plain(part: Any) -> bool:
    return local(part) == "inlineData" and (part.get("contenttype") or "text/plain").lower().startswith("text/plain")


def _nothing() -> Copy:
    return Copy("", "", Found())


def _inline_xml(element: Any, known: Known) -> Copy:
    first = next((each for each in element if isinstance(each.tag, str)), None)
    if first is not None and local(first) == "nitf":
        return _from_nitf(body_of(first, headline=known.headline, byline=known.byline))
    if first is not None and local(first).lower() == "html":
        body = next((each for each in first if local(each).lower() == "body"), None)
        return copy_of_element(body if body is not None else first, known)
    if first is not None and local(first).lower() in NO_TEXT:
        return _nothing()
    return copy_of_element(element, known)


def _from_nitf(body: Body) -> Copy:
    found = Found(
        headline=body.headline, deck=body.deck, byline=body.byline, dateline=body.dateline,
        notice=body.rights.notice, pictures=list(body.pictures),
    )  # fmt: skip
    found.private += [body.notes_private] if body.notes_private else []
    found.public += [body.notes_public] if body.notes_public else []
    return Copy(body.body_html or "", body.body_text or "", found)


def _inline_data(element: Any, known: Known) -> Copy:
    text = "".join(element.itertext())
    kind = (element.get("contenttype") or "text/plain").lower()
    if "base64" in (element.get("encoding") or "").lower():
        if not kind.startswith(("text/", "application/xhtml")):
            return _nothing()
        try:
            text = decoded(base64.b64decode(text, validate=False))[0]
        except (binascii.Error, ValueError):
            return _nothing()
    return copy_of_text(text, known)


_READERS = {"inlineXML": _inline_xml, "inlineData": _inline_data}

"""Pictures that hang on a message or stand in its text, and the names of what was not read."""

import io
import re
import warnings
from dataclasses import replace

from PIL import Image

from newsquare.lib.text import one_line
from newsquare.wire.formats.item import Picture, Rendition
from newsquare.wire.formats.jpeg.facts import picture_in
from newsquare.wire.formats.mail.parts import Enclosed

MOST_PICTURES = 30
LARGEST = 25_000_000
SMALLEST = 120
"""Pixels of the shorter side: what is smaller is a logo or a pixel."""

_KINDS = {
    "application/pdf": "a PDF", "application/zip": "a ZIP archive", "text/calendar": "a calendar entry",
    "application/ms-tnef": "an Outlook file", "text/plain": "a text", "text/html": "a page",
    "application/msword": "a Word document", "application/x-zip-compressed": "a ZIP archive",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
    "application/vnd.oasis.opendocument.text": "an OpenDocument text",
}  # fmt: skip
_SILENT = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/x-vcard",
           "text/vcard", "text/rfc822-headers", "message/delivery-status"}  # fmt: skip


def pictures_of(enclosed: list[Enclosed], inline: tuple[Picture, ...]) -> tuple[Picture, ...]:
    """Return the pictures of a message: those in its text in their order, then those that hang on it."""
    files = [each for each in enclosed if each.type.startswith("image/") and len(each.raw) <= LARGEST][:MOST_PICTURES]
    by_cid = {each.cid: each for each in files if each.cid}
    found: dict[str, Picture] = {}
    for named in inline:
        href = named.renditions[0].href
        file = by_cid.get(href.removeprefix("cid:")) if href.startswith("cid:") else None
        if file is not None:
            found |= _taken(file, named)
        elif not href.startswith("cid:"):
            found[href] = named
    for file in files:
        if f"self:{file.number}" not in found:
            found |= _taken(file, None)
    return tuple(found.values())


def _taken(file: Enclosed, named: Picture | None) -> dict[str, Picture]:
    width, height = _size(file.raw)
    if min(width, height) < SMALLEST:
        return {}
    href = f"self:{file.number}"
    own = picture_in(file.raw)
    rendition = Rendition(href, width, height, file.type)
    caption = (named.caption if named else None) or own.caption
    alt = (named.alt if named else None) or own.alt
    return {href: replace(own, caption=caption, alt=alt, renditions=(rendition,))}


def _size(raw: bytes) -> tuple[int, int]:
    """Return the size that a picture's head states; nothing is drawn."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(raw)) as image:
                return image.size
    except Exception:  # Pillow raises anything on broken files.
        return 0, 0


def unread_of(enclosed: list[Enclosed]) -> list[str]:
    """Say what hangs on a message that was not read, by name."""
    names = [_name(each) for each in enclosed if not each.type.startswith("image/") and each.type not in _SILENT]
    names += [_name(each) for each in enclosed if each.type.startswith("image/") and len(each.raw) > LARGEST]
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return [f"Attached and not read: {', '.join(names[:8])}{more}."] if names else []


def _name(each: Enclosed) -> str:
    kind = _KINDS.get(each.type)
    if each.type.startswith("not image/"):
        kind = "no picture, though it says so" if "svg" not in each.type else "an SVG drawing"
    if each.type.startswith("image/"):
        kind = "a picture too large to take"
    name = re.sub(r"[^\w .()-]+", "_", one_line(each.name))[:80] or "something without a name"
    return f"{name} ({kind or each.type})"

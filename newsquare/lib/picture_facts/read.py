"""Reads the facts out of a picture's file."""

import io
from typing import Any

from PIL import Image

from newsquare.lib.picture_facts import iim, xmp
from newsquare.lib.picture_facts.facts import Facts

IIM_RESOURCE = 0x0404  # Where Photoshop's resources keep the IIM fields.
ARTIST, COPYRIGHT, DESCRIPTION = 0x013B, 0x8298, 0x010E


def facts_in(raw: bytes) -> Facts:
    """Return what a picture's file says: XMP before IIM before EXIF. Nothing where it cannot be read."""
    try:
        with Image.open(io.BytesIO(raw)) as image:
            info, exif = image.info, image.getexif()
    except Exception:  # Pillow raises anything on broken files; who takes the picture says so.
        return Facts()
    packet = info.get("xmp") or info.get("XML:com.adobe.xmp") or b""
    resources = info.get("photoshop")
    fields = resources.get(IIM_RESOURCE, b"") if isinstance(resources, dict) else b""
    return (
        xmp.facts(packet.encode() if isinstance(packet, str) else packet)
        .or_else(iim.facts(fields if isinstance(fields, bytes) else b""))
        .or_else(
            Facts(creator=_words(exif, ARTIST), copyright=_words(exif, COPYRIGHT), caption=_words(exif, DESCRIPTION))
        )
    )


def _words(exif: Any, tag: int) -> str:
    value = exif.get(tag, "")
    value = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return " ".join(value.replace("\0", " ").split()) if isinstance(value, str) else ""

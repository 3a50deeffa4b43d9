"""Pictures and code of a document, each as a place in the text that a person, or the file itself, fills."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """A place in the body at which something is to be put: a picture, or what the document embeds.

    `raw` holds a picture's bytes where the document itself brought them.
    """

    kind: str
    credit: str = ""
    caption: str = ""
    alt: str = ""
    where: str = ""
    raw: bytes = b""

    def in_words(self) -> str:
        """Return all that is known of it, a line each, for the desk."""
        first = _("Picture") if self.kind == "picture" else _("Code to embed")
        named = (
            (_("Credit"), self.credit),
            (_("Caption"), self.caption),
            (_("Alt text"), self.alt),
            (_("From"), self.where),
        )
        return "\n".join((first, *(f"{name}: {value}" for name, value in named if value)))


def in_text(image: Any) -> Asked:
    """Return the place of a picture that stands in the text."""
    address = image.get("src", "")
    inside = _DATA.match(address)
    link = next((above.get("href", "") for above in image.iterancestors("a")), "")
    return Asked(
        kind="picture",
        alt=" ".join((image.get("alt") or image.get("title") or "").split()),
        where="" if inside else link or address,
        raw=_bytes(address[inside.end() :]) if inside else b"",
    )


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=False)
    except (binascii.Error, ValueError):
        return b""

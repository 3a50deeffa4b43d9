"""IPTC 7901, text over teleprinter lines: a head of one line, a slug, headlines up to `=`, text, a time below it."""

import re

from newsquare.wire.formats.document import Document
from newsquare.wire.formats.iptc_7901.bare import with_marks
from newsquare.wire.formats.iptc_7901.story import item_of
from newsquare.wire.formats.item import Item, UnreadableError
from newsquare.wire.formats.teleprinter import letters, messages_in

NAME = "iptc-7901"
_START = re.compile(rb"[\x7f\x16\0\r\n ]*\x01\s*[A-Za-z]{2,6} ?\d{1,5}\s+\d\s+[A-Za-z]{1,4}\s+\d{1,5}\b")

_BARE = re.compile(rb"\s*[A-Za-z]{2,6} ?\d{1,5} +\d +[a-z]{1,4} +\d{1,5} +\S")


def recognises(document: Document) -> bool:
    """Say whether this begins as such a message: service and number, priority, category, count of words."""
    return _START.match(document.raw[:200]) is not None or _lost_its_marks(document.raw)


def _lost_its_marks(raw: bytes) -> bool:
    return _BARE.match(raw[:120]) is not None and with_marks(letters(raw[:4000])) is not None


def read(document: Document) -> list[Item]:
    """Read the messages of a transmission. Raises UnreadableError where none has a text."""
    bare = None if _START.match(document.raw[:200]) else with_marks(letters(document.raw))
    messages = [bare] if bare else messages_in(document.raw)
    items = [item for message in messages if (item := item_of(message, document))]
    if not items:
        raise UnreadableError("This is IPTC 7901 wire copy, but no message in it has a text. Ask for it again.")
    return items

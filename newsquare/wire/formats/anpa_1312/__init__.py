"""ANPA 1312, as American agencies send it over teleprinter lines: marked lines of head, text and tables."""

import re

from newsquare.wire.formats.anpa_1312.story import item_of
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import Item, UnreadableError
from newsquare.wire.formats.teleprinter import messages_in

NAME = "anpa-1312"
_START = re.compile(
    rb"[\x16\0\r\n\x7f ]*\x01[A-Za-z]\d{3,4}[^\n\d][^\n]{0,40}\r?\n+[A-Za-z] [A-Za-z] ?[\x11-\x14]{0,2} ?\S"
)


def recognises(document: Document) -> bool:
    """Say whether this begins as such a message: service and number; then priority, category and keyword."""
    return _START.match(document.raw[:300]) is not None


def read(document: Document) -> list[Item]:
    """Read the messages of a transmission. Raises UnreadableError where none has a text."""
    items = [item for message in messages_in(document.raw) if (item := item_of(message, document))]
    if not items:
        raise UnreadableError("This is ANPA 1312 wire copy, but no message in it has a text. Ask for it again.")
    return items

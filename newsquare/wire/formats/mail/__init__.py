"""Mail (RFC 5322, MIME): press releases, notes and kills, with the pictures that hang on them. One item a message."""

import re

from newsquare.wire.formats.document import HEAD, Document
from newsquare.wire.formats.item import Item, UnreadableError
from newsquare.wire.formats.mail.parts import parsed
from newsquare.wire.formats.mail.story import item_of

NAME = "mail"
_FIRST_LINE = re.compile(r"(?:From \S+ .*\r?\n)?[A-Za-z][\w-]{1,60}:[ \t]?")
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_HEADER = re.compile(r"(?im)^([A-Za-z][\w-]{1,60}):[ \t]")
_STRONG = ("received", "message-id", "mime-version", "delivered-to", "return-path", "dkim-signature", "x-received")
_WEAK = {"from", "to", "subject", "date", "content-type", "cc", "reply-to", "sender", "content-transfer-encoding"}


def recognises(document: Document) -> bool:
    """Say whether this begins as a message: header lines, of which one is only ever written by mail programs."""
    start = document.raw.lstrip(b" \t\r\n")[:HEAD].decode("latin-1")
    if not _FIRST_LINE.match(start):
        return False
    block = _BLANK_LINE.split(start, maxsplit=1)[0]
    names = {found.lower() for found in _HEADER.findall(block)}
    strong = names.intersection(_STRONG)
    return bool(strong) and len(strong) + len(names & _WEAK) >= 3


def read(document: Document) -> list[Item]:
    """Read the message. Raises UnreadableError where its parts lie in each other without end."""
    try:
        return [item_of(parsed(document.raw), document)]
    except RecursionError as error:
        raise UnreadableError("The parts of this mail lie in each other too deep. Ask for it again.") from error

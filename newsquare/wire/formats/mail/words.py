"""Letters of a message: in the encoding that it names, unless its bytes say plainly that the name is wrong."""

import re
from email.header import decode_header
from email.message import Message
from typing import Any

from newsquare.lib.text import one_line, unseen_out
from newsquare.wire.formats.encodings import text_of

_LATIN = re.compile(r"(?i)^(?:us-ascii|ascii|iso-?8859-\d+|latin-?\d+|windows-125\d|cp125\d|unknown.*|x-.*|default|)$")
"""Names that are written over UTF-8 by mistake; their own letters are hardly ever valid UTF-8."""

_ESCAPED = re.compile(rb"\\udc([89a-f][0-9a-f])")
"""Bytes that are no ASCII within an encoded word, as the standard library hands them on."""


def words(part: Message, raw: bytes) -> str:
    """Return the letters of a text part."""
    return decoded(raw, str(part.get_param("charset") or "").strip("'\" "))


def decoded(raw: bytes, charset: str) -> str:
    """Return letters, in the named encoding or the one that fits."""
    if _LATIN.match(charset):
        if not raw.isascii() and _is_utf8(raw):
            return unseen_out(raw.decode("utf-8"))
        charset = charset if re.match(r"(?i)iso-?8859-(?!1$)|windows|cp125", charset) else "cp1252"
    try:
        return unseen_out(raw.decode(charset))
    except (LookupError, ValueError, UnicodeError):
        return unseen_out(text_of(raw)[0])


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def header(message: Message, name: str) -> str | None:
    """Return the words of a message's first header of this name, encoded (RFC 2047) or bare."""
    found = next((str(value) for key, value in message.raw_items() if key.lower() == name), None)
    return plain_header(found)


def plain_header(value: Any) -> str | None:
    """Return the words of a header as it is written."""
    if not isinstance(value, str):
        return None
    try:
        pieces = decode_header(value)
    except (ValueError, LookupError):
        pieces = [(value, None)]
    return one_line("".join(_piece(piece, charset) for piece, charset in pieces)) or None


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, bytes):
        piece = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), piece)
        return decoded(piece, "" if charset in {None, "unknown-8bit"} else str(charset))
    return decoded(piece.encode("ascii", "surrogateescape"), "") if _is_bare(piece) else piece


def _is_bare(piece: str) -> bool:
    """Say whether letters stand for bytes that nobody has decoded."""
    return not piece.isascii() and all(letter.isascii() or "\udc80" <= letter <= "\udcff" for letter in piece)

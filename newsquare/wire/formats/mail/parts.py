"""A message taken apart: its texts, its pictures, and the names of what else hangs on it. Nothing is unpacked."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from itertools import islice

from newsquare.lib.text import one_line
from newsquare.wire.formats.mail.words import plain_header, words

MOST_PARTS = 300
DEEPEST = 12
_MAGIC = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n", "image/png"), (b"GIF8", "image/gif"))


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the message that is meant to be read at once."""

    words: str
    is_html: bool


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Something else: a picture if `type` says so. `number` is its place among all the parts."""

    number: int
    name: str
    type: str
    raw: bytes
    cid: str | None = None
    inline: bool = False


def parsed(raw: bytes) -> Message:
    """Parse a message, whatever white space a mailbox put before it."""
    return email.message_from_bytes(raw.lstrip(b" \t\r\n"))


def enclosed_in(raw: bytes, number: int) -> bytes | None:
    """Return the bytes of one part of a message."""
    try:
        part = next(islice(parsed(raw).walk(), number, None), None)
    except RecursionError:
        return None
    return _bytes(part) if part is not None and not part.is_multipart() else None


def texts_of(message: Message, depth: int = 0) -> list[Text]:
    """Return the texts in their order; of alternatives the marked-up one, unless it is empty."""
    if depth > DEEPEST or message.get_content_disposition() == "attachment":
        return []
    kind = message.get_content_type()
    if not message.is_multipart():
        return [Text(words(message, _bytes(message)), kind == "text/html")] if _is_text(message) else []
    found = [texts for part in _children(message) if (texts := texts_of(part, depth + 1))]
    if kind == "multipart/alternative":
        return max(found, key=_says_most, default=[])
    return [text for texts in found for text in texts]


def enclosed_of(message: Message) -> Iterator[Enclosed]:
    """Yield what is no text, nor holds parts itself."""
    for number, part in enumerate(islice(message.walk(), MOST_PARTS)):
        if part.is_multipart() or (_is_text(part) and part.get_content_disposition() != "attachment"):
            continue
        raw = _bytes(part)
        cid = one_line(str(part.get("Content-ID") or "")).strip("<>") or None
        name = plain_header(part.get_filename()) or ""
        yield Enclosed(number, name, _type(part, raw), raw, cid, part.get_content_disposition() != "attachment")


def message_in(message: Message) -> Message | None:
    """Return a message that hangs on this one whole, if there is one."""
    for part in islice(message.walk(), MOST_PARTS):
        if part.get_content_type() == "message/rfc822":
            return next(iter(_children(part)), None)
    return None


def _children(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [each for each in payload[:MOST_PARTS] if isinstance(each, Message)] if isinstance(payload, list) else []


def _is_text(part: Message) -> bool:
    return part.get_content_type() in {"text/plain", "text/html"} and not part.is_multipart()


def _says_most(texts: list[Text]) -> tuple[bool, bool]:
    said = "".join(text.words for text in texts)
    return bool(re.search(r"\w", re.sub(r"<[^>]*>", "", said))), any(text.is_html for text in texts)


def _bytes(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _type(part: Message, raw: bytes) -> str:
    """What something is, its bytes say before its label."""
    known = next((kind for magic, kind in _MAGIC if raw.startswith(magic)), None)
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        known = "image/webp"
    labelled = part.get_content_type().lower()
    return known or (f"not {labelled}" if labelled.startswith("image/") else labelled)

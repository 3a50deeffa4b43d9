"""Plain text: white space, and characters that only get in the way."""

import re

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b\u2060]")
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\x80-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,8}));?")
_TWICE_ENCODED = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf]{0,2}[\u0080-\u009f]|â€[™œ\u009d“”˜¦]|Â[©®°«»£\u00a0]|Ã[©¨¼¶¤±³¡]"
)


def one_line(text: str | None) -> str:
    """Return text on one line, without control characters, with single spaces."""
    if not text:
        return ""
    return " ".join((text if text.isprintable() else _UNSEEN.sub("", text)).split())


def or_none(text: str | None) -> str | None:
    """Return text on one line, or nothing when there is none."""
    return one_line(text) or None


def unseen_out(text: str) -> str:
    """Return text without control characters and byte order marks; line ends become `\\n`."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def looks_garbled(text: str) -> bool:
    """Say whether UTF-8 was read as Latin-1 somewhere on its way (`â\\x80\\x99` for an apostrophe)."""
    return _TWICE_ENCODED.search(text) is not None


def characters_only(markup: str) -> str:
    """Return markup without what is no character for XML, written plainly or as a reference (`&#1;`)."""
    return _NO_CHARACTER.sub("", _REFERENCE.sub(_real, markup) if "&#" in markup else markup)


def _real(found: re.Match[str]) -> str:
    number = int(found.group(1), 16) if found.group(1) else int(found.group(2))
    return found.group() if number <= 0x10FFFF and not _NO_CHARACTER.match(chr(number)) else ""


def printable(name: str) -> str:
    """Return a file's name as a database and a terminal can hold it; odd bytes are written out."""
    return name.encode("utf-8", "backslashreplace").decode()

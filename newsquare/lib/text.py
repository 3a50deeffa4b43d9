"""Plain text: white space, and characters that only get in the way."""

import re

_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b\u2060]")
_TWICE_ENCODED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]{0,2}[\u0080-\u009f]|â€[™œ\u009d“”˜¦]|Â[©®°«»£\u00a0]|Ã[©¨¼¶¤±³¡]")


def one_line(text: str | None) -> str:
    """Return text on one line, without control characters, with single spaces."""
    return _SPACE.sub(" ", _UNSEEN.sub("", text or "")).strip()


def or_none(text: str | None) -> str | None:
    """Return text on one line, or nothing when there is none."""
    return one_line(text) or None


def unseen_out(text: str) -> str:
    """Return text without control characters and byte order marks; line ends become `\\n`."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def looks_garbled(text: str) -> bool:
    """Say whether UTF-8 was read as Latin-1 somewhere on its way (`â\\x80\\x99` for an apostrophe)."""
    return _TWICE_ENCODED.search(text) is not None

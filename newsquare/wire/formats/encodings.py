"""Bytes into text, without ever failing: as declared, by its mark, as UTF-8, else as Windows-1252."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8"}
"""As browsers do: what says Latin-1 is Windows-1252, what says ASCII is more."""


def text_of(raw: bytes) -> tuple[str, str | None]:
    """Return the text, and in plain words what was wrong with its encoding, if anything was."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _decode(raw.removeprefix(mark) if name == "utf-8" else raw, name)
    if raw[:200].count(0) > len(raw[:200]) // 4:
        return _decode(raw, "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be")
    declared = _declared(raw)
    return _decode(raw, declared or "utf-8", declared=bool(declared))


def _declared(raw: bytes) -> str:
    found = _DECLARED.search(raw[:2000])
    name = (found.group(1) or found.group(2)).decode("ascii").lower() if found else ""
    name = _ALIASES.get(name, name)
    try:
        known = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    return "" if known.startswith(("utf-16", "utf-32")) or not _is_text_codec(known) else known


def _is_text_codec(name: str) -> bool:
    try:
        return not name or isinstance("a".encode(name), bytes)
    except (LookupError, UnicodeError):
        return False


def _decode(raw: bytes, encoding: str, *, declared: bool = True) -> tuple[str, str | None]:
    try:
        return raw.decode(encoding), None
    except UnicodeDecodeError:
        pass
    except (ValueError, LookupError):
        encoding = "utf-8"
    if encoding in {"utf-8", "utf8"}:
        why = "says UTF-8 but is not throughout" if declared else "names no encoding and is not UTF-8"
        return raw.decode("utf-8", "newsquare-cp1252"), f"The file {why}; odd bytes were read as Windows-1252."
    return raw.decode(encoding, "replace"), f"Some bytes of the file are not {encoding}; they were left out."


def _byte_by_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    odd = error.object[error.start : error.end]
    return odd.decode("cp1252", "replace"), error.end


codecs.register_error("newsquare-cp1252", _byte_by_byte)

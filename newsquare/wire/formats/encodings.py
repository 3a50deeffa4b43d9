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
_ALIASES = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
}
"""As browsers do: what says Latin-1 is Windows-1252, what says ASCII is more."""

_TRUSTED = re.compile(
    r"utf-8(?:-sig)?|cp(?:437|850|852|858|866|874|932|949|950|125\d)|iso8859-\d+|koi8-[rtu]|mac-\w+|gbk|gb2312|gb18030"
    r"|big5(?:hkscs)?|euc_jp|euc_kr|shift_jis\w*|iso2022_jp|tis-620"
)
"""Codecs (by Python's names) in which copy comes. What names another, as `punycode`, names none."""

_CYRILLIC = re.compile("[\u00c0-\u00ff]{4,}")
_LATIN = re.compile(r"[A-Za-z]{4,}")
_SINGLE_BYTE = {"cp1252", "iso8859-1", "iso8859-15"}


def text_of(raw: bytes) -> tuple[str, str | None]:
    """Return the text, and in plain words what was wrong with its encoding, if anything was."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _decode(raw.removeprefix(mark) if name == "utf-8" else raw, name)
    if raw[:200].count(0) > len(raw[:200]) // 4:
        return _decode(raw, "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be")
    declared = _declared(raw)
    if declared in _SINGLE_BYTE and (text := _utf8(raw)) is not None:
        return text, None
    return _decode(raw, declared or "utf-8", declared=bool(declared))


def _utf8(raw: bytes) -> str | None:
    """Return the text of bytes that are UTF-8 beyond doubt, whatever they say: no sentence in Latin-1 looks so."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _declared(raw: bytes) -> str:
    found = _DECLARED.search(raw[:2000])
    name = (found.group(1) or found.group(2)).decode("ascii").lower() if found else ""
    name = _ALIASES.get(name, name)
    try:
        known = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    known = _ALIASES.get(known, known)
    return known if _TRUSTED.fullmatch(known) else ""


def _decode(raw: bytes, encoding: str, *, declared: bool = True) -> tuple[str, str | None]:
    try:
        return _cyrillic(raw, encoding) or (raw.decode(encoding), None)
    except UnicodeDecodeError:
        pass
    except (ValueError, LookupError):
        encoding = "utf-8"
    if encoding in {"utf-8", "utf8"}:
        why = "says UTF-8 but is not throughout" if declared else "names no encoding and is not UTF-8"
        return raw.decode("utf-8", "newsquare-cp1252"), f"The file {why}; odd bytes were read as Windows-1252."
    return raw.decode(encoding, "replace"), f"Some bytes of the file are not {encoding}; they were left out."


def _cyrillic(raw: bytes, encoding: str) -> tuple[str, str] | None:
    """Return the text of a file that says Latin-1 and is Windows-1251: as Latin it is words of accents alone."""
    if encoding != "cp1252":
        return None
    sample = re.sub(rb"<[^>]*>", b" ", raw[:20_000]).decode(encoding, "replace")
    accents = len(_CYRILLIC.findall(sample))
    if accents < 5 or accents < len(_LATIN.findall(sample)):
        return None
    return raw.decode("cp1251", "replace"), "The file says Latin-1 but seems to be Windows-1251, and was read so."


def _byte_by_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    odd = error.object[error.start : error.end]
    return odd.decode("cp1252", "replace"), error.end


codecs.register_error("newsquare-cp1252", _byte_by_byte)

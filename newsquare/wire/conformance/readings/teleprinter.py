"""ANPA 1312 and IPTC 7901, by expressions; neither knows ids, versions or statuses."""

import re
from collections import Counter
from html import escape

from newsquare.wire.conformance.told import Body, Told, Value
from newsquare.wire.conformance.words import body_of, words_of

_HEAD_7901 = re.compile(r"\x01\s*[A-Za-z]+ ?\d+ +(\d) +([A-Za-z]+) [^\n]*\n(.*?)\x02(.*?)(?:\x03|\Z)", re.DOTALL)
_BELOW = re.compile(
    r"(?im)^(?:# .*|(?:\* ?){3,}|.*\b(?:not (?:intended )?for publication|nicht zur ver.{1,2}ffentlichung)\b.*)$"
)
_SIGNED = re.compile(r"(?m)^[a-z]{2,4}(?: [a-z0-9]{1,5})+\s*\Z")
_HEAD_1312 = re.compile(r"\x01[A-Za-z]\d+[^\n]*\n+([A-Za-z]) ([A-Za-z])[^\n]*\n+\x02(.*?)(?:[ \t]*\x03|\Z)", re.DOTALL)


def told_of_7901(raw: bytes) -> list[Told]:
    """Read the messages of a transmission in IPTC 7901."""
    return [_of_7901(found) for found in _HEAD_7901.finditer(_letters(raw))]


def told_of_1312(raw: bytes) -> list[Told]:
    """Read the messages of a transmission in ANPA 1312."""
    return [_of_1312(found) for found in _HEAD_1312.finditer(_letters(raw))]


def _letters(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return text.replace("\r", "")


def _of_7901(found: re.Match[str]) -> Told:
    over, is_parted, text = found[4].partition("=\n") if "=\n" in found[4] else found[4].partition("\n")
    if re.search(r"= +\n", found[4]):
        over, text = re.split(r"= +\n", found[4], maxsplit=1)
    story, *below = _BELOW.split(text, maxsplit=1)
    story = _SIGNED.sub("", story.rstrip())
    lines = [" ".join(line.split()) for line in over.split("\n") if line.strip()]
    is_order = len(lines) == 1 and re.fullmatch(r"(?:KILL ?)+", lines[0])
    by = [line for line in lines[1:] if re.match(r"(?:By|Von|Par|Por) [^\W\d]", line)]
    heads: list[Value] = [" ".join(lines[at:end]) for at in range(len(lines)) for end in range(at + 1, len(lines) + 1)]
    values: dict[str, tuple[Value, ...]] = {
        "headline": (None,) if is_order else tuple(heads[::-1]) if is_parted else (heads[0] if heads else None,),
        "slugline": (" ".join(found[3].split()).rstrip("/ ") or None,),
        "byline": (by[0] if by else None,),
    }
    first = story.strip().split("\n\n")[0]
    notes = tuple(re.findall(r"[\w.]+@[\w.]+|\+\d[\d /-]{8,}\d", below[0])) if below else ()
    return Told(values=values, subjects=((found[2],),), body=_body(story, first), notes=notes)


def _body(text: str, aside: str) -> Body:
    whole = body_of(f"<p>{escape(text, quote=False)}</p>")
    aside_words = body_of(f"<p>{escape(aside, quote=False)}</p>")
    if "\n(" in text or re.search(r"\) ?[-–—]? ", aside):  # The dateline opens the text: nothing stands above it.
        return whole
    rest = whole.words[len(aside_words.words) :]
    return Body(rest, whole.marks, Counter(aside_words.words))


def _of_1312(found: re.Match[str]) -> Told:
    lines = re.sub(r"(?<=[^<=\n ])\n(?=[^\t\b^\s])", " ", found[3]).split("\n")
    over = [line.strip("^ ") for line in lines if line.startswith("^")]
    text = "\n".join(line for line in lines if line.startswith(("\t", "\b")))
    by = next((at for at, line in enumerate(over) if re.match(r"(?i)by \w", line)), None)
    signed = over[by].rstrip("= <") if by is not None else None
    title = over[by + 1].rstrip("= <") if by is not None and by + 1 < len(over) else ""
    keyword = re.sub(r",\s*\d*\s*$", "", re.sub(r"^\*\d+<\s*\^", "", over[0]).rstrip("<= ")) if over else None
    skipped = re.compile(r"(?i)\(?eds?:|AP (?:photo|video|graphic)|editor's note|by \w|end<?$")
    heads = [line.rstrip("<= ") for line in over[1:] if not skipped.match(line)]
    values: dict[str, tuple[Value, ...]] = {
        "slugline": (keyword,),
        "headline": tuple(_today(line) for line in heads[:1]) or (None,),
        "byline": (signed, f"{signed}, {title}", f"{signed} {title}"),
    }
    if not text.strip():
        return Told(values=values, subjects=((found[2].lower(),),))
    aside = escape(" ".join(_today(line.rstrip("<= ")) for line in over), quote=False)
    body = body_of(f"<p>{escape(_today(text), quote=False)}</p>", f"<p>{aside}</p>")
    return Told(values=values, subjects=((found[2].lower(),),), body=body)


def _today(text: str) -> str:
    text = re.sub(r"[\x08\x10\x1e\x1f;<]", " ", text.replace("``", '"').replace("''", '"').replace("{", "½"))
    return " ".join(re.sub(r"(?<!\S)_+=?(?!\S)", " ", text).split()) if words_of(text) else ""

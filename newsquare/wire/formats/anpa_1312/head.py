"""The lines over the text of a message: keyword, headline, summary, who wrote it, and words to editors."""

import re
from dataclasses import dataclass, field

from newsquare.wire.formats.anpa_1312.lines import Line, Mark, is_row, set_today

_KEYWORD = re.compile(r"(?i)^(?:\*\d+\s*$|[A-Z]{2,3}-)")
_PICTURES = re.compile(r"^(?:[A-Z][\w.]{0,11} )?(?:Photos?|Graphics?|Video|Audio)\b.{0,4}\b[A-Z]{2,}\w*\d")
_TO_EDITORS = re.compile(r"(?i)^\(?(?:eds?|editors?|advisory|note to editors)\b\s*[:.,]")
_NOTE = re.compile(r"(?i)^editor'?s'? note\b")
_BYLINE = re.compile(r"^(?:By|BY|by)\s+\S")
_TITLE = re.compile(
    r"(?i)^(?:(?:the )?associated press|for the [\w ]+|united press international|reuters|\w[\w. ]{1,30} wire service)$"
    r"|\b(?:writer|editor|reporter|correspondent|columnist|critic|staff|analyst|newsfeatures|press writer)s?$"
)
_NUMBER = re.compile(r",\s*\d{0,5}\s*$")
_CODE = re.compile(r"^\*\d+$")
_LONGEST_HEADLINE = 200


@dataclass(slots=True)
class Head:
    """What stands over a text; `left` is what belongs to the text."""

    keyword: str | None = None
    version: str | None = None
    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    told: str | None = None
    """A note to readers, which stands over the text and is printed so."""
    private: list[str] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)


def head_of(lines: list[Line]) -> Head:
    """Read the lines up to the first paragraph; a line that neither `<` nor `=` ends is text too."""
    head, signed = Head(), False
    for at, line in enumerate(lines):
        if line.mark is not Mark.OVER or is_row(line) or (line.end not in {"<", "="} and at):
            head.left += lines[at:]
            break
        follows = lines[at + 1].mark if at + 1 < len(lines) else Mark.PARAGRAPH
        signed = _take(line, set_today(line.text), head, signed)
        if signed and head.left and follows is Mark.PARAGRAPH and len(head.left) == 1 and not line.text.isupper():
            head.byline, head.left = f"{head.byline}, {set_today(line.text)}", []
    return head


def _take(line: Line, text: str, head: Head, signed: bool) -> bool:
    """Put one line where it belongs; say whether the byline was read."""
    if _CODE.match(text):
        return signed
    if head.keyword is None and _KEYWORD.match(text):
        _keyword(text, head)
    elif _PICTURES.match(text) or _TO_EDITORS.match(text):
        head.private.append(text.strip("()"))
    elif _NOTE.match(text):
        head.told = text
    elif head.byline is None and _BYLINE.match(text):
        head.byline = text
        return True
    elif signed and _TITLE.search(text):
        head.byline = f"{head.byline}, {text}"
    elif signed:
        head.left.append(line)
    elif head.headline is None and len(text) <= _LONGEST_HEADLINE:
        head.headline = text
    else:
        head.deck = f"{head.deck} {text}" if head.deck else text
    return signed


def _keyword(text: str, head: Head) -> None:
    """Part `BC-US--Levee, 2nd Ld-Writethru,416` into the keyword, which all versions share, and the version."""
    bare = _NUMBER.sub("", text).rstrip(" ,")
    keyword, _, version = bare.partition(",")
    head.keyword, head.version = keyword.strip(), version.strip() or None

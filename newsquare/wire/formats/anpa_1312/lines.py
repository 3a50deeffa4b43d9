"""The lines of a message: what marks them, and how a teleprinter's letters are set today."""

import re
from dataclasses import dataclass
from enum import Enum

from newsquare.wire.formats.teleprinter import unmarked


class Mark(Enum):
    """How a line begins: `^` stands over the text, a tab begins a paragraph, a backspace a row of a table."""

    OVER = "^"
    PARAGRAPH = "\t"
    ROW = "\b"


@dataclass(slots=True)
class Line:
    """A line with its end (`<` flush left, `=` centred, or none) taken off."""

    mark: Mark
    text: str
    end: str = ""


_MARKS = {mark.value: mark for mark in Mark}
_SPACE_BAND, _WIDE = "\x10", re.compile(r"[\x1e\x1f][\x1e\x1f ]*")
_SET_IN, _SIGNED = re.compile(r" {2,}\S"), re.compile(r"=+\s*[A-Za-z]+\s*$")
_HALF = re.compile(r"(?<![^\W\d])\{|(?<=\d)\s?1/2(?=\D|$)")
_SEMICOLONS = 3  # Cells enough that a paragraph is a row.


def lines_of(text: str) -> list[Line]:
    """Return the lines; one without a mark goes on with the one before it."""
    if "^" not in text and "\t" not in text:
        text = _with_marks(text)
    found: list[Line] = []
    for raw in text.split("\n"):
        for piece in _pieces(raw):
            _add(piece, found)
    return [line for line in found if line.text.strip()]


def _with_marks(text: str) -> str:
    """Mark the lines of a sender that marks none, as Kyodo: what is set in begins a paragraph, the rest goes on."""
    found: list[str] = []
    begun = False
    for line in text.split("\n"):
        begun = begun or _SET_IN.match(line) is not None
        if not begun and line.strip():
            found.append(f"^{line.strip().rstrip('+<=')}<")
        elif not _SIGNED.match(line):
            found.append(f"\t{line.strip()}" if _SET_IN.match(line) else line.rstrip())
    return "\n".join(found)


def _pieces(raw: str) -> list[str]:
    """Part a line in which several stand: `<` ends one, `^` begins the next."""
    raw = raw.rstrip(" \x10")
    return re.sub(r"<\s*\^", "<\n^", raw).split("\n") if raw.startswith("^") or "<" in raw else [raw]


def _add(piece: str, found: list[Line]) -> None:
    bare = piece.rstrip()
    if not bare:
        if found and found[-1].mark is not Mark.ROW:
            found[-1].end = found[-1].end or " "
        return
    mark = _MARKS.get(bare[0])
    end = bare[-1] if bare[-1] in "<=" and len(bare) > 1 else ""
    text = bare.removesuffix(end) if end else bare
    if mark:
        found.append(Line(mark, text[1:], end))
    elif found and not found[-1].end and found[-1].mark is not Mark.ROW:
        found[-1].text, found[-1].end = f"{found[-1].text} {text.strip()}", end
    else:
        found.append(Line(Mark.OVER if not found else Mark.PARAGRAPH, text, end))


def is_row(line: Line) -> bool:
    """Say whether a line is a row of a table, marked or only written as one."""
    if line.mark is Mark.PARAGRAPH:
        return line.text.count(";") >= _SEMICOLONS and " " not in line.text.strip().partition(";")[2]
    return line.mark is Mark.ROW


def cells_of(line: Line) -> list[str]:
    """Return the cells of a row: parted by semicolons, or by wide spaces."""
    text = line.text.strip().removeprefix("^").removeprefix(_SPACE_BAND).replace(_SPACE_BAND, " ")
    if _WIDE.search(text):
        return [set_today(cell) for cell in _WIDE.split(text) if cell.strip()]
    return [set_today(cell) for cell in text.split(";")]


def set_today(text: str) -> str:
    """Return letters as they are set today: quotes, dashes, halves; one space where there are several."""
    text = unmarked(text.replace(_SPACE_BAND, " ").replace("``", "“"))
    text = re.sub(r"''(?!')", "”", text)
    text = re.sub(r"(?<!\S)_(?!\S)", "—", text)
    text = re.sub(r"(?<!\w)`(?=\w)", "‘", text)
    return " ".join(_HALF.sub("½", text).split())

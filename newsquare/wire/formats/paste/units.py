"""Copied text cut into its paragraphs and lines, whatever program copied it."""

import re
from dataclasses import dataclass
from itertools import pairwise

from newsquare.lib.text import one_line, unseen_out

_REFERENCES = re.compile(
    r"\n[ \t]*(?:References|Visible links)[ \t]*\n(?=\s{0,100}(?:Visible links\s{0,100})?\d{1,4}\.[ \t]+\S)"
)
_MARKER = re.compile(r"\[\d{1,4}\](?=\S)")
_BULLET = re.compile(r"^\s*(?:[*•·▪◦‣+o]|[-–—])\s+(?=\S)")
LONGEST_WRAPPED = 100
"""Characters: programs wrap at 72 or 80; where lines are longer nobody wrapped them."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a line that stands alone; `bullet` when it was an entry of a list."""

    text: str
    bullet: bool = False


def units_of(text: str) -> list[Unit]:
    """Return the units of copied text in order, joined where a program wrapped its lines."""
    text = _without_link_list(unseen_out(text))
    blocks = [block.split("\n") for block in re.split(r"\n[^\S\n]*\n", text)]
    blocks = [[line for line in block if line.strip()] for block in blocks]
    width = _width(blocks)
    units = []
    for block in blocks:
        for lines in _entries(block, width):
            bullet = _BULLET.match(lines[0])
            joined = one_line(" ".join([_BULLET.sub("", lines[0]), *lines[1:]]))
            if joined:
                units.append(Unit(joined, bullet is not None))
    return units


def _without_link_list(text: str) -> str:
    """Lynx and w3m number the links and list them at the end."""
    found = list(_REFERENCES.finditer(text))
    if not found:
        return text
    return _MARKER.sub("", text[: found[-1].start()])


def _width(blocks: list[list[str]]) -> int:
    """Return where lines were wrapped, or 0: most lines that go on below leave no room for the next word."""
    lengths = [len(line.rstrip()) for block in blocks for line in block]
    short = [length for length in lengths if length <= LONGEST_WRAPPED]
    width = max(short, default=0)
    pairs = [(line, below) for block in blocks for line, below in pairwise(block) if not _BULLET.match(below)]
    full = sum(1 for line, below in pairs if _is_full(line, below, width))
    return width if width >= 45 and len(short) >= 0.9 * len(lengths) and full >= max(2, 0.6 * len(pairs)) else 0


def _is_full(line: str, below: str, width: int) -> bool:
    return len(line.rstrip()) + 1 + len(below.split(maxsplit=1)[0]) > width - 6


def _entries(block: list[str], width: int) -> list[list[str]]:
    entries: list[list[str]] = []
    for number, line in enumerate(block):
        if width and number and not _BULLET.match(line) and _is_full(block[number - 1], line, width):
            entries[-1].append(line)
        else:
            entries.append([line])
    return entries

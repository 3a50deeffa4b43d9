"""Copied text cut into its paragraphs and lines, whatever program copied it."""

import re
from dataclasses import dataclass

from newsquare.lib.text import one_line, unseen_out

_REFERENCES = re.compile(r"\n\s*(?:References|Visible links)\s*\n(?=(?:\s*(?:Visible links\s*)?\n)*\s*\d+\.\s+\S+)")
_MARKER = re.compile(r"\[\d{1,4}\](?=\S)")
_BULLET = re.compile(r"^\s*(?:[*•·▪◦‣+o]|[-–—])\s+(?=\S)")
_WRAPPED_AT = range(45, 101)


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
    wrapped = _is_wrapped(blocks)
    units = []
    for block in blocks:
        for lines in _entries(block, wrapped=wrapped):
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


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Lines were wrapped when most lines that are not the last of their block are nearly as long as the longest."""
    inner = [len(line.rstrip()) for block in blocks for line in block[:-1]]
    longest = max((len(line.rstrip()) for block in blocks for line in block), default=0)
    long_ones = sum(1 for length in inner if length >= longest - 18)
    return longest in _WRAPPED_AT and len(inner) >= 2 and long_ones >= len(inner) * 0.6


def _entries(block: list[str], *, wrapped: bool) -> list[list[str]]:
    entries: list[list[str]] = []
    for line in block:
        if entries and wrapped and not _BULLET.match(line):
            entries[-1].append(line)
        else:
            entries.append([line])
    return entries

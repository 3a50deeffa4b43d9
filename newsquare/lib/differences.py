"""What was changed between two texts, paragraph by paragraph and word by word. Pure functions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "gone", "new"]
MOST_PAIRS = 4_000_000  # Of words to be compared; more is shown as one text in place of another.
ALIKE = 0.4  # So large a part of their words two paragraphs share when one became the other.


@dataclass(frozen=True)
class Piece:
    """Words that stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Line:
    """A paragraph: `same` and `changed` stand in both texts, `gone` and `new` in one."""

    kind: Literal["same", "changed", "gone", "new"]
    pieces: tuple[Piece, ...]


def differences(before: Sequence[str], after: Sequence[str]) -> list[Line]:
    """Return the paragraphs of both texts in reading order, each with what became of its words."""
    lines: list[Line] = []
    for kind, from_a, to_a, from_b, to_b in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += [Line("same", (Piece("same", text),)) for text in before[from_a:to_a]]
        else:
            lines += _rewritten(before[from_a:to_a], after[from_b:to_b])
    return lines


def word_differences(before: str, after: str) -> list[Piece]:
    """Return which words stayed, went and came, in reading order."""
    old, new = before.split(), after.split()
    if len(old) * len(new) > MOST_PAIRS:
        return [Piece("gone", before), Piece("new", after)]
    return list(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, from_a, to_a, from_b, to_b in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", " ".join(old[from_a:to_a]))
            continue
        if to_a > from_a:
            yield Piece("gone", " ".join(old[from_a:to_a]))
        if to_b > from_b:
            yield Piece("new", " ".join(new[from_b:to_b]))


def _rewritten(before: Sequence[str], after: Sequence[str]) -> list[Line]:
    """Pair the paragraphs that became one another; of the others some went and some came."""
    lines, place = [], 0
    for text in before:
        found = next((at for at in range(place, len(after)) if _alike(text, after[at])), None)
        if found is None:
            lines.append(Line("gone", (Piece("gone", text),)))
            continue
        lines += [Line("new", (Piece("new", other),)) for other in after[place:found]]
        lines.append(Line("changed", tuple(word_differences(text, after[found]))))
        place = found + 1
    return lines + [Line("new", (Piece("new", other),)) for other in after[place:]]


def _alike(one: str, other: str) -> bool:
    old, new = Counter(one.split()), Counter(other.split())
    shared = sum((old & new).values())
    return shared >= ALIKE * max(old.total(), new.total(), 1)

"""The piece of a text in which what was asked for stands. Pure functions: no database, no clock, no network."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from newsquare.stories.search.asking import Phrase, matches
from newsquare.stories.search.folding import stems

LENGTH = 32  # Words.
LEAD = 8  # Words before the first that was asked for.
_CHUNK = re.compile(r"\S+")
_EDGE = re.compile(r"^[\W_]*(.*?)[\W_]*$", re.DOTALL)


@dataclass(frozen=True)
class _Words:
    """The words of a text, and for each where it stands in it."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def snippet(text: str, phrases: Iterable[Phrase]) -> str:
    """Return as HTML the piece of a text that holds most of the phrases, each marked; empty where none is there."""
    cut = _cut(text)
    found = [
        (place, length, number)
        for number, phrase in enumerate(dict.fromkeys(phrases))
        for place in range(len(cut.words))
        if (length := matches(phrase, cut.words, place))
    ]
    if not found:
        return ""
    first = _best([(place, number) for place, _, number in found])
    start = _start_of_sentence(text, cut, first)
    end = min(start + LENGTH, len(cut.words)) - 1
    marks = sorted({(place, place + length - 1) for place, length, _ in found if start <= place <= end})
    return _print(text, cut, start, end, marks)


def _cut(text: str) -> _Words:
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for chunk in _CHUNK.finditer(text):
        for word in stems(chunk.group()):
            words.append(word)
            spans.append(chunk.span())
    return _Words(tuple(words), tuple(spans))


def _best(found: list[tuple[int, int]]) -> int:
    """Return the place from which on most different phrases stand within one piece; the first of equals."""
    ordered, best, most = sorted(found), 0, 0
    for index, (place, _) in enumerate(ordered):
        near = set()
        for other, number in ordered[index:]:
            if other > place + LENGTH - LEAD:
                break
            near.add(number)
        if len(near) > most:
            best, most = place, len(near)
    return best


def _start_of_sentence(text: str, cut: _Words, first: int) -> int:
    """Return where the piece begins: at its sentence if that began shortly before, else some words before."""
    for place in range(first, max(first - LEAD - 4, 0) - 1, -1):
        before = text[: cut.spans[place][0]].rstrip(" ")
        if not before or before[-1] in ".!?\n":
            return place
    return max(first - LEAD, 0)


def _print(text: str, cut: _Words, start: int, end: int, marks: list[tuple[int, int]]) -> str:
    place, stop = cut.spans[start][0], cut.spans[end][1]
    pieces = ["… "] if start and text[:place].rstrip(" ")[-1:] not in ".!?\n" else []
    for first, last in marks:
        begin, finish = _inner(text, cut.spans[first][0], cut.spans[min(last, end)][1])
        if begin < place:
            continue
        pieces += [escape(text[place:begin]), "<mark>", escape(text[begin:finish]), "</mark>"]
        place = finish
    pieces.append(escape(text[place:stop]))
    return "".join(pieces).replace("\n", " ") + (" …" if stop < len(text.rstrip()) else "")


def _inner(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return the span without the signs at its edges."""
    found = _EDGE.match(text[begin:end])
    return (begin + found.start(1), begin + found.end(1)) if found and found[1] else (begin, end)

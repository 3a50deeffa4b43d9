"""One item as the wire reads it, held against what its file says: a mark for each field."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsquare.wire.conformance.told import Body, Told, Value
from newsquare.wire.conformance.words import body_of

NEWS = {"text", "picture", "video", "package"}
SHORTEST_NOTE = 8  # Letters: less than that stands somewhere by chance.


@dataclass(frozen=True)
class Mark:
    """What was right in a field, of how much; where it was not all right, what should have been there and what was."""

    field: str
    right: float
    of: float
    expected: str = ""
    got: str = ""


def marks_of(told: Told, got: dict[str, Any]) -> Iterator[Mark]:
    """Hold an item against its file."""
    if not told.news:
        yield _one("non-news", str(got["kind"]) not in NEWS, "no news", got["kind"])
        return
    for name, right in told.values.items():
        yield _value(name, right, got)
    if told.subjects:
        yield _subjects(told, got)
    if told.body is not None:
        yield from _body(told.body, got)
    if told.notes:
        yield _notes(told.notes, got)


def missing(told: Told, why: str) -> Iterator[Mark]:
    """Return what an item that was not read costs: everything that it says."""
    if not told.news:
        yield Mark("non-news", 0, 1, "named", why)
        return
    yield from (Mark(name, 0, 1, str(next(iter(right), None)), why) for name, right in told.values.items())
    if told.body is not None and told.body.words:
        yield Mark("words kept", 0, len(told.body.words), f"{len(told.body.words)} words", why)


def _one(name: str, right: bool, expected: object, got: object) -> Mark:
    return Mark(name, 1, 1) if right else Mark(name, 0, 1, str(expected), str(got))


def _plain(value: object) -> str:
    return " ".join(str("" if value is None else value).split())


def _value(name: str, right: tuple[Value, ...], got: dict[str, Any]) -> Mark:
    wanted = {_plain(each) for each in right}
    if name == "credit":
        said = _credits(got)
        return _one(name, bool(wanted & said) or ("" in wanted and not said), right[0], " / ".join(sorted(said)))
    value = _plain(got.get(name))
    return _one(name, value in wanted, right[0], value or None)


def _credits(got: dict[str, Any]) -> set[str]:
    said = [got.get("distributor"), *(picture.get("credit") for picture in got.get("pictures", []))]
    return {_plain(each) for each in said if each}


def _subjects(told: Told, got: dict[str, Any]) -> Mark:
    said = [_plain(each) for each in got.get("subjects", [])]
    lost = [ways for ways in told.subjects if not {_plain(each) for each in ways} & set(said)]
    known = {_plain(each) for ways in told.subjects for each in ways} | {_plain(each) for each in told.also}
    odd = [each for each in said if each not in known]
    of = len(told.subjects) + len(odd)
    expected = ", ".join(ways[0] for ways in lost[:3])
    return Mark("subjects", len(told.subjects) - len(lost), of, expected, ", ".join(odd[:3]))


def _body(told: Body, got: dict[str, Any]) -> Iterator[Mark]:
    read = body_of(str(got.get("body_html") or ""))
    given, kept = Counter(told.words), Counter(read.words)
    lost, odd = given - kept, kept - given - told.aside
    if given:
        yield Mark("words kept", (given & kept).total(), given.total(), _some(lost), "")
    if kept:
        yield Mark("words added", odd.total(), kept.total(), "", _some(odd))
        yield _order(told.words, read.words)
    if told.marks:
        right = sum(min(count, read.marks[name]) for name, count in told.marks.items())
        yield Mark("markup", right, told.marks.total(), _counts(told.marks), _counts(read.marks))


def _some(words: Counter[str]) -> str:
    return " ".join(list(words)[:8])


def _counts(marks: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(marks.items()))


def _order(told: tuple[str, ...], read: tuple[str, ...]) -> Mark:
    """Measure the longest run of words in their order, over the words that stand once in both."""
    given, kept = Counter(told), Counter(read)
    places = {word: at for at, word in enumerate(told) if given[word] == 1}
    found = [places[word] for word in read if kept[word] == 1 and word in places]
    run: list[int] = []
    for at in found:
        where = bisect_left(run, at)
        run[where : where + 1] = [at]
    return Mark("order", len(run), len(found))


def _notes(notes: tuple[str, ...], got: dict[str, Any]) -> Mark:
    public = _plain(_texts({name: value for name, value in got.items() if name not in {"notes_private", "problem"}}))
    found = [note for note in map(_plain, notes) if len(note) >= SHORTEST_NOTE and note in public]
    return Mark("notes", len(found), len(notes), "", "; ".join(found[:2]))


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(_texts(each) for each in value.values())
    if isinstance(value, list):
        return " ".join(_texts(each) for each in value)
    return value if isinstance(value, str) else ""

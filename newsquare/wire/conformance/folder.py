"""A folder of wire files, each read and held against what it says."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsquare.wire.conformance import expected, readings
from newsquare.wire.conformance.compare import Mark, marks_of, missing
from newsquare.wire.conformance.told import Reading, Told
from newsquare.wire.formats import MAX_BYTES, UnreadableError, as_json, read

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)  # When a file without a year is taken to have come.
_NO_COPY = {".md", ".tsv", ".toml", ".py"}


@dataclass
class FileScore:
    """What became of a file: how it was read, its marks, or why it was not scored."""

    path: Path
    form: str
    items: int = 0
    marks: list[Mark] = field(default_factory=list)
    unscored: str = ""
    refusal: str = ""
    seconds: float = 0.0


def scores_of(folder: Path, *, with_expectations: bool = True) -> list[FileScore]:
    """Score every file of a folder and the folders in it, in the order of their names.

    Without expectations every file is held against the second reading, also one beside which an expectation stands.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    copy = [path for path in files if path.suffix not in _NO_COPY and not expected.is_expectation(path)]
    return [_scored(path, with_expectations) for path in copy]


def _scored(path: Path, with_expectations: bool) -> FileScore:
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    score = FileScore(path, readings.form_of(raw))
    said = expected.beside(path) if with_expectations else None
    try:
        reading = expected.reading_of(score.form, said) if said is not None else readings.reading_of(raw)
    except Exception as error:  # Copy that one reading cannot make sense of must not cost the score of the others.
        score.unscored = f"The second reading ends in a {type(error).__name__}; a person must look."
        return score
    began = time.perf_counter()
    try:
        items, refusal = [as_json(item) for item in read(raw, name=path.name, now=NOW)], ""
    except UnreadableError as error:
        items, refusal = [], str(error)
    score.seconds = time.perf_counter() - began
    score.refusal = refusal
    if reading is None:
        score.unscored = refusal or "There is no second reading of this format, and nothing beside the file."
        return score
    score.items = len(reading.items)
    score.marks = list(_marks(reading, items, refusal))
    return score


def _marks(reading: Reading, items: list[dict[str, Any]], refusal: str) -> Iterator[Mark]:
    if reading.refused is not None:
        right = bool(refusal) and reading.refused in refusal
        yield Mark("refused", 1, 1) if right else Mark("refused", 0, 1, reading.refused, refusal or "read")
        return
    for told, item in _pairs(reading.items, items):
        if item is None:
            yield from missing(told, refusal or "not read")
        else:
            yield from marks_of(told, item)


def _pairs(told: tuple[Told, ...], items: list[dict[str, Any]]) -> Iterator[tuple[Told, dict[str, Any] | None]]:
    """Bring together what belongs together: by guid, in the file's order, else by place."""
    left = list(items)
    for each in told:
        same = [item for item in left if each.guid and item["guid"] == each.guid]
        if not same and each.news:
            first = str(next(iter(each.values.get("headline", ("",))), ""))
            same = [item for item in left if first and item["headline"] == first] or (left if len(told) == 1 else [])
        found = next(iter(same), None)
        if found is None and len(told) == len(items) and not each.guid and left:
            found = left[0]
        if found is not None:
            left.remove(found)
        yield each, found

"""Scores as a table, and what falls below the bar."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsquare.wire.conformance.compare import Mark
from newsquare.wire.conformance.folder import FileScore

BARS = {
    "guid": 1.0,
    "version": 1.0,
    "pubstatus": 1.0,
    "headline": 0.97,
    "byline": 0.97,
    "slugline": 0.97,
    "credit": 0.97,
    "subjects": 0.97,
    "embargo_utc": 0.97,
    "words kept": 0.99,
    "words added": 0.01,
    "order": 0.99,
    "markup": 0.97,
    "notes": 0.0,
    "non-news": 1.0,
    "refused": 1.0,
}
"""The least share that must be right; of what must not be there (words added, notes), the most that may."""

AT_MOST = {"words added", "notes"}
NAMES = {
    "guid": "ids", "version": "versions", "pubstatus": "statuses", "embargo_utc": "embargo",
    "notes": "private notes found", "words added": "words not the body's", "non-news": "non-news named",
}  # fmt: skip


@dataclass(frozen=True)
class Share:
    """How much of a field was right."""

    right: float
    of: float

    def told(self, field: str) -> str:
        if not self.of:
            return "–"
        if field == "notes":
            return f"{self.right:.0f} of {self.of:.0f}"
        share = 100 * self.right / self.of
        return f"{share:.2f} %" if field == "words added" else f"{_floored(share)} %"

    def below(self, field: str) -> bool:
        share = self.right / self.of if self.of else None
        return share is not None and (share > BARS[field] if field in AT_MOST else share < BARS[field])


def shares_of(scores: Iterable[FileScore]) -> dict[str, Share]:
    """Add up the marks of files by field."""
    right: dict[str, float] = defaultdict(float)
    of: dict[str, float] = defaultdict(float)
    for score in scores:
        for mark in score.marks:
            right[mark.field] += mark.right
            of[mark.field] += mark.of
    return {name: Share(right[name], of[name]) for name in BARS}


def table_of(scores: list[FileScore]) -> list[str]:
    """Return the table: a column for each format that has a score, the total, and the bar."""
    scored = [score for score in scores if not score.unscored]
    columns = {form: [score for score in scored if score.form == form] for form in sorted({s.form for s in scored})}
    columns["**total**"] = scored
    shares = [shares_of(column) for column in columns.values()]
    rows = [
        ["", *columns, "the bar"],
        ["---"] * (len(columns) + 2),
        ["files", *(str(len(column)) for column in columns.values()), ""],
        ["items", *(str(sum(score.items for score in column)) for column in columns.values()), ""],
    ]
    for name, bar in BARS.items():
        told = [each[name].told(name) for each in shares]
        rows.append([NAMES.get(name, name), *told, f"{'at most ' if name in AT_MOST else ''}{100 * bar:.0f} %"])
    return [f"| {' | '.join(row)} |" for row in rows if set(row[1:-1]) != {"–"}]


def fields_below(scores: list[FileScore]) -> list[str]:
    """Return the fields that are below the bar over all files together."""
    return [NAMES.get(name, name) for name, share in shares_of(scores).items() if share.below(name)]


def below_the_bar(scores: list[FileScore], folder: Path) -> list[str]:
    """Return a line for each file that is below the bar in a field, with what was expected and what was read."""
    return [line for score in scores for line in _below(score, folder)]


def _below(score: FileScore, folder: Path) -> Iterator[str]:
    where = score.path.relative_to(folder)
    if score.refusal and score.items:
        yield f"{where}: not read: {score.refusal}"
        return
    shares = shares_of([score])
    for name, share in shares.items():
        if share.below(name):
            wrong = next(mark for mark in score.marks if mark.field == name and _is_wrong(mark))
            told = f"expected {wrong.expected!r:.160}, got {wrong.got!r:.160}"
            yield f"{where}: {NAMES.get(name, name)} {share.told(name)}: {told}"


def _is_wrong(mark: Mark) -> bool:
    return mark.right > 0 if mark.field in AT_MOST else mark.right < mark.of


def _floored(share: float) -> str:
    """Return a share with one decimal, never rounded up to what it is not."""
    return "100" if share == 100 else f"{int(share * 10) / 10:.1f}"

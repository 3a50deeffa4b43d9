"""A labelled set of agency copy: what is a copy of what, what is of one event, and what only looks alike.

`labels/seeds.txt` holds stories of our own (`=`), some told by a second writer too (`~`), some followed by
another event of the same people on the next day (`!`). Of each story copies are made as stations and agencies make
them: trimmed, under another headline, with a paragraph of their own, lightly edited, as a brief, or as a later lead by
the same agency. `labels/alike.txt` holds forms (`=`) that are filled again and again, as warnings, results,
market reports and police logs are: each filling is an event of its own, however like the others it reads.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

FILES = Path(__file__).parent / "labels"


@dataclass(frozen=True)
class Sample:
    """One item of the set, with what it truly is."""

    source: str
    guid: str
    slug: str
    headline: str
    paragraphs: tuple[str, ...]
    origin: str  # The same for copies of one text.
    event: str  # The same for all accounts of one event.

    @property
    def text(self) -> str:
        """Return its body as words."""
        return "\n\n".join(self.paragraphs)


LIGHT = (
    (" told reporters", " said"),
    (" said Monday", " said on Monday"),
    (" about ", " some "),
    ("must be", "have to be"),
    (" and asked ", " and has asked "),
    ("voted ", "cast votes "),
    ("is to run", "will run"),
    (" percent", "%"),
    ("people", "persons"),
    ("According to", "By the account of"),
    (" will be ", " is to be "),
    (" may ", " could "),
    ("more than", "over"),
)
LOCAL = (
    "In Riverbend, the city desk of Channel 9 has asked what this means here and will report tonight.",
    "For viewers in Osier County nothing changes for now, officials at the courthouse in Garnet told Channel 9.",
    "A reader from Gull Point wrote to us last week about the same question; we will come back to it.",
)
HEADS = ("What to know: {}", "{}: here is the latest", "Update on {}", "{}, officials say")


def labelled() -> list[Sample]:
    """Return the whole set."""
    return [*_told(), *_alike()]


def _told() -> Iterator[Sample]:
    blocks = re.split(r"^= ", (FILES / "seeds.txt").read_text(), flags=re.MULTILINE)[1:]
    for number, block in enumerate(blocks):
        block, *later = re.split(r"^! ", block, flags=re.MULTILINE)
        first, *second = re.split(r"^~ ", block, flags=re.MULTILINE)
        head, *paragraphs = first.strip().splitlines()
        name, slug, headline = head.split(" | ")
        yield from _copies(number, name, slug, headline, tuple(paragraphs))
        for told in second:
            title, *other = told.strip().splitlines()
            yield from _second(number, name, title, tuple(other))
        for followed in later:
            title, *text = followed.strip().splitlines()
            event = f"{name}-next-day"
            yield Sample("lakes-plains", event, slug, title, tuple(text), event, event)


def _copies(number: int, name: str, slug: str, headline: str, text: tuple[str, ...]) -> Iterator[Sample]:
    origin = f"{name}/a"

    def one(source: str, title: str, paragraphs: tuple[str, ...], slugline: str = "") -> Sample:
        return Sample(source, f"{name}-{source}-{len(title)}", slugline, title, paragraphs, origin, name)

    words = headline.split()
    yield one("lakes-plains", headline, text, slug)
    yield one("station-a", HEADS[number % 4].format(" ".join(words[:4])), text[:3])
    own = LOCAL[number % 3]
    yield one("station-b", " ".join(words[1:]), (*text[:2], own, *text[2:], "Copyright Lakes & Plains Wire."), slug)
    if number % 3 == 0:
        yield one("station-e", f"In brief: {' '.join(words[-4:])}", text[:1])
    if number % 2:
        edited = tuple(_light(paragraph) for paragraph in text)
        yield one("station-c", f"{words[-1].title()}: {headline}", (edited[1], edited[0], *edited[2:]))
    else:
        lead = f"{text[0]} The figures were corrected later in the day."
        later = tuple(re.sub(r"\b(\d)(\d) ", r"\g<1>9 ", paragraph, count=1) for paragraph in text[1:])
        yield one("lakes-plains", f"{headline}, 2nd Ld", (lead, *later), f"{slug},2nd Ld-Writethru")


def _second(number: int, name: str, title: str, text: tuple[str, ...]) -> Iterator[Sample]:
    origin = f"{name}/b"
    yield Sample("state-wire", f"{name}-b", "", title, text, origin, name)
    if number % 2:
        yield Sample("station-d", f"{name}-b-d", "", f"Report: {title}", text[:2], origin, name)


def _light(paragraph: str) -> str:
    for before, after in LIGHT:
        paragraph = paragraph.replace(before, after)
    return paragraph


def _alike() -> Iterator[Sample]:
    for block in re.split(r"^= ", (FILES / "alike.txt").read_text(), flags=re.MULTILINE)[1:]:
        form, _, rows = block.partition("\n--\n")
        head, *paragraphs = form.strip().splitlines()
        name, source, slug, headline = head.split(" | ")
        for number, row in enumerate(rows.strip().splitlines()):
            facts = [fact.strip() for fact in row.split("|")]
            filled = tuple(paragraph.format(*facts) for paragraph in paragraphs)
            event = f"{name}-{number}"
            yield Sample(source, event, slug.format(*facts), headline.format(*facts), filled, event, event)


def pairs(samples: list[Sample], label: str) -> set[tuple[str, str]]:
    """Return the pairs of guids that bear the same label."""
    known = {sample.guid: getattr(sample, label) for sample in samples}
    return {(one, other) for one, other in product(known, repeat=2) if one < other and known[one] == known[other]}

"""The tables of a document that are no tables: facts about the story, a picture with its credit, code to embed.

Newsrooms that write in Google Docs put these into small tables whose first cell says what they are. The words that
newsrooms use for each fact are data here; a fact with another name is a note for a person.
"""

from dataclasses import dataclass, field
from typing import Any

FACTS = frozenset({"metadata", "meta", "story info", "story information", "about this story"})
PICTURES = frozenset({"photo", "picture", "image"})
"""The last word of what stands above a picture: “photo-wide”, “staff photo”."""

EMBEDS = frozenset({"html", "raw", "embed", "code", "script", "iframe"})
NOTHING = frozenset({"", "n/a", "n / a", "none", "tk", "tbd", "-", "–", "—"})

FIELDS = {
    "hed": "headline",
    "headline": "headline",
    "head": "headline",
    "title": "headline",
    "dek": "deck",
    "deck": "deck",
    "subhead": "deck",
    "subheadline": "deck",
    "description": "deck",
    "summary": "deck",
    "seo description": "deck",
    "blurb": "blurb",
    "byline": "byline",
    "bylines": "byline",
    "author": "byline",
    "authors": "byline",
    "by": "byline",
    "dateline": "dateline",
    "url": "slug",
    "url slug": "slug",
    "section": "section",
    "category": "section",
    "eyebrow": "topic",
    "kicker": "topic",
    "topic": "topic",
    "topics": "topic",
    "lede image": "lead picture",
    "lede image path": "lead picture",
    "lead image": "lead picture",
    "lead photo": "lead picture",
    "lede image credit": "lead credit",
    "lead image credit": "lead credit",
    "lede image description": "lead alt",
    "lead image description": "lead alt",
    "lede image alt": "lead alt",
    "lede image caption": "lead caption",
    "lead image caption": "lead caption",
}
"""How newsrooms name a fact (lower case, without what stands in brackets), and which of ours it is."""

PICTURE_FIELDS = {
    "credit": "credit",
    "caption": "caption",
    "cutline": "caption",
    "description": "alt",
    "alt": "alt",
    "alt text": "alt",
    "path": "where",
    "file": "where",
    "url": "where",
    "link": "where",
}


@dataclass
class Told:
    """What a table of facts tells: those that we know by our names, and the rest as written."""

    known: dict[str, str] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)


def kind_of(table: Any) -> str:
    """Return what a table is: `facts`, `picture`, `embed`, or nothing for one that is a table."""
    first = _name(next((_text(cell) for cell in table.iter("td", "th")), ""))
    words = first.replace("-", " ").split()
    if words and len(words) <= 3 and any(word in PICTURES for word in (words[0], words[-1])):
        return "picture"
    return next((kind for kind, names in (("facts", FACTS), ("embed", EMBEDS)) if first in names), "")


def facts(table: Any) -> Told:
    """Return what a table of facts tells. A fact whose value stands in the row below counts as well."""
    told = Told()
    for name, value in _pairs(table, FIELDS | {"budget": "budget"}):
        ours = FIELDS.get(_name(name))
        if value.casefold() in NOTHING:
            continue
        if ours and ours not in told.known:
            told.known[ours] = value
        elif value != told.known.get(ours or ""):
            told.others.append((name, value))
    return told


def picture(table: Any) -> tuple[dict[str, str], list[str]]:
    """Return what a picture's table tells by our names, and what else stands in it as written."""
    known: dict[str, str] = {}
    others: list[str] = []
    for name, value in _pairs(table, PICTURE_FIELDS):
        ours = PICTURE_FIELDS.get(_name(name))
        if ours and ours not in known:
            known[ours] = value
        else:
            others.append(f"{name}: {value}" if name else value)
    return known, others


def code(table: Any) -> str:
    """Return the code that a table holds to be embedded."""
    rows = list(table.iter("tr"))
    return "\n".join(text for row in rows[1:] if (text := "\n".join(_text(cell, keep=True) for cell in row)))


def _pairs(table: Any, names: dict[str, str]) -> list[tuple[str, str]]:
    """Return the rows as name and value: beside each other, or the value under the name. The first cell is no row."""
    pairs: list[tuple[str, str]] = []
    waiting = ""
    for place, row in enumerate(table.iter("tr")):
        cells = [text for cell in row if (text := _text(cell))]
        if place == 0:
            cells = cells[1:]
        if len(cells) > 1:
            pairs.append((cells[0], " ".join(cells[1:])))
        elif cells and waiting:
            pairs.append((waiting, cells[0]))
            waiting = ""
            continue
        elif cells and _name(cells[0]) in names:
            waiting = cells[0]
            continue
        elif cells:
            pairs.append(("", cells[0]))
        waiting = ""
    return pairs


def _name(text: str) -> str:
    return text.split("(")[0].strip().strip(":").casefold()


def _text(cell: Any, *, keep: bool = False) -> str:
    """Return the words of a cell, on one line unless its lines are to be kept."""
    text = "".join(cell.itertext())
    lines = (" ".join(line.split()) for line in text.splitlines()) if keep else (" ".join(text.split()),)
    return "\n".join(line for line in lines if line)

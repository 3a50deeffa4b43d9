"""The words of a story's content, passage by passage, and how words in a passage are replaced by others."""

import copy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from newsquare.lib.html import texts_of, with_words

Content = dict[str, Any]
_SEEMS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\t": " ", "‑": "-"})
_AFTER = " ,.;:!?)…"
NOTHING = "–"  # In a table.


@dataclass(frozen=True)
class Passage:
    """A text without a break in it: a headline, a paragraph, a caption. `place` finds it again in the content."""

    place: str
    name: str
    text: str


@dataclass(frozen=True)
class Words:
    """Some words of a passage, from one letter to another: there for the first time (0), the second (1) …"""

    passage: Passage
    start: int
    end: int
    nth: int

    @property
    def block(self) -> int:
        """The number of the passage among those of its text."""
        return int(self.passage.place.rpartition(".")[2])

    @property
    def key(self) -> str:
        """How a form names them. Browsers count letters in a way of their own, so none are counted."""
        return f"{self.passage.place}@{self.nth}"


@dataclass(frozen=True)
class _Spot:
    """Where text lies in a content: the keys that lead to it, and whether it is HTML."""

    keys: tuple[Any, ...]
    place: str
    name: str
    is_html: bool = False


def passages_of(content: Content) -> list[Passage]:
    """Return all passages that readers see, in the order of the page. Empty ones are left out."""
    found, paragraph = [], 0
    for spot in _spots(content):
        value = _at(content, spot.keys) or ""
        for number, text in enumerate(texts_of(value) if spot.is_html else [value]):
            is_paragraph = spot.is_html and not spot.name
            paragraph += is_paragraph
            name = _("Paragraph %(number)s") % {"number": paragraph} if is_paragraph else spot.name
            if text.strip():
                found.append(Passage(f"{spot.place}.{number}", name, text))
    return found


def folded(text: str) -> str:
    """Return a text of the same length in which quotes, dashes and spaces are those of a keyboard."""
    return text.translate(_SEEMS)


def places_of(content: Content, words: str) -> list[Words]:
    """Return every place at which words stand, whatever kind of quotes and spaces they were typed with."""
    wanted = folded(words).split()
    if not wanted:
        return []
    whole = re.compile(_edge(wanted[0][0], "<") + r"\s+".join(map(re.escape, wanted)) + _edge(wanted[-1][-1], ""))
    return [
        Words(passage, match.start(), match.end(), nth)
        for passage in passages_of(content)
        for nth, match in enumerate(whole.finditer(folded(passage.text)))
    ]


def _edge(letter: str, behind: str) -> str:
    """Return the expression by which words that begin or end with a letter are not found inside a longer one."""
    return rf"(?{behind}![^\W_])" if letter.isalnum() else ""


def replaced(content: Content, places: Iterable[Words], right: str) -> Content:
    """Return the content with the words at each of the places replaced. The last places go first."""
    new, spots = copy.deepcopy(content), {spot.place: spot for spot in _spots(content)}
    for words in sorted(places, key=lambda each: (each.block, each.start), reverse=True):
        place, number = words.passage.place.rpartition(".")[0], words.block
        here = right or (NOTHING if _fills_a_cell(words) else "")
        spot, (start, end) = spots[place], _without_gap(words) if not here else (words.start, words.end)
        value = _at(new, spot.keys)
        _put(
            new,
            spot.keys,
            with_words(value, number, start, end, here) if spot.is_html else value[:start] + here + value[end:],
        )
    return new


def _fills_a_cell(words: Words) -> bool:
    """Say whether words are all that stands in a cell of a table; without it the cells after it would move up."""
    before, after = words.passage.text[: words.start], words.passage.text[words.end :]
    cell = re.split(r"[|\n]", before)[-1] + re.split(r"[|\n]", after)[0]
    return words.passage.place.rpartition(".")[0].endswith("-rows") and not cell.strip()


def _without_gap(words: Words) -> tuple[int, int]:
    """Return where to cut so that no two spaces are left, nor one at an end or before a full stop."""
    text = words.passage.text
    if text[: words.start].endswith(" ") and (text[words.end :][:1] or " ") in _AFTER:
        return words.start - 1, words.end
    return words.start, words.end + (words.start == 0 and text[words.end :].startswith(" "))


def _spots(content: Content) -> Iterator[_Spot]:
    yield _Spot(("headline",), "headline", _("Headline"))
    yield _Spot(("deck",), "deck", _("Deck"))
    for number in range(len(content["bylines"])):
        yield _Spot(("bylines", number, "name"), f"byline-{number}", _("Byline"))
        yield _Spot(("bylines", number, "detail"), f"byline-{number}-detail", _("Byline"))
    yield _Spot(("dateline",), "dateline", _("Dateline"))
    yield _Spot(("lead_caption",), "caption", _("Caption of the lead picture"))
    for number, block in enumerate(content["body"]):
        place = f"body-{block.get('id') or number}"
        if block["type"] == "text":
            yield _Spot(("body", number, "value"), place, "", is_html=True)
        for field, (name, is_html) in _fields(block["type"]).items():
            yield _Spot(("body", number, "value", field), f"{place}-{field}", name, is_html)


def _fields(kind: str) -> dict[str, tuple[str, bool]]:
    return {
        "picture": {"caption": (_("Caption"), False)},
        "quote": {"text": (_("Pull quote"), False), "attribution": (_("Who said it"), False)},
        "facts": {"title": (_("Fact box"), False), "text": (_("Fact box"), True)},
        "video": {"caption": (_("Video"), False)},
        "table": {"caption": (_("Table"), False), "rows": (_("Table"), False)},
    }.get(kind, {})


def _at(content: Any, keys: tuple[Any, ...]) -> Any:
    for key in keys:
        content = content.get(key) if isinstance(content, dict) else content[key]
    return content


def _put(content: Any, keys: tuple[Any, ...], value: str) -> None:
    _at(content, keys[:-1])[keys[-1]] = value

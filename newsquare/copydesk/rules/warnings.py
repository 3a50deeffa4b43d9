"""Orders not to use something that come as words in another item: a table of what agencies say, by language.

News about killing and withdrawing must pass: a phrase counts only where agencies speak to editors, which is at the
beginning of a headline or slug, in a note to editors, or in a paragraph that addresses them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsquare.copydesk.rules.phrases import ADDRESS, HEAD, NOTE, PHRASES, SLUG, Phrase

FIRST = 4  # Paragraphs in which somebody may address editors before the text begins.
LONGEST = 4000  # Characters of a note that are read.


@dataclass(frozen=True)
class Warned:
    """What was found: the words themselves, where, and the headline without them."""

    words: str
    place: str
    headline: str


def warning_in(data: Mapping[str, Any]) -> Warned | None:
    """Return what in an item, as `wire parse` prints it, may order another one away; nothing in ordinary news."""
    headline = data.get("headline") or ""
    for place, text in _places(data):
        for phrase in PHRASES:
            if place in phrase.places and (found := _look(phrase, text)):
                rest = headline.replace(found, " ") if place == HEAD else headline
                return Warned(found.strip(" -–—:,([/"), place, rest.strip(" -–—:,([/"))
    return None


def _look(phrase: Phrase, text: str) -> str:
    found = re.search(phrase.pattern, text, 0 if phrase.as_written else re.IGNORECASE)
    return found.group(0) if found else ""


def _places(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield HEAD, data.get("headline") or ""
    yield SLUG, data.get("slugline") or ""
    yield from ((SLUG, word) for word in data.get("keywords") or [])
    for note in (data.get("notes_private"), data.get("notes_public")):
        yield NOTE, (note or "")[:LONGEST]
    for paragraph in (data.get("body_text") or "").split("\n\n")[:FIRST]:
        if ADDRESS.match(paragraph) or data.get("action") == "advisory":
            yield NOTE, paragraph[:LONGEST]
    for picture in data.get("pictures") or []:
        if ADDRESS.match(picture.get("caption") or ""):
            yield NOTE, picture["caption"][:LONGEST]

"""The headline, deck and byline that stand above a document's text."""

import re
from typing import Any, Protocol

from newsquare.stories.documents.styles import size_of

_BY = re.compile(r"^by:?\s+(?P<names>\S.{1,150})$", re.IGNORECASE)
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
TITLE_SIZE = 20.0
"""Points: Google Docs sets a title in 26, Word in 28, a first heading in 20; running text is below 14."""


class Titled(Protocol):
    """What has a headline, a deck and a byline."""

    headline: str
    deck: str
    byline: str


def take_title(body: Any, document: Titled) -> None:
    """Take headline, deck and byline off the top of the text, where they stand there and no table told them."""
    first = _first(body)
    if first is not None and not document.headline and _is_title(first):
        document.headline = _words(first)
        first.drop_tree()
        first = _first(body)
    if first is not None and not document.deck and first.get("data-deck") is not None:
        document.deck = _words(first)
        first.drop_tree()
        first = _first(body)
    if first is not None and not document.byline and (by := _BY.match(_words(first))):
        document.byline = by["names"]
        first.drop_tree()


def _first(body: Any) -> Any:
    """Return the first block that has words; None where a list or table stands before it."""
    for element in body.iter(*_BLOCKS, "ul", "ol", "table"):
        if element.tag in {"ul", "ol", "table"}:
            return None
        if _words(element):
            return element
    return None


def _is_title(block: Any) -> bool:
    if block.tag == "h1":
        return True
    sizes = [size_of(run) for run in block.iter("span") if _words(run)]
    return bool(sizes) and min(sizes) >= TITLE_SIZE and block.tag == "p"


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())

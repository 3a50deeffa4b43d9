"""The headings and links of a body, read from its HTML. Pure functions."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

TITLE = 1  # The story's headline.


@dataclass(frozen=True)
class Heading:
    """A heading within a story."""

    level: int
    words: str


@dataclass(frozen=True)
class Anchor:
    """Words that lead somewhere."""

    url: str
    words: str


def tree_of(body: str) -> html.HtmlElement:
    """Return a body as a tree."""
    return html.fragment_fromstring(body, create_parent="div")


def headings_of(tree: html.HtmlElement) -> list[Heading]:
    """Return the headings in their order."""
    return [Heading(int(each.tag[1]), _words(each)) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]


def leaps(headings: list[Heading]) -> Iterator[tuple[Heading, int]]:
    """Yield each heading that leaves a level out, with the level that it should have."""
    before = TITLE
    for heading in headings:
        if heading.level > before + 1:
            yield heading, before + 1
        before = heading.level


def anchors_of(tree: html.HtmlElement) -> list[Anchor]:
    """Return the links, each address once, at its first words."""
    found: dict[str, Anchor] = {}
    for each in tree.iter("a"):
        url = (each.get("href") or "").strip()
        if url.partition(":")[0].lower() not in {"mailto", "tel"} and not url.startswith("#"):
            found.setdefault(url, Anchor(url, _words(each)))
    return list(found.values())


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())

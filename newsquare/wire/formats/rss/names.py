"""Namespaces of feeds under short names, and an entry's children found by them."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from newsquare.lib.text import one_line

NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "wp": "http://wordpress.org/export/1.2/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "cc": "http://creativecommons.org/ns#",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
_OLD = {
    "http://search.yahoo.com/mrss": "media",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/creativeCommonsRssModule": "cc",
    "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html": "cc",
    "http://creativecommons.org/licenses/": "cc",
}
LONGEST_REMEMBERED = 200
"""Letters: of names and addresses longer than any agency's nothing is kept in memory."""

_SHORT = {**{address: short for short, address in NAMESPACES.items()}, **_OLD}


def short_name(tag: Any) -> str:
    """Return `media:credit` for an element's tag whatever prefix the file uses; empty for a comment."""
    if not isinstance(tag, str):
        return ""
    return _remembered(tag) if len(tag) <= LONGEST_REMEMBERED else _short_name(tag)


def _short_name(tag: str) -> str:
    address, brace, local = tag.rpartition("}")
    if not brace:
        prefix, colon, name = tag.rpartition(":")
        return name if prefix in {"", "rss"} else f"{prefix}{colon}{name}"
    short = _SHORT.get(address[1:])
    if short is None:
        short = _guess(address[1:])
    return f"{short}:{local}" if short else local


_remembered = lru_cache(maxsize=1_000)(_short_name)


def _guess(address: str) -> str:
    if address.startswith("http://wordpress.org/export/"):
        return "excerpt" if address.rstrip("/").endswith("excerpt") else "wp"
    if address.startswith("urn:undeclared:"):
        prefix = address.rpartition(":")[2]
        return "" if prefix == "rss" else prefix
    return "other"


class Children:
    """The children of an element by short name, in file order. Atom's names also answer without their prefix."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self.by_name: dict[str, list[Any]] = defaultdict(list)
        for child in element:
            self.by_name[short_name(child.tag)].append(child)

    def all(self, *names: str) -> list[Any]:
        return [child for name in names if name in self.by_name for child in self.by_name[name]]

    def first(self, *names: str) -> Any:
        return next((self.by_name[name][0] for name in names if name in self.by_name), None)

    def text(self, *names: str) -> str | None:
        """Return the first text that is not empty, on one line."""
        return next(self._said(names), None)

    def texts(self, *names: str) -> list[str]:
        """Return every text that is not empty, on one line, each once."""
        return list(dict.fromkeys(self._said(names)))

    def _said(self, names: tuple[str, ...]) -> Iterator[str]:
        for name in names:
            for child in self.by_name.get(name, ()):
                if text := one_line("".join(child.itertext()) if len(child) else child.text):
                    yield text

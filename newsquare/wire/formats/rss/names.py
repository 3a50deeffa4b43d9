"""Namespaces of feeds under short names, and an entry's children found by them."""

from collections import defaultdict
from typing import Any

from newsquare.lib.text import or_none

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
_SHORT = {**{address: short for short, address in NAMESPACES.items()}, **_OLD}


def short_name(tag: Any) -> str:
    """Return `media:credit` for an element's tag whatever prefix the file uses; empty for a comment."""
    if not isinstance(tag, str):
        return ""
    address, brace, local = tag.rpartition("}")
    if not brace:
        prefix, colon, name = tag.rpartition(":")
        return name if prefix in {"", "rss"} else f"{prefix}{colon}{name}"
    short = _SHORT.get(address[1:])
    if short is None:
        short = _guess(address[1:])
    return f"{short}:{local}" if short else local


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
            name = short_name(child.tag)
            self.by_name[name].append(child)

    def all(self, *names: str) -> list[Any]:
        return [child for name in names for child in self.by_name.get(name, ())]

    def first(self, *names: str) -> Any:
        return next(iter(self.all(*names)), None)

    def text(self, *names: str) -> str | None:
        """Return the first text that is not empty, on one line."""
        return next(iter(self.texts(*names)), None)

    def texts(self, *names: str) -> list[str]:
        """Return every text that is not empty, on one line, each once."""
        found = (or_none("".join(child.itertext())) for child in self.all(*names))
        return list(dict.fromkeys(text for text in found if text))

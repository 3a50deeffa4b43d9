"""Feeds: RSS 0.9x, 1.0 and 2.0 with Media RSS and Dublin Core, Atom, WordPress feeds and exports (WXR)."""

from dataclasses import replace

from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import NEWS, Item, Kind, with_problem
from newsquare.wire.formats.rss.about import about_of
from newsquare.wire.formats.rss.entry import item_of
from newsquare.wire.formats.rss.tree import feed_of

NAME = "rss"
_ROOTS = {"rss", "rdf", "feed", "channel", "item", "entry"}


def recognises(document: Document) -> bool:
    """Say whether this is a feed."""
    if document.root == "rdf":
        return "purl.org/rss/1.0" in document.head or "netscape.com/rdf" in document.head
    if document.root in {"feed", "entry"}:
        return "w3.org/2005/Atom" in document.head or "purl.org/atom" in document.head or "<entry" in document.head
    return document.root in _ROOTS


def read(document: Document) -> list[Item]:
    """Read every whole entry; what is no news comes after the news."""
    feed = feed_of(document)
    about = about_of(feed.about)
    items = []
    for entry in feed.entries:
        item = item_of(entry.element, about, document)
        items.append(with_problem(item, entry.problem) if entry.problem else item)
    items.sort(key=lambda item: item.kind not in NEWS)
    if feed.lost:
        items.append(replace(Item(kind=Kind.OTHER, publishable=False), problem=feed.lost))
    return items


def title_of(document: Document) -> str | None:
    """Return what a feed calls itself. Raises UnreadableError."""
    return about_of(feed_of(document).about).title

"""Atom (RFC 4287), with what an entry answers as RFC 4685 has it."""

from typing import Any

from lxml import etree

from newsquare.lib.feed.rss import add_media
from newsquare.lib.feed.shapes import ATOM as FORMAT
from newsquare.lib.feed.shapes import FeedShape, ItemShape
from newsquare.lib.feed.tree import ATOM, DC, LANG, MEDIA, THREADS, add, add_if, iri, written


def write_atom(feed: FeedShape) -> bytes:
    """Write a feed as Atom."""
    spaces: Any = {None: ATOM, "dc": DC, "media": MEDIA, "thr": THREADS}
    root = etree.Element(f"{{{ATOM}}}feed", {LANG: feed.language}, nsmap=spaces)
    _add(root, "id", iri(feed.guid))
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.description)
    _add(root, "updated", feed.changed.isoformat(timespec="seconds"))
    publisher = _add(root, "author")
    _add(publisher, "name", feed.publisher)
    _add(publisher, "uri", feed.publisher_url)
    _add(root, "link", rel="self", type=FORMAT.type, href=feed.url(FORMAT))
    _add(root, "link", rel="alternate", type="text/html", href=feed.page_url)
    _add(root, "generator", "Newsquare")
    for item in feed.items:
        _entry(root, item)
    return written(root)


def _entry(root: Any, item: ItemShape) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", iri(item.guid))
    _add(entry, "title", item.title)
    _add(entry, "published", item.published.isoformat(timespec="seconds"))
    _add(entry, "updated", (item.updated or item.published).isoformat(timespec="seconds"))
    for author in item.authors:
        _add(_add(entry, "author"), "name", author)
    _add(entry, "link", rel="alternate", type="text/html", href=item.url)
    for category in item.categories:
        _add(entry, "category", term=category)
    if item.rights:
        _add(entry, "rights", item.rights)
    add_if(entry, f"{{{DC}}}source", item.source)
    if item.answers:
        add(entry, f"{{{THREADS}}}in-reply-to", ref=item.answers.guid, href=item.answers.url, type="text/html")
    if item.deck_html:
        _add(entry, "summary", item.deck_html, type="html")
    elif not item.words_html:
        _add(entry, "summary", item.title)  # An entry is to have a text of some kind.
    if item.words_html:
        _add(entry, "content", item.words_html, type="html")
    if item.media:
        add_media(entry, item.media)


def _add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    return add(parent, f"{{{ATOM}}}{name}", text, **attributes)

"""RSS 2.0 (rssboard.org), with the whole text, the people and the picture in the modules that readers know."""

from email.utils import format_datetime
from typing import Any

from lxml import etree

from newsquare.lib.feed.shapes import RSS, FeedShape, ItemShape, MediaShape
from newsquare.lib.feed.tree import ATOM, CONTENT, DC, DCTERMS, MEDIA, THREADS, add, add_if, written

_SPACES = {"atom": ATOM, "content": CONTENT, "dc": DC, "dcterms": DCTERMS, "media": MEDIA, "thr": THREADS}


def write_rss(feed: FeedShape) -> bytes:
    """Write a feed as RSS 2.0."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap=_SPACES)
    channel = add(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.page_url)
    add(channel, "description", feed.description)
    add(channel, "language", feed.language)
    add(channel, f"{{{ATOM}}}link", href=feed.url(RSS), rel="self", type=RSS.type)
    add(channel, "generator", "Newsquare")
    add(channel, "lastBuildDate", format_datetime(feed.changed))
    for item in feed.items:
        _item(channel, item)
    return written(root)


def _item(channel: Any, item: ItemShape) -> None:
    element = add(channel, "item")
    add(element, "title", item.title)
    add(element, "link", item.url)
    add(element, "guid", item.guid, isPermaLink="false")
    add(element, "pubDate", format_datetime(item.published))
    if item.updated:
        add(element, f"{{{DCTERMS}}}modified", item.updated.isoformat(timespec="seconds"))
    for author in item.authors:
        add(element, f"{{{DC}}}creator", author)
    add_if(element, f"{{{DC}}}source", item.source)
    add_if(element, f"{{{DC}}}rights", item.rights)
    for category in item.categories:
        add(element, "category", category)
    add_if(element, "description", item.deck_html)
    add_if(element, f"{{{CONTENT}}}encoded", item.words_html)
    if item.answers:
        add(element, f"{{{THREADS}}}in-reply-to", ref=item.answers.guid, href=item.answers.url, type="text/html")
    if item.media:
        add_media(element, item.media)


def add_media(element: Any, media: MediaShape) -> None:
    """Add a picture with its credit (Media RSS 1.5.1)."""
    size = {"width": str(media.width), "height": str(media.height)}
    content = add(element, f"{{{MEDIA}}}content", url=media.url, type="image/jpeg", medium="image", **size)
    add(content, f"{{{MEDIA}}}credit", media.credit)
    add_if(content, f"{{{MEDIA}}}description", media.caption, type="plain")

"""JSON Feed 1.1 (jsonfeed.org)."""

import json
from typing import Any

from newsquare.lib.feed.shapes import JSON, FeedShape, ItemShape
from newsquare.lib.html import words_of


def write_json(feed: FeedShape) -> bytes:
    """Write a feed as JSON Feed."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page_url,
        "feed_url": feed.url(JSON),
        "language": feed.language,
        "authors": [{"name": feed.publisher, "url": feed.publisher_url}],
        "items": [_item(item) for item in feed.items],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _item(item: ItemShape) -> dict[str, Any]:
    """Return an entry; an entry must have a text, so that where the text stays at home its deck is that."""
    told: dict[str, Any] = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        "content_html": item.words_html or item.deck_html,
        "summary": words_of(item.deck_html) if item.words_html else "",
        "image": item.media.url if item.media else "",
        "date_published": item.published.isoformat(timespec="seconds"),
        "date_modified": item.updated.isoformat(timespec="seconds") if item.updated else "",
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.categories),
        "_newsquare": _ours(item),
    }
    return {name: value for name, value in told.items() if value or name == "content_html"}


def _ours(item: ItemShape) -> dict[str, str]:
    """Return what the format has no place for; the key begins with `_` as its extensions do."""
    told = {
        "source": item.source,
        "rights": item.rights,
        "image_credit": item.media.credit if item.media else "",
        "image_caption": item.media.caption if item.media else "",
        "answers": item.answers.guid if item.answers else "",
    }
    return {name: value for name, value in told.items() if value}

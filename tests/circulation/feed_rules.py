"""The rules that feeds are held to, as a judge: RSS 2.0 (rssboard.org), its Best Practices Profile, RFC 822 and 3986.

They are those that the W3C's Feed Validation Service calls errors and warnings, for what our feeds hold.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

ATOM, CONTENT = "{http://www.w3.org/2005/Atom}", "{http://purl.org/rss/1.0/modules/content/}"
KNOWN = {
    "channel": {"title", "link", "description", "language", "copyright", "lastBuildDate", "pubDate", "ttl", "image",
                "managingEditor", "webMaster", "category", "generator", "docs", "item"},
    "item": {"title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate",
             "source"},
}  # fmt: skip
MANY = {"channel": {"item", "category"}, "item": {"category", "enclosure"}}
A_TIME = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"
    r" \d{2}:\d{2}:\d{2} [+-]\d{4}"
)
HARMFUL = {"script", "style", "iframe", "object", "embed", "form", "input", "link", "meta", "base", "noscript"}


def judge_feed(raw: bytes, address: str) -> list[str]:
    """Return what is wrong with an RSS feed that stands at an address, in words; nothing for a good one."""
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"not well-formed: {error}"]
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        return ["no <rss version='2.0'> with a <channel>"]
    return [*_of_channel(channel, address), *_of_items(channel), *_of_times(root)]


def _of_channel(channel: Any, address: str) -> Iterator[str]:
    yield from _of_names(channel, "channel")
    for name in ("title", "link", "description"):
        if not channel.findtext(name, "").strip():
            yield f"channel has no {name}"
    if not is_whole(channel.findtext("link", "")):
        yield "the channel's link is no whole address"
    selves = [link.get("href") for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if selves != [address]:
        yield f"atom:link rel=self is {selves}, not the feed's own address {address}"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", channel.findtext("language", "en")):
        yield "language is no code of RFC 5646"


def _of_names(element: Any, kind: str) -> Iterator[str]:
    names = [str(child.tag) for child in element if isinstance(child.tag, str) and not child.tag.startswith("{")]
    yield from (f"{kind} holds an unknown <{name}>" for name in set(names) - KNOWN[kind])
    yield from (f"{kind} holds several <{name}>" for name in set(names) - MANY[kind] if names.count(name) > 1)


def _of_items(channel: Any) -> Iterator[str]:
    items = channel.findall("item")
    guids = [item.findtext("guid", "") for item in items]
    if len(set(guids)) < len(guids):
        yield "two items have one guid"
    for item in items:
        yield from (f"{item.findtext('title', '?')}: {words}" for words in _of_item(item))


def _of_item(item: Any) -> Iterator[str]:
    yield from _of_names(item, "item")
    if not (item.findtext("title", "").strip() or item.findtext("description", "").strip()):
        yield "neither title nor description"
    if re.search(r"</?(a|b|i|em|strong|p|br|span)[ />]", item.findtext("title", "")):
        yield "markup in the title"
    guid = item.find("guid")
    if guid is None or not (guid.text or "").strip():
        yield "no guid"
    elif guid.get("isPermaLink", "true") != "false" and not is_whole(guid.text):
        yield "guid is said to be an address and is none"
    if not is_whole(item.findtext("link", "")):
        yield "link is no whole address"
    if (author := item.findtext("author")) is not None and "@" not in author:
        yield "author holds no mail address (dc:creator is for names)"
    names = [child.tag for child in item]
    if f"{CONTENT}encoded" in names and "description" not in names[: names.index(f"{CONTENT}encoded")]:
        yield "no description before content:encoded"
    for text in (item.findtext("description", ""), item.findtext(f"{CONTENT}encoded", "")):
        yield from judge_html(text)
    yield from _of_enclosures(item)


def _of_enclosures(item: Any) -> Iterator[str]:
    for enclosure in item.findall("enclosure"):
        length = enclosure.get("length", "")
        if not (is_whole(enclosure.get("url", "")) and length.isdecimal() and enclosure.get("type")):
            yield "enclosure without whole url, length in bytes and type"


def judge_html(text: str) -> Iterator[str]:
    """Yield what is wrong with HTML in a feed."""
    if "<" not in text:
        return
    for element in html.fragment_fromstring(text, create_parent="div").iter():
        if element.tag in HARMFUL:
            yield f"<{element.tag}> in its text"
        for name, value in element.attrib.items():
            if name.startswith("on") or name == "style":
                yield f"attribute {name} in its text"
            if name in {"href", "src", "poster"} and not (is_whole(value) or value.startswith("mailto:")):
                yield f"{name}={value!r} is no whole address"


def _of_times(root: Any) -> Iterator[str]:
    for element in root.iter("pubDate", "lastBuildDate"):
        text = element.text or ""
        if not A_TIME.fullmatch(text):
            yield f"{element.tag} {text!r} is no time of RFC 822 with four figures for the year"
        elif _day(parsedate_to_datetime(text)) != text[:3]:
            yield f"{element.tag} {text!r} names the wrong weekday"


def _day(moment: datetime) -> str:
    return ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.weekday()]


def is_whole(address: str | None) -> bool:
    """Say whether an address can be followed from anywhere."""
    parts = urlsplit(address or "")
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not re.search(r"\s", address or "")

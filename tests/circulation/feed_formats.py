"""The rules of Atom (RFC 4287) and of JSON Feed 1.1, as a judge, for what our feeds hold."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from tests.circulation.feed_rules import is_whole, judge_html

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"id", "title", "updated", "published", "summary", "content", "rights", "subtitle", "generator"}
KNOWN = {
    "feed": ONCE - {"published", "summary", "content"} | {"author", "link", "category", "entry", "icon", "logo"},
    "entry": ONCE - {"subtitle", "generator"} | {"author", "link", "category", "source", "contributor"},
}


def judge_atom(raw: bytes, address: str) -> list[str]:
    """Return what is wrong with an Atom feed that stands at an address; nothing for a good one."""
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"not well-formed: {error}"]
    if root.tag != f"{ATOM}feed":
        return ["no <feed>"]
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id", "") for entry in entries]
    found = ["two entries have one id"] if len(set(ids)) < len(ids) else []
    selves = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if selves != [address]:
        found.append(f"link rel=self is {selves}, not {address}")
    return [*found, *_of_element(root, "feed"), *(words for entry in entries for words in _of_element(entry, "entry"))]


def _of_element(element: Any, kind: str) -> Iterator[str]:
    names = [str(child.tag).removeprefix(ATOM) for child in element if str(child.tag).startswith(ATOM)]
    yield from (f"{kind} holds an unknown <{name}>" for name in set(names) - KNOWN[kind])
    yield from (f"{kind} holds several <{name}>" for name in ONCE if names.count(name) > 1)
    yield from (f"{kind} has no {name}" for name in ("id", "title", "updated") if not _text(element, name))
    if ":" not in _text(element, "id"):
        yield f"{kind}: the id is no IRI"
    for name in ("updated", "published"):
        if (moment := _text(element, name)) and datetime.fromisoformat(moment).tzinfo is None:
            yield f"{kind}: {name} has no zone"
    for author in element.findall(f"{ATOM}author"):
        if not author.findtext(f"{ATOM}name", "").strip():
            yield f"{kind}: an author without a name"
    links = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
    if len(links) != 1 or not is_whole(links[0].get("href")):
        yield f"{kind} has not one alternate link with a whole address"
    for name in ("summary", "content"):
        text = element.find(f"{ATOM}{name}")
        if text is not None and text.get("type") == "html":
            yield from judge_html(text.text or "")


def _text(element: Any, name: str) -> str:
    return str(element.findtext(f"{ATOM}{name}", "")).strip()


def judge_json(raw: bytes, address: str) -> list[str]:
    """Return what is wrong with a JSON Feed that stands at an address; nothing for a good one."""
    feed = json.loads(raw)
    found = [f"no {name}" for name in ("version", "title", "items") if name not in feed]
    if feed.get("version") != "https://jsonfeed.org/version/1.1" or feed.get("feed_url") != address:
        found.append("version or feed_url is not what it must be")
    ids = [item.get("id") for item in feed["items"]]
    if len(set(ids)) < len(ids) or not all(isinstance(each, str) and each for each in ids):
        found.append("an id is missing or stands twice")
    return [*found, *(f"{item['id']}: {words}" for item in feed["items"] for words in _of_item(item))]


def _of_item(item: dict[str, Any]) -> Iterator[str]:
    if not ({"content_html", "content_text"} & set(item)):
        yield "no text"
    yield from judge_html(item.get("content_html", ""))
    for name in ("url", "image"):
        if name in item and not is_whole(item[name]):
            yield f"{name} is no whole address"
    for name in ("date_published", "date_modified"):
        if name in item and datetime.fromisoformat(item[name]).tzinfo is None:
            yield f"{name} has no zone"
    if not all(author.get("name") for author in item.get("authors", [])):
        yield "an author without a name"
    known = {"id", "url", "title", "content_html", "content_text", "summary", "image", "date_published"}
    known |= {"date_modified", "authors", "tags", "language"}
    yield from (f"unknown key {key}" for key in set(item) - known if not key.startswith("_"))

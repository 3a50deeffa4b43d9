"""One entry of a feed as an item: RSS 0.9x, 1.0 and 2.0, Atom, and WordPress exports (WXR)."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsquare.lib.text import looks_garbled, one_line, or_none
from newsquare.wire.formats.dates import moment
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.furniture import looks_like_a_kill, without_furniture
from newsquare.wire.formats.item import Item, Kind, Link, Picture, Rendition, Rights
from newsquare.wire.formats.pictures import merged, type_of
from newsquare.wire.formats.plain import plain, without_entities
from newsquare.wire.formats.rss.about import About
from newsquare.wire.formats.rss.body import html_of, read_body
from newsquare.wire.formats.rss.media import enclosures, has_video, media_pictures
from newsquare.wire.formats.rss.names import Children
from newsquare.wire.formats.rss.validity import window

_BODY = ("content:encoded", "atom:content", "content", "xhtml:body", "xhtml:div")
_SUMMARY = ("description", "atom:summary", "summary", "atom:subtitle", "itunes:summary")
_UPDATED = ("atom:updated", "dcterms:modified", "atom:modified", "updated")
_PUBLISHED = (
    "pubDate",
    "atom:published",
    "dc:date",
    "dcterms:created",
    "dcterms:issued",
    "atom:issued",
    "published",
    "wp:post_date_gmt",
)
_WHOLE = re.compile(r"https?://[\w.-]+/[\w/.~%+-]*")
"""Addresses with which no base has anything to do."""

_TRUNCATED = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*$")


@dataclass(frozen=True, slots=True)
class _Text:
    body_html: str
    body_text: str
    deck: str | None
    pictures: tuple[Picture, ...]
    distributor: str | None
    notice: str | None


def item_of(element: Any, about: About, document: Document) -> Item:
    """Read one entry; what a person must look at is said in its `problem`."""
    entry = Children(element)
    links = _links(entry, about, document.url)
    own = next(
        (link.href for link in links if link.rel in {"original", "alternate"} and link.href.startswith("http")), None
    )
    text = _text(entry, own or about.link)
    at, problems = _time(entry, document)
    headline = _headline(entry)
    pictures = merged((*media_pictures(entry), *text.pictures))
    embargo, terms = window(entry.text("dcterms:valid"), entry)
    kind, pictures, publishable = _kind(entry, bool(text.body_text), pictures)
    subjects, keywords = _subjects(entry)
    problems += _doubts(kind, headline, text.body_text, document.garbled)
    return Item(
        guid=_guid(entry),
        headline=headline,
        deck=text.deck,
        byline=_byline(entry, about),
        language=entry.text("dc:language", "language")
        or or_none(element.get("{http://www.w3.org/XML/1998/namespace}lang"))
        or about.language,
        embargo_utc=embargo,
        versioncreated_utc=at,
        subjects=subjects,
        keywords=keywords,
        distributor=_distributor(entry) or text.distributor,
        body_html=text.body_html or None,
        body_text=text.body_text or None,
        pictures=pictures,
        rights=_rights(entry, about, text.notice, terms),
        publishable=publishable,
        links=links,
        kind=kind,
        problem=" ".join(problems) or None,
    )


def _headline(entry: Children) -> str | None:
    """A title of type `text` holds no markup (RFC 4287, 3.1.1.1); in every other one agencies write some."""
    title = entry.first("title", "atom:title")
    if title is not None and title.get("type") == "text" and (text := without_entities(title.text)):
        return text
    return plain(entry.text("title", "atom:title", "media:title", "dc:title"))


def _guid(entry: Children) -> str | None:
    about = entry.element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    return entry.text("guid", "atom:id", "id", "dc:identifier") or or_none(about)


def _links(entry: Children, about: About, url: str | None) -> tuple[Link, ...]:
    found = [Link("original", text) for text in entry.texts("feedburner:origLink")]
    for element in entry.all("link", "atom:link"):
        href, rel = one_line(element.get("href") or "".join(element.itertext())), element.get("rel") or "alternate"
        if href and rel in {"alternate", "via", "related", "canonical"}:
            found.append(Link(rel, href))
    guid = entry.first("guid")
    if not found and guid is not None and (guid.get("isPermaLink") or "true") != "false":
        href = one_line(guid.text)
        found += [Link("alternate", href)] if href.startswith("http") else []
    found += [enclosure.link() for enclosure in enclosures(entry)]
    base = url or about.link
    return tuple(dict.fromkeys(Link(link.rel, resolved(link.href, base)) for link in found))


def resolved(href: str, base: str | None) -> str:
    """Return an address in full where the base allows it."""
    if _WHOLE.fullmatch(href):
        return href
    try:
        return urljoin(base, href) if base and urlsplit(base).scheme in {"http", "https"} else href
    except ValueError:
        return href


def _text(entry: Children, base: str | None) -> _Text:
    whole = next((html for each in entry.all(*_BODY) if (html := html_of(each)).strip()), "")
    summary = next((html for each in entry.all(*_SUMMARY) if (html := html_of(each)).strip()), "")
    excerpt = entry.first("excerpt:encoded")
    if excerpt is not None and (excerpt.text or "").strip():
        summary = excerpt.text
    body, pictures = read_body(whole or summary, base)
    story = without_furniture(body)
    deck = _deck(summary, story.words) if whole else None
    return _Text(story.body_html, story.words, deck, pictures, story.distributor, story.notice)


def _deck(summary: str, words: str) -> str | None:
    """A summary is a deck unless it is only the beginning of the text."""
    if not summary.strip():
        return None
    html, _ = read_body(summary, None)
    deck = one_line(without_furniture(html).words)
    start = _letters(_TRUNCATED.sub("", deck))
    return deck if start and not _letters(words[: 2 * len(deck) + 200]).startswith(start) else None


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _byline(entry: Children, about: About) -> str | None:
    together = [plain("".join(each.itertext())) for each in entry.all("category") if each.get("domain") == "author"]
    names = [name for name in together if name]
    names = names or [about.authors.get(name, name) for name in entry.texts("dc:creator", "dcterms:creator")]
    if not names:
        names = [name for each in entry.all("atom:author", "author", "itunes:author") if (name := _person(each))]
    return plain(", ".join(dict.fromkeys(names)))


def _person(author: Any) -> str | None:
    """Atom has a name in an element, RSS an address with the name in brackets."""
    if len(author):
        return Children(author).text("atom:name", "name")
    text = one_line(author.text)
    named = re.match(r"[^\s@]+@[^\s@]+\s*\((.+)\)$", text)
    return named.group(1) if named else (text if "@" not in text else None) or None


def _time(entry: Children, document: Document) -> tuple[Any, list[str]]:
    problems: list[str] = []
    times = []
    for text in (entry.text(*_UPDATED), entry.text(*_PUBLISHED)):
        if not text or text.startswith("0000"):
            continue
        at, named = moment(text, document.zone)
        if at is None:
            problems.append(f"The time “{text[:60]}” was not understood.")
        else:
            times.append(at)
            if not named and entry.first("wp:post_id") is None:
                problems.append(f"The time “{text[:60]}” names no zone; {document.zone} was taken.")
    at = max(times, default=None)
    if at and (at - document.now).days >= 2:
        problems.append("The time lies in the future.")
    return at, list(dict.fromkeys(problems))


def _subjects(entry: Children) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Categories are subjects and tags keywords; an export's other taxonomies (authors, menus) are neither."""
    subjects, keywords = [], entry.texts("media:keywords", "itunes:keywords", "dc:subject")
    exported = entry.first("wp:post_type") is not None
    for category in entry.all("category", "atom:category"):
        name, domain = plain(category.get("term") or "".join(category.itertext())), category.get("domain")
        if name and domain in {"post_tag", "tag"}:
            keywords.append(name)
        elif name and (not exported or domain in {None, "category"}):
            subjects.append(name)
    keywords = [part.strip() for text in keywords for part in text.split(",") if part.strip()]
    return tuple(dict.fromkeys(subjects)), tuple(dict.fromkeys(keywords))


def _distributor(entry: Children) -> str | None:
    source = entry.first("source", "atom:source")
    if source is not None:
        name = Children(source).text("atom:title", "title") if len(source) else or_none(source.text)
        if name:
            return plain(name)
    return plain(entry.text("dc:source", "dc:publisher", "dcterms:publisher"))


def _rights(entry: Children, about: About, notice: str | None, terms: str | None) -> Rights:
    own = notice or plain(entry.text("dc:rights", "dcterms:rights", "atom:rights", "media:copyright", "copyright"))
    licence = entry.first("cc:license")
    link = or_none(licence.text or licence.get("resource")) if licence is not None else None
    holder = plain(entry.text("dcterms:rightsHolder", "dc:rightsHolder"))
    return Rights(holder, own or about.notice, " ".join(part for part in (link, terms) if part) or None)


def _kind(entry: Children, has_text: bool, pictures: tuple[Picture, ...]) -> tuple[Kind, tuple[Picture, ...], bool]:
    """Say what an entry is; a WordPress export also holds pages, menus, media files, drafts and locked posts."""
    post_type = entry.text("wp:post_type")
    address = entry.text("wp:attachment_url")
    if post_type == "attachment" and address:
        is_image = type_of(address) is not None
        files = (Picture(caption=None, renditions=(Rendition(address, type=type_of(address)),)),) if is_image else ()
        return (Kind.PICTURE if is_image else Kind.OTHER), files, False
    if post_type not in {None, "post", "article", "news"}:
        return Kind.OTHER, pictures, False
    locked = entry.text("wp:post_password") is not None
    publishable = not locked and entry.text("wp:status") in {None, "publish", "inherit"}
    if not has_text and has_video(entry):
        return Kind.VIDEO, pictures, publishable
    only_sound = not has_text and not pictures and any(each.type.startswith("audio") for each in enclosures(entry))
    return (Kind.OTHER if only_sound else Kind.TEXT), pictures, publishable


def _doubts(kind: Kind, headline: str | None, body: str, garbled: str | None) -> list[str]:
    if kind is Kind.OTHER:
        return []
    doubts = []
    if not headline:
        doubts.append("There is no headline.")
    if kind is Kind.TEXT and not body:
        doubts.append("There is no text.")
    if looks_like_a_kill(headline):
        doubts.append("The headline reads like an order to withdraw a story.")
    if garbled and not f"{headline}{body}".isascii():
        doubts.append(garbled)
    if looks_garbled(f"{headline}{body[:20_000]}"):
        doubts.append("Letters look garbled: the sender encoded them twice.")
    return doubts

"""Pictures of a feed entry outside its text: Media RSS 1.5 and RSS enclosures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.item import Link, Picture, Rendition
from newsquare.wire.formats.pictures import is_picture, merged, number, type_of
from newsquare.wire.formats.plain import plain
from newsquare.wire.formats.rss.names import Children

_AGENCY_ROLES = {
    "",
    "distributor",
    "distribution company",
    "owner",
    "agency",
    "source",
    "publisher",
    "copyright holder",
}
_PHOTOGRAPHER_ROLES = {"photographer", "author", "artist", "creator", "contributor"}


@dataclass(frozen=True, slots=True)
class _Words:
    credit: str | None
    photographer: str | None
    caption: str | None
    alt: str | None


def media_pictures(entry: Children) -> tuple[Picture, ...]:
    """Return the pictures an entry names; a thumbnail or an enclosure only speaks where no media:content does."""
    around = _words(entry, None)
    found = list(_contents(entry, around))
    if not found:
        found = list(_enclosures(entry, around)) or list(_thumbnails(entry, around))
    return merged(found)


def _contents(holder: Children, around: _Words | None) -> Iterator[Picture]:
    for group in holder.all("media:group"):
        inside = Children(group)
        yield from _one_of(list(_contents(inside, _words(inside, around))))
    for content in holder.all("media:content"):
        inside = Children(content)
        words = _words(inside, around)
        if rendition := _rendition(content, words):
            yield Picture(words.credit, words.photographer, words.caption, words.alt, (rendition,))


def _one_of(pictures: list[Picture]) -> Iterator[Picture]:
    """A group is one picture in several files."""
    if pictures:
        first = pictures[0]
        files = tuple(rendition for picture in pictures for rendition in picture.renditions)
        yield Picture(first.credit, first.photographer, first.caption, first.alt, files)


def _rendition(content: Any, words: _Words) -> Rendition | None:
    href = one_line(content.get("url"))
    kind, medium = (content.get("type") or "").lower(), (content.get("medium") or "").lower()
    width, height = number(content.get("width")), number(content.get("height"))
    if not is_picture(href, width, height) or words.caption == words.credit == "":
        return None
    says_image = kind.startswith("image/") or medium == "image" or type_of(href) is not None
    says_other = (kind and not kind.startswith("image/")) or (medium and medium != "image")
    if says_other or not (says_image or width or not re.search(r"\.\w{2,4}$", href)):
        return None
    return Rendition(href, width, height, kind or type_of(href))


def _words(holder: Children, around: _Words | None) -> _Words:
    """Collect credit, photographer and caption of one media element; what it does not say, the one around it says."""
    agency = photographer = None
    for credit in holder.all("media:credit"):
        role, name = (credit.get("role") or "").lower(), or_none("".join(credit.itertext()))
        if role in _PHOTOGRAPHER_ROLES:
            photographer = photographer or name
        elif role in _AGENCY_ROLES:
            agency = agency or name
    caption = plain(holder.text("media:description")) or plain(holder.text("media:title"))
    named = _Words(agency or photographer, photographer, caption, plain(holder.text("media:title")))
    if around is None:
        return _Words(named.credit, named.photographer, caption, None)
    return _Words(
        named.credit or around.credit,
        named.photographer or around.photographer,
        named.caption or around.caption,
        named.alt if named.alt != named.caption else None,
    )


def _thumbnails(entry: Children, around: _Words) -> Iterator[Picture]:
    for thumbnail in entry.all("media:thumbnail", "itunes:image"):
        href = one_line(thumbnail.get("url") or thumbnail.get("href"))
        width, height = number(thumbnail.get("width")), number(thumbnail.get("height"))
        if is_picture(href, width, height):
            rendition = Rendition(href, width, height, type_of(href))
            yield Picture(around.credit, around.photographer, around.caption, None, (rendition,))


def _enclosures(entry: Children, around: _Words) -> Iterator[Picture]:
    for link in enclosures(entry):
        href, kind = link.href, link.type
        if (kind.startswith("image/") or (not kind and type_of(href))) and is_picture(href):
            yield Picture(
                around.credit,
                around.photographer,
                around.caption,
                None,
                (Rendition(href, None, None, kind or type_of(href)),),
            )


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with an entry."""

    href: str
    type: str

    def link(self) -> Link:
        return Link("enclosure", self.href)


def enclosures(entry: Children) -> list[Enclosure]:
    """Return the files that come with an entry, of any type."""
    named = [(each.get("url"), each.get("type")) for each in entry.all("enclosure")]
    named += [
        (each.get("href"), each.get("type"))
        for each in entry.all("atom:link", "link")
        if each.get("rel") == "enclosure"
    ]
    return [Enclosure(one_line(href), (kind or "").lower()) for href, kind in named if href]


def has_video(entry: Children) -> bool:
    """Say whether the entry comes with a video."""
    contents = entry.all("media:content") + [
        each for group in entry.all("media:group") for each in Children(group).all("media:content")
    ]
    kinds = [f"{each.get('type') or ''} {each.get('medium') or ''}" for each in contents]
    kinds += [each.type for each in enclosures(entry)]
    return any("video" in kind for kind in kinds)

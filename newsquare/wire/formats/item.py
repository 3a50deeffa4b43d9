"""What every format is read into: one item of news, as its agency sent it."""

from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What an item is. Only the first three are news that a reader may be shown."""

    TEXT = "text"
    PICTURE = "picture"
    VIDEO = "video"
    PACKAGE = "package"
    EVENT = "event"
    PLANNING = "planning"
    CATALOGUE = "catalogue"
    OTHER = "other"


NEWS = {Kind.TEXT, Kind.PICTURE, Kind.VIDEO, Kind.PACKAGE}


class UnreadableError(Exception):
    """The bytes hold nothing that we can read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture. `href` is as in the dispatch: a relative one may lie beside it."""

    href: str
    width: int | None = None
    height: int | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, however many files of it there are; the first rendition is the best."""

    credit: str | None = None
    photographer: str | None = None
    caption: str | None = None
    alt: str | None = None
    renditions: tuple[Rendition, ...] = ()


@dataclass(frozen=True, slots=True)
class Rights:
    """Who owns the copy and on what terms it may be used, in the agency's words."""

    holder: str | None = None
    notice: str | None = None
    terms: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address the item names: `rel` is alternate (its own page), original, via or enclosure."""

    rel: str
    href: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item. Texts are plain save `body_html`, which is sanitised; times are aware; absent is None."""

    guid: str | None = None
    version: str | None = None
    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    dateline: str | None = None
    slugline: str | None = None
    language: str | None = None
    pubstatus: str | None = None
    embargo_utc: datetime | None = None
    versioncreated_utc: datetime | None = None
    urgency: int | None = None
    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    topic: str | None = None
    distributor: str | None = None
    body_html: str | None = None
    body_text: str | None = None
    pictures: tuple[Picture, ...] = ()
    rights: Rights = field(default_factory=Rights)
    notes_private: str | None = None
    publishable: bool = True
    links: tuple[Link, ...] = ()
    kind: Kind = Kind.TEXT
    problem: str | None = None
    key: str = field(default="", metadata={"private": True})
    """The normalised identity, set by `read`; not part of the JSON."""


def with_problem(item: Item, problem: str) -> Item:
    """Add one more reason why a person should look at the item."""
    return replace(item, problem=f"{item.problem} {problem}" if item.problem else problem)


def as_json(item: Item) -> dict[str, Any]:
    """Return the item as `wire parse` prints it: absent is null, times as 2025-01-23T18:00:00Z."""
    return {each.name: _plain(getattr(item, each.name)) for each in fields(item) if not each.metadata.get("private")}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Rendition | Picture | Rights | Link):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return str(value) if isinstance(value, StrEnum) else value

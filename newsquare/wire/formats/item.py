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


class Action(StrEnum):
    """What an item does to what came before it, where its agency says so; what stands for `null` is a new item."""

    UPDATE = "update"
    CORRECTION = "correction"
    KILL = "kill"
    WITHHOLD = "withhold"
    ADVISORY = "advisory"  # Words to editors: perhaps a kill of something else, which a person must read.


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
    guid: str | None = field(default=None, metadata={"unless": None})
    rights: "Rights | None" = field(default=None, metadata={"unless": None})
    """Its own, where they differ from those of the item."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Who owns the copy and on what terms it may be used, in the agency's words; the window, where it is certain."""

    holder: str | None = None
    notice: str | None = None
    terms: str | None = None
    from_utc: datetime | None = field(default=None, metadata={"unless": None})
    until_utc: datetime | None = field(default=None, metadata={"unless": None})
    places: str | None = field(default=None, metadata={"unless": None})


@dataclass(frozen=True, slots=True)
class Class:
    """What an item is about, by a code of some scheme: `medtop`, `subj`, or a scheme of the agency's own."""

    code: str | None
    scheme: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """Another item that this one speaks of. `rel` is previous, replaces, kills, withholds, see-also or part."""

    rel: str
    guid: str
    version: str | None = None


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
    action: Action | None = field(default=None, metadata={"unless": None})
    expires_utc: datetime | None = field(default=None, metadata={"unless": None})
    notes_public: str | None = field(default=None, metadata={"unless": None})
    """The agency's word to readers, as a correction's; what is only for editors is in `notes_private`."""
    classes: tuple[Class, ...] = field(default=(), metadata={"unless": ()})
    places: tuple[str, ...] = field(default=(), metadata={"unless": ()})
    relations: tuple[Relation, ...] = field(default=(), metadata={"unless": ()})
    key: str = field(default="", metadata={"private": True})
    """The normalised identity, set by `read`; not part of the JSON."""


def with_problem(item: Item, problem: str) -> Item:
    """Add one more reason why a person should look at the item."""
    return replace(item, problem=f"{item.problem} {problem}" if item.problem else problem)


def as_json(item: Item) -> dict[str, Any]:
    """Return the item as `wire parse` prints it: absent is null, times as 2025-01-23T18:00:00Z."""
    return _fields(item)


def _fields(row: Any) -> dict[str, Any]:
    """Return what a row says. Fields that few formats know are left out where they say nothing."""
    said = {each: getattr(row, each.name) for each in fields(row) if not each.metadata.get("private")}
    return {
        each.name: _plain(value)
        for each, value in said.items()
        if "unless" not in each.metadata or value != each.metadata["unless"]
    }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Rendition | Picture | Rights | Link | Class | Relation):
        return _fields(value)
    return str(value) if isinstance(value, StrEnum) else value

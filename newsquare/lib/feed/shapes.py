"""A feed as plain data. Texts named `*_html` are safe HTML with whole addresses; all others are plain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Format:
    """One way to write a feed: its name for people, what it is called below an address, and its media type."""

    name: str
    file: str
    type: str


RSS = Format("RSS", "feed.xml", "application/rss+xml")
ATOM = Format("Atom", "atom.xml", "application/atom+xml")
JSON = Format("JSON Feed", "feed.json", "application/feed+json")
FORMATS = (RSS, ATOM, JSON)


@dataclass(frozen=True, kw_only=True)
class MediaShape:
    """The lead picture of an entry."""

    url: str
    width: int
    height: int
    credit: str
    caption: str


@dataclass(frozen=True, kw_only=True)
class AnsweredShape:
    """What an entry answers."""

    guid: str
    url: str


@dataclass(frozen=True, kw_only=True)
class ItemShape:
    """One entry. `source` names who made it where that is not us; `guid` never changes, whatever its address does."""

    guid: str
    url: str
    title: str
    published: datetime
    updated: datetime | None = None
    authors: Sequence[str] = ()
    deck_html: str = ""
    words_html: str = ""
    source: str = ""
    rights: str = ""
    categories: Sequence[str] = ()
    media: MediaShape | None = None
    answers: AnsweredShape | None = None


@dataclass(frozen=True, kw_only=True)
class FeedShape:
    """A feed: what it is about, its entries, the newest first. It stands in every format below the address `folder`."""

    guid: str
    title: str
    description: str
    publisher: str
    publisher_url: str
    folder: str
    page_url: str
    language: str
    changed: datetime
    items: Sequence[ItemShape]

    def url(self, form: Format) -> str:
        """Return the address of the feed in one of its formats."""
        return self.folder + form.file

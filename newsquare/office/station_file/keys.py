"""Every key that a station file may hold: its type in TOML and the column that it sets."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from newsquare.stations.models import ForumMode, ForumOrder
from newsquare.stories.models import Indexing, Label
from newsquare.wire.models import Asked, OnArrival, Updates
from newsquare.wire.queries import FORMAT_NAMES


@dataclass(frozen=True)
class Kind:
    """A type of TOML, in words for people."""

    words: str
    fits: Callable[[Any], bool]


TEXT = Kind('a text in quotes, as "…"', lambda value: isinstance(value, str))
FLAG = Kind("true or false, without quotes", lambda value: isinstance(value, bool))
NUMBER = Kind("a whole number, without quotes", lambda value: isinstance(value, int) and not isinstance(value, bool))
TEXTS = Kind(
    'a list of texts, as ["…", "…"]',
    lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
)
TABLE = Kind(
    'a table of texts, as { "…" = "…" }',
    lambda value: isinstance(value, dict) and all(isinstance(each, str) for each in value.values()),
)


@dataclass(frozen=True)
class Key:
    """One key: its type, the column that it sets (empty: none of its own), and the words it may hold, if few."""

    kind: Kind
    column: str = ""
    words: tuple[str, ...] = ()


STATION: dict[str, Key] = {
    "slug": Key(TEXT, "slug"),
    "name": Key(TEXT, "name"),
    "town": Key(TEXT, "town"),
    "hosts": Key(TEXTS),
    "timezone": Key(TEXT, "timezone"),
    "language": Key(TEXT, "language"),
    "colour": Key(TEXT, "colour"),
    "tagline": Key(TEXT, "tagline"),
    "media_host": Key(TEXT, "media_host"),
    "contact.email": Key(TEXT, "contact_email"),
    "contact.phone": Key(TEXT, "contact_phone"),
    "contact.address": Key(TEXT, "postal_address"),
    "forum.open": Key(FLAG, "forum_open"),
    "forum.mode": Key(TEXT, "forum_mode", tuple(ForumMode.values)),
    "forum.days": Key(NUMBER, "forum_days"),
    "forum.order": Key(TEXT, "forum_order", tuple(ForumOrder.values)),
    "mail.ask_above": Key(NUMBER, "mail_ask_above"),
    "mail.undo_seconds": Key(NUMBER, "mail_undo_seconds"),
    "guidelines": Key(TEXT),
    "about": Key(TEXT),
}
SECTION: dict[str, Key] = {
    "slug": Key(TEXT, "slug"),
    "name": Key(TEXT, "name"),
    "position": Key(NUMBER, "position"),
}
TOPIC: dict[str, Key] = {
    "slug": Key(TEXT, "slug"),
    "name": Key(TEXT, "name"),
    "description": Key(TEXT, "description"),
    "codes": Key(TEXTS),
}
SOURCE: dict[str, Key] = {
    "slug": Key(TEXT, "slug"),
    "name": Key(TEXT, "name"),
    "folder": Key(TEXT, "folder"),
    "asked": Key(TEXT, "asked", tuple(Asked.values)),
    "url": Key(TEXT, "url"),
    "mail_host": Key(TEXT, "mail_host"),
    "mail_user": Key(TEXT, "mail_user"),
    "mail_folder": Key(TEXT, "mail_folder"),
    "mail_senders": Key(TEXTS, "mail_senders"),
    "format": Key(TEXT, "format", ("detect", *FORMAT_NAMES)),
    "on_arrival": Key(TEXT, "on_arrival", tuple(OnArrival.values)),
    "updates": Key(TEXT, "updates", tuple(Updates.values)),
    "topic": Key(TEXT, "topic"),
    "topics": Key(TABLE, "topics"),
    "section": Key(TEXT, "section"),
    "label": Key(TEXT, "label", tuple(Label.values)),
    "credit": Key(TEXT, "credit"),
    "indexing": Key(TEXT, "indexing", tuple(Indexing.values)),
    "full_text_out": Key(FLAG, "full_text_out"),
    "picture_hosts": Key(TEXTS, "picture_hosts"),
}
TABLES: dict[str, dict[str, Key]] = {"sections": SECTION, "topics": TOPIC, "sources": SOURCE}
NESTED = ("contact", "forum", "mail")  # Tables inside [station].

"""When something may be seen, and what an address is. Pure functions: no database, no clock, no network."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

MOST_BYLINES = 8
ON_A_PAGE = 20  # Stories on a page of a topic or a section.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "", "'": ""}
)


@dataclass(frozen=True)
class Span:
    """A time in which something may not be seen; None at an end means it is open there."""

    from_at: datetime | None
    until_at: datetime | None


def holds(span: Span, now: datetime) -> bool:
    """Say whether a bar holds at a moment: from its first instant on, up to but without its last."""
    begun = span.from_at is None or span.from_at <= now
    return begun and (span.until_at is None or now < span.until_at)


def next_change(spans: Iterable[Span], now: datetime) -> datetime | None:
    """Return the earliest moment after now at which any bar begins or ends."""
    edges = (edge for span in spans for edge in (span.from_at, span.until_at))
    return min((edge for edge in edges if edge is not None and edge > now), default=None)


LEADING_ON = re.compile(r"an?|and|as|at|but|by|for|from|in|into|is|of|on|or|over|than|that|the|to|with")
"""Words with which an address that was cut short does not end."""


def slug_of(headline: str, limit: int = 80) -> str:
    """Return the end of an address made from a headline: whole words, ASCII, at most `limit` characters."""
    letters = unicodedata.normalize("NFKD", headline.lower().translate(LETTERS))
    words = re.findall(r"[a-z0-9]+", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    kept: list[str] = []
    for word in words:
        if len("-".join([*kept, word])) > limit:
            while len(kept) > 1 and LEADING_ON.fullmatch(kept[-1]):
                kept.pop()
            break
        kept.append(word)
    return "-".join(kept) or "".join(words)[:limit] or "story"


def path_of(first_published: datetime, slug: str) -> str:
    """Return a story's path from the time of its first publication, already in the station's zone."""
    return f"/{first_published:%Y}/{first_published:%m}/{slug}/"


def split_names(byline: str) -> list[str]:
    """Return the names in a byline as printed: “By A Bo, C Do and E Fo” holds three; past the last place they share it.

    A comma parts names where three or more parts could all be names: “Mara Quist, Lakes Wire” is one person.
    """
    bare = re.sub(r"^\s*by:?\s+", "", byline.strip(), flags=re.IGNORECASE)
    ends = _names(re.split(r"\s+and\s+|\s*;\s*|\s+&\s+", bare))
    parts = _names(part for end in ends for part in end.split(","))
    names = parts if len(parts) > 2 and all(_may_be_a_name(part) for part in parts) else ends
    return names if len(names) <= MOST_BYLINES else [*names[: MOST_BYLINES - 1], ", ".join(names[MOST_BYLINES - 1 :])]


def _names(parts: Iterable[str]) -> list[str]:
    return [part.strip(" ,;") for part in parts if part.strip(" ,;")]


def _may_be_a_name(part: str) -> bool:
    return " " in part and all(word[0].isupper() for word in part.split())

"""When something may be seen, and what an address is. Pure functions: no database, no clock, no network."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


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


def slug_of(headline: str, limit: int = 80) -> str:
    """Return the end of an address made from a headline: whole words, ASCII, at most `limit` characters."""
    plain = unicodedata.normalize("NFKD", headline.replace("’", "").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:limit]
        if len(longer) > limit:
            break
        slug = longer
    return slug or "story"


def path_of(first_published: datetime, slug: str) -> str:
    """Return a story's path from the time of its first publication, already in the station's zone."""
    return f"/{first_published:%Y}/{first_published:%m}/{slug}/"


def split_names(byline: str) -> list[str]:
    """Return the names in a byline as printed: “By A, B and C” holds three."""
    bare = re.sub(r"^\s*by:?\s+", "", byline.strip(), flags=re.IGNORECASE)
    return [name.strip(" ,;") for name in re.split(r"\s+and\s+|\s*;\s*|\s+&\s+", bare) if name.strip(" ,;")]

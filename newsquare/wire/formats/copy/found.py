"""What is known of a story before its body is read, and what the body says besides its text."""

import re
from dataclasses import dataclass, field

from newsquare.lib.text import one_line
from newsquare.wire.formats.item import Picture

_BY = re.compile(r"^(?:by|von|par|por|av|di)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """Fields with elements of their own: a body that repeats them at its head is not to say them twice."""

    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    dateline: str | None = None
    summary: str | None = None


@dataclass(slots=True)
class Found:
    """What stood in a body and is not its text."""

    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    dateline: str | None = None
    notice: str | None = None
    private: list[str] = field(default_factory=list)
    public: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def same(one: str | None, other: str | None) -> bool:
    """Say whether two lines say the same, white space and stops aside."""
    return bool(one) and bool(other) and letters(one) == letters(other) != ""


def same_people(one: str | None, other: str | None) -> bool:
    """Say whether two bylines name the same, with or without “By”."""
    return same(_BY.sub("", one or ""), _BY.sub("", other or ""))


def letters(text: str | None) -> str:
    """Return only what is letter or digit, in lower case."""
    return re.sub(r"\W+", "", one_line(text)).lower()

"""The facts that we know of a picture, whatever wrote them down."""

from dataclasses import dataclass, fields
from datetime import datetime


@dataclass(frozen=True)
class Facts:
    """What is said about a picture; empty where nothing is said."""

    credit: str = ""
    creator: str = ""
    caption: str = ""
    copyright: str = ""
    statement: str = ""  # The address of a page that says what may be done with it.
    licensor: str = ""
    alt: str = ""
    expires: datetime | None = None

    def or_else(self, other: "Facts") -> "Facts":
        """Return these facts, and those of the other where nothing is said here."""
        return Facts(**{each.name: getattr(self, each.name) or getattr(other, each.name) for each in fields(self)})

"""A comment as it was sent, and what a check says of it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What becomes of a comment."""

    PUBLISH = "published"
    HOLD = "held"
    REFUSE = "refused"


@dataclass(frozen=True)
class Draft:
    """A comment as it was sent, with what must be known of its author and its place."""

    text: str
    approved_before: int
    by_staff: bool = False
    is_closed: bool = False
    is_suspended: bool = False
    wait: int = 0  # Seconds until the author or their network may write again.
    is_decoyed: bool = False  # A field that people do not see was filled.
    seconds: float | None = None  # How long the author can have had the form at most; None where nobody knows.
    is_throwaway: bool = False  # The author's mail domain hands out addresses for an hour.
    said_lately: tuple[str, ...] = ()  # By the author.
    said_by_others: tuple[str, ...] = ()  # What an index found to be perhaps alike.
    banned: tuple[str, ...] = ()
    suspect: tuple[str, ...] = ()
    rejected_lately: int = 0
    published_lately: int = 0
    is_question: bool = False  # The story holds a round of questions, and this begins a thread.
    read_first: str = ""  # The reason for which everybody here is read first, from `modes`.


@dataclass(frozen=True)
class Ruling:
    """What happens, under which reason, and what in the text set it off; `reasons` are all, the strongest first."""

    verdict: Verdict
    reason: str = ""
    found: str = ""
    reasons: tuple[tuple[str, str], ...] = ()

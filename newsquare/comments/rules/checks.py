"""What happens to a new comment, and why. Pure functions: no database, no clock, no network."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from newsquare.comments.listed_words import folded, listed_word

MAX_LENGTH = 5000
MAX_LINKS = 2
SAME_POST = timedelta(minutes=10)  # The same text again within this time is a second press of the button.
REPEAT_WINDOW = timedelta(days=1)

_LINK = re.compile(r"(?i)\bhttps?://|\bwww\.")
_LETTER = re.compile(r"[^\W\d_]")


class Verdict(StrEnum):
    """What becomes of a comment."""

    PUBLISH = "published"
    HOLD = "held"
    REFUSE = "refused"


@dataclass(frozen=True)
class Draft:
    """A comment as it was sent, with what must be known of its author."""

    text: str
    approved_before: int
    by_staff: bool = False
    everybody_waits: bool = False
    said_lately: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ruling:
    """What happens, under which reason, and what in the text set it off."""

    verdict: Verdict
    reason: str = ""
    found: str = ""


Check = Callable[[Draft], Ruling | None]


def empty(draft: Draft) -> Ruling | None:
    """Refuse a comment without a word in it."""
    return None if draft.text.strip() else Ruling(Verdict.REFUSE, "empty")


def too_long(draft: Draft) -> Ruling | None:
    """Refuse what nobody reads to its end."""
    return Ruling(Verdict.REFUSE, "too long", str(len(draft.text))) if len(draft.text) > MAX_LENGTH else None


def of_the_house(draft: Draft) -> Ruling | None:
    """Publish what the station's own people write; they answer for it."""
    return Ruling(Verdict.PUBLISH) if draft.by_staff else None


def holds_a_listed_word(draft: Draft) -> Ruling | None:
    """Hold a comment with a word that is an insult more often than not."""
    word = listed_word(draft.text)
    return Ruling(Verdict.HOLD, "word", word) if word else None


def too_many_links(draft: Draft) -> Ruling | None:
    """Hold a comment that is mostly addresses."""
    count = len(_LINK.findall(draft.text))
    return Ruling(Verdict.HOLD, "links", str(count)) if count > MAX_LINKS else None


def said_before(draft: Draft) -> Ruling | None:
    """Hold what its author has said in the same words elsewhere within a day; short thanks may repeat."""
    words = folded(draft.text)
    repeated = len(words) > 20 and any(folded(text) == words for text in draft.said_lately)
    return Ruling(Verdict.HOLD, "repeat") if repeated else None


def shouted(draft: Draft) -> Ruling | None:
    """Hold a longer comment that is written in capitals."""
    letters = _LETTER.findall(draft.text)
    capitals = sum(letter.isupper() for letter in letters)
    return Ruling(Verdict.HOLD, "capitals") if len(letters) >= 40 and capitals > 0.7 * len(letters) else None


def first_comment(draft: Draft) -> Ruling | None:
    """Hold a newcomer's first comment: a person welcomes them, not a filter."""
    return Ruling(Verdict.HOLD, "first comment") if draft.approved_before == 0 else None


def everybody_waits(draft: Draft) -> Ruling | None:
    """Hold every comment where the station wants to read all of them first."""
    return Ruling(Verdict.HOLD, "every comment") if draft.everybody_waits else None


# The first to object rules; what says most to a moderator stands before what says least.
CHECKS: tuple[Check, ...] = (
    empty,
    too_long,
    of_the_house,
    holds_a_listed_word,
    too_many_links,
    said_before,
    shouted,
    first_comment,
    everybody_waits,
)


def rule(draft: Draft) -> Ruling:
    """Say what happens to a comment, and why."""
    rulings = (check(draft) for check in CHECKS)
    return next((ruling for ruling in rulings if ruling), Ruling(Verdict.PUBLISH))

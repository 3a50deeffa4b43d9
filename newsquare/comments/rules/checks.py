"""What happens to a new comment, and why. Pure functions: no database, no clock, no network."""

import re
from collections.abc import Callable
from datetime import timedelta

from newsquare.comments.foldings import folded, listed_word
from newsquare.comments.rules.draft import Draft, Ruling, Verdict
from newsquare.comments.rules.likeness import are_alike
from newsquare.comments.rules.need import strongest_first

MAX_LENGTH = 5000
MAX_LINKS = 2
NEWCOMER_UNTIL = 3  # Published comments.
SOONEST = 3.0  # Seconds in which nobody reads a story, writes and sends.
SAME_POST = timedelta(minutes=10)  # The same text again within this time is a second press of the button.
REPEAT_WINDOW = timedelta(days=1)
REPEATS_AMONG = 20  # So many of an author's last comments are looked at.
RECORD_WINDOW = timedelta(days=30)
BAD_RECORD, BAD_SHARE = 3, 1 / 3  # So many rejected in that time, and such a part of what was decided.

_LINK = re.compile(r"(?i)\bhttps?://|\bwww\.")
_LETTER = re.compile(r"[^\W\d_]")

Check = Callable[[Draft], Ruling | None]


def _hold(reason: str, found: str = "") -> Ruling:
    return Ruling(Verdict.HOLD, reason, found)


def closed(draft: Draft) -> Ruling | None:
    """Refuse a comment where the forum is closed, or no longer open."""
    return Ruling(Verdict.REFUSE, "closed") if draft.is_closed else None


def suspended(draft: Draft) -> Ruling | None:
    """Refuse a comment of somebody who may not write here."""
    return Ruling(Verdict.REFUSE, "suspended") if draft.is_suspended else None


def empty(draft: Draft) -> Ruling | None:
    """Refuse a comment without a word in it."""
    return None if draft.text.strip() else Ruling(Verdict.REFUSE, "empty")


def too_long(draft: Draft) -> Ruling | None:
    """Refuse what nobody reads to its end."""
    return Ruling(Verdict.REFUSE, "too long", str(len(draft.text))) if len(draft.text) > MAX_LENGTH else None


def limits(draft: Draft) -> Ruling | None:
    """Refuse for now what comes too fast from one person or network."""
    return Ruling(Verdict.REFUSE, "too fast", str(draft.wait)) if draft.wait > 0 else None


def of_the_house(draft: Draft) -> Ruling | None:
    """Publish what the station's own people write; they answer for it."""
    return Ruling(Verdict.PUBLISH) if draft.by_staff else None


def decoy(draft: Draft) -> Ruling | None:
    """Hold what filled the field that people do not see. A form without the field says nothing."""
    return _hold("decoy") if draft.is_decoyed else None


def too_quick(draft: Draft) -> Ruling | None:
    """Hold what came sooner than anybody writes. A form without its time says nothing."""
    quick = draft.seconds is not None and draft.seconds < SOONEST
    return _hold("too quick", f"{draft.seconds:.0f} s") if quick else None


def throwaway(draft: Draft) -> Ruling | None:
    """Hold a newcomer whose address is made to be thrown away."""
    return _hold("throwaway address") if draft.is_throwaway and draft.approved_before < NEWCOMER_UNTIL else None


def said_before(draft: Draft) -> Ruling | None:
    """Hold what its author has said in the same words elsewhere within a day; short thanks may repeat."""
    words = folded(draft.text)
    for text in draft.said_lately:
        if (len(words) > 20 and folded(text) == words) or are_alike(text, draft.text):
            return _hold("repeat")
    return None


def said_by_others(draft: Draft) -> Ruling | None:
    """Hold what others have said in nearly the same words within a day: a wave is many people with one text."""
    alike = sum(are_alike(text, draft.text) for text in draft.said_by_others)
    return _hold("near repeat", str(alike)) if alike else None


def too_many_links(draft: Draft) -> Ruling | None:
    """Hold a comment that is mostly addresses."""
    count = len(_LINK.findall(draft.text))
    return _hold("links", str(count)) if count > MAX_LINKS else None


def link_of_a_newcomer(draft: Draft) -> Ruling | None:
    """Hold any address in somebody's first comments."""
    new = draft.approved_before < NEWCOMER_UNTIL
    return _hold("link of a newcomer") if new and _LINK.search(draft.text) else None


def holds_a_banned_word(draft: Draft) -> Ruling | None:
    """Hold a comment with a word of the list of banned ones."""
    word = listed_word(draft.text, draft.banned)
    return _hold("banned word", word) if word else None


def holds_a_suspect_word(draft: Draft) -> Ruling | None:
    """Hold a comment with a word that is an insult more often than not."""
    word = listed_word(draft.text, draft.suspect)
    return _hold("word", word) if word else None


def shouted(draft: Draft) -> Ruling | None:
    """Hold a longer comment that is written in capitals."""
    letters = _LETTER.findall(draft.text)
    capitals = sum(letter.isupper() for letter in letters)
    return _hold("capitals") if len(letters) >= 40 and capitals > 0.7 * len(letters) else None


def record(draft: Draft) -> Ruling | None:
    """Hold an author of whose comments several were rejected lately, and not few of all."""
    rejected, decided = draft.rejected_lately, draft.rejected_lately + draft.published_lately
    return _hold("record", str(rejected)) if rejected >= BAD_RECORD and rejected >= BAD_SHARE * decided else None


def first_comment(draft: Draft) -> Ruling | None:
    """Hold a newcomer's first comment: a person welcomes them, not a filter."""
    return _hold("first comment") if draft.approved_before == 0 else None


def question(draft: Draft) -> Ruling | None:
    """Hold what a reader asks in a round of questions until it is answered."""
    return _hold("question") if draft.is_question else None


def read_first(draft: Draft) -> Ruling | None:
    """Hold every comment of an author, a story, a section or a station that is read first."""
    return _hold(draft.read_first) if draft.read_first else None


# The order is a promise: docs/reference/forum.md states it. The first that refuses or publishes decides at once;
# otherwise all are heard, and a moderator reads every reason.
CHECKS: tuple[Check, ...] = (
    closed,
    suspended,
    empty,
    too_long,
    limits,
    of_the_house,
    decoy,
    too_quick,
    throwaway,
    said_before,
    said_by_others,
    too_many_links,
    link_of_a_newcomer,
    holds_a_banned_word,
    holds_a_suspect_word,
    shouted,
    record,
    first_comment,
    question,
    read_first,
)


def rule(draft: Draft) -> Ruling:
    """Say what happens to a comment, and why."""
    held: list[tuple[str, str]] = []
    for check in CHECKS:
        ruling = check(draft)
        if ruling and ruling.verdict is not Verdict.HOLD:
            return ruling
        if ruling:
            held.append((ruling.reason, ruling.found))
    if not held:
        return Ruling(Verdict.PUBLISH)
    reasons = strongest_first(held)
    return Ruling(Verdict.HOLD, *reasons[0], reasons=reasons)

"""What an agency's own words say about an item: its status, and what it does to what came before it."""

import re

from newsquare.lib.text import one_line
from newsquare.wire.formats.furniture import looks_like_a_kill
from newsquare.wire.formats.item import Action

_STATUSES = {
    "usable": "usable", "withheld": "withheld", "canceled": "canceled", "cancelled": "canceled",
    "killed": "canceled", "kill": "canceled", "recalled": "canceled", "corrected": "usable", "published": "usable",
    "embargoed": "embargoed", "unpublished": "canceled", "spiked": "canceled", "deleted": "canceled",
}  # fmt: skip
BY_STATUS = {"canceled": Action.KILL, "withheld": Action.WITHHOLD}

_BEFORE = r"(?i)\W*(?:eds?\b[.:,\s]*|note\W+)?"
_MARKS: tuple[tuple[Action, re.Pattern[str]], ...] = (
    (
        Action.CORRECTION,
        re.compile(
            _BEFORE + r"(?:correct(?:s|ed|ion|ive)\b|corr[.:]|clarif(?:ies|ication)\b|berichtig(?:t|ung)\b|korrektur\b"
            r"|korrigiert\b|rectificati[fv]|corregi(?:r|do|da)\b|correcci[oó]n\b|rättelse\b|retting\b|korjaus\b"
            r"|errata corrige\b)"
        ),
    ),
    (
        Action.UPDATE,
        re.compile(
            _BEFORE + r"(?:update[sd]?\b|adds?\b[\s:]|recasts?\b|refile[sd]?\b|(?:with )?writethru\b|lead\b[\s:,-]|ld\b"
            r"|(?:\d+(?:st|nd|rd|th)|first|second|third)[ -](?:ld|lead|update)\b|neu[e:]|aktualisiert\b"
            r"|zusammenfassung\b|wiederholung\b|mise à jour\b|actualiza)"
        ),
    ),
)
_IN_A_SLUG = {
    Action.CORRECTION: re.compile(r"(?i)[-,_/\s](?:correct(?:ion|ive|ed)|corr)\b"),
    Action.UPDATE: re.compile(r"(?i)(?:\b\d+(?:st|nd|rd|th)[ -](?:ld|lead|add|sub)|[-, ](?:ld-)?writethru)\b"),
}


def status_of(word: str | None) -> tuple[str, str | None]:
    """Return a publishing status and what is wrong with it; what nobody knows is withheld, what is absent usable."""
    said = re.split(r"[:/#]", one_line(word).lower())[-1]
    if not said:
        return "usable", None
    known = _STATUSES.get(said)
    return known or "withheld", None if known else f"Its status “{one_line(word)[:40]}” is unknown: taken as withheld."


def action_of(*, headline: str | None, slug: str | None, note: str | None) -> Action | None:
    """Return what the marks in these fields say, the plainest first; nothing for what seems a new item."""
    if looks_like_a_kill(headline) or looks_like_a_kill(note) or looks_like_a_kill(slug):
        return Action.ADVISORY
    for action, pattern in _MARKS:
        if _IN_A_SLUG[action].search(slug or "") or pattern.match(note or "") or pattern.match(headline or ""):
            return action
    return None

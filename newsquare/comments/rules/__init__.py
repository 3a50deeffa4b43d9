"""The forum's decisions. Pure functions: no database, no clock, no network."""

from newsquare.comments.rules.checks import (
    CHECKS,
    MAX_LENGTH,
    RECORD_WINDOW,
    REPEAT_WINDOW,
    SAME_POST,
    rule,
)
from newsquare.comments.rules.draft import Draft, Ruling, Verdict
from newsquare.comments.rules.likeness import are_alike, prints_of
from newsquare.comments.rules.modes import LOOKED_AT, READ_FOR, Setting, has_soured, read_first
from newsquare.comments.rules.need import NAMELESS, stands_at, trust
from newsquare.comments.rules.times import EDIT_WINDOW, Forum, closes_at, is_open, may_edit

THREADS_ON_A_PAGE = 200

__all__ = [
    "CHECKS",
    "EDIT_WINDOW",
    "LOOKED_AT",
    "MAX_LENGTH",
    "NAMELESS",
    "READ_FOR",
    "RECORD_WINDOW",
    "REPEAT_WINDOW",
    "SAME_POST",
    "THREADS_ON_A_PAGE",
    "Draft",
    "Forum",
    "Ruling",
    "Setting",
    "Verdict",
    "are_alike",
    "closes_at",
    "has_soured",
    "is_open",
    "may_edit",
    "prints_of",
    "read_first",
    "rule",
    "stands_at",
    "trust",
]

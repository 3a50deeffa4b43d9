"""The forum's decisions. Pure functions: no database, no clock, no network."""

from newsquare.comments.rules.checks import (
    CHECKS,
    MAX_LENGTH,
    REPEAT_WINDOW,
    SAME_POST,
    Draft,
    Ruling,
    Verdict,
    rule,
)
from newsquare.comments.rules.times import EDIT_WINDOW, Forum, closes_at, is_open, may_edit

THREADS_ON_A_PAGE = 200

__all__ = [
    "CHECKS",
    "EDIT_WINDOW",
    "MAX_LENGTH",
    "REPEAT_WINDOW",
    "SAME_POST",
    "THREADS_ON_A_PAGE",
    "Draft",
    "Forum",
    "Ruling",
    "Verdict",
    "closes_at",
    "is_open",
    "may_edit",
    "rule",
]

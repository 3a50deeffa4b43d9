"""The forum's decisions. Pure functions: no database, no clock, no network."""

from newsquare.comments.rules.checks import (
    CHECKS,
    MAX_LENGTH,
    NEWCOMER_UNTIL,
    RECORD_WINDOW,
    REPEAT_WINDOW,
    REPEATS_AMONG,
    SAME_POST,
    rule,
)
from newsquare.comments.rules.draft import Draft, Ruling, Verdict
from newsquare.comments.rules.likeness import PRINTS, are_alike, prints_of
from newsquare.comments.rules.modes import LOOKED_AT, READ_FOR, Setting, has_soured, read_first
from newsquare.comments.rules.need import NAMELESS, stands_at, trust
from newsquare.comments.rules.nudges import in_the_text
from newsquare.comments.rules.ranking import MOST_UNMOVED, lower_bound, worth
from newsquare.comments.rules.times import EDIT_WINDOW, Forum, closes_at, is_open, may_edit, next_mail_at

THREADS_ON_A_PAGE = 50
ANSWERS_SHOWN = 5  # Under each thread of a page; the others stand on pages of the thread’s own.
ANSWERS_ON_A_PAGE = 100

__all__ = [
    "ANSWERS_ON_A_PAGE",
    "ANSWERS_SHOWN",
    "CHECKS",
    "EDIT_WINDOW",
    "LOOKED_AT",
    "MAX_LENGTH",
    "MOST_UNMOVED",
    "NAMELESS",
    "NEWCOMER_UNTIL",
    "PRINTS",
    "READ_FOR",
    "RECORD_WINDOW",
    "REPEATS_AMONG",
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
    "in_the_text",
    "is_open",
    "lower_bound",
    "may_edit",
    "next_mail_at",
    "prints_of",
    "read_first",
    "rule",
    "stands_at",
    "trust",
    "worth",
]

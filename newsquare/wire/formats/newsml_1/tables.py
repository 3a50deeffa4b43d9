"""What names in NewsML 1 mean: of the standard, and of the vendors that write it."""

from enum import Enum, auto

from newsquare.wire.formats.item import Action

STATUS = {"usable": "usable", "embargoed": "embargoed", "withheld": "withheld", "canceled": "canceled",
          "cancelled": "canceled", "killed": "canceled"}  # fmt: skip
STATUS_ACTION = {"canceled": Action.KILL, "withheld": Action.WITHHOLD}

INSTRUCTIONS = {"update": Action.UPDATE, "correction": Action.CORRECTION, "delete": Action.KILL, "kill": Action.KILL,
                "rectify": Action.CORRECTION, "cancel": Action.KILL}  # fmt: skip
"""`NewsManagement/Instruction@FormalName` in lower case."""

UPDATES = {"U": Action.UPDATE, "A": Action.UPDATE}
"""`RevisionId@Update`: the whole is updated, or something is added."""

NEWS_TYPES = {"", "news", "newspackage", "newsmessage", "alert", "pressrelease", "article", "text"}
"""Values of `NewsItemType` that are news; catalogues, delayed markers and the like are none."""


class Use(Enum):
    """What a part of an item is to its story."""

    BODY = auto()
    CAPTION = auto()
    DECK = auto()
    PRIVATE = auto()
    NONE = auto()


USES = {
    "": Use.BODY, "main": Use.BODY, "body": Use.BODY, "text": Use.BODY, "story": Use.BODY, "article": Use.BODY,
    "supporting": Use.BODY, "caption": Use.CAPTION, "legend": Use.CAPTION, "lead": Use.DECK, "abstract": Use.DECK,
    "summary": Use.DECK, "teaser": Use.DECK, "contact": Use.PRIVATE, "note": Use.PRIVATE, "editorialnote": Use.PRIVATE,
    "instruction": Use.PRIVATE, "title": Use.NONE, "headline": Use.NONE, "stylesheet": Use.NONE,
    "subheadline": Use.NONE, "logo": Use.NONE, "byline": Use.NONE,
}  # fmt: skip
"""`Role@FormalName` in lower case; what is not known holds text."""

NO_PICTURES = {"logo", "icon", "stylesheet"}
IMAGES = {"photo", "picture", "image", "graphic", "jpeg", "jpg", "png", "gif"}
FILMS = {"video", "clip", "animation", "film"}

SUBJECTS = ("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier")
KEYWORDS = {"keyword", "keywords"}

LEAD_IS_TEXT = {"belga.be"}
"""Providers whose lead is the first paragraph of the text."""

DECK_IS_SLUG = {"Agencia EFE", "EFE"}
"""Providers that put the slug where the second headline belongs."""

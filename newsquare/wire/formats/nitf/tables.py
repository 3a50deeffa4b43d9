"""What values in NITF mean: of the standard, and of the vendors that write it."""

import re

from newsquare.wire.formats.item import Action

STATUS = {"usable": "usable", "embargoed": "embargoed", "withheld": "withheld", "canceled": "canceled",
          "cancelled": "canceled", "killed": "canceled", "kill": "canceled"}  # fmt: skip
"""`docdata@management-status`; usable is the default, and what is not understood is withheld."""

STATUS_ACTION = {"canceled": Action.KILL, "withheld": Action.WITHHOLD}

RELATIONS = {"canceled": "kills", "cancelled": "kills", "killed": "kills", "withheld": "withholds",
             "embargoed": "withholds", "usable": "replaces"}  # fmt: skip
"""`docdata@management-idref-status`: what becomes of the document that this one names."""

SLUGS = ("anpa-keyword", "slug", "slugline", "ntbstikkord")
"""Names of `meta` that hold the slug, the surest first."""

MESSAGES = (
    (re.compile(r"(?i)\bcorrect(?:s|ed|ing|ion)\b"), Action.CORRECTION),
    (re.compile(r"(?i)\b(?:updat(?:es|ed|ing|e)|adds|recasts|replaces|writethru)\b"), Action.UPDATE),
)
"""Words of `ed-msg` that say what the document does."""

LABEL = re.compile(r"\d+\s+[A-Z]{2,}(?:\s.*)?$|[\W\d_]*$")
"""Titles of a page that are no headline: a number and a slug, or no letter at all."""

BYLINE_IS_DECK = {"ANSA"}
"""Distributors that put the second headline where the byline belongs."""

"""The copydesk's decisions, as pure functions: a file per question."""

from newsquare.copydesk.rules.alike import contained, likeness, same_slug
from newsquare.copydesk.rules.arriving import Topic, cannot_be_merged, hosts_of, objection, time_of, topics_for
from newsquare.copydesk.rules.clashes import Clash, clashes, never_fits
from newsquare.copydesk.rules.deciding import Decision, Deeds, End, Rule, decide, would_end
from newsquare.copydesk.rules.matching import Copy, Match, Words, fits
from newsquare.copydesk.rules.spans import Closed, closed_spans
from newsquare.copydesk.rules.subjects import BY_NAME, TOPS, canonical, codes_of, names_of, under
from newsquare.copydesk.rules.warnings import Warned, warning_in
from newsquare.copydesk.rules.words import folded

__all__ = [
    "BY_NAME",
    "TOPS",
    "Clash",
    "Closed",
    "Copy",
    "Decision",
    "Deeds",
    "End",
    "Match",
    "Rule",
    "Topic",
    "Warned",
    "Words",
    "cannot_be_merged",
    "canonical",
    "clashes",
    "closed_spans",
    "codes_of",
    "contained",
    "decide",
    "fits",
    "folded",
    "hosts_of",
    "likeness",
    "names_of",
    "never_fits",
    "objection",
    "same_slug",
    "time_of",
    "topics_for",
    "under",
    "warning_in",
    "would_end",
]

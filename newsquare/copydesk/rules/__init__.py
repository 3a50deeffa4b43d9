"""The copydesk's decisions, as pure functions: a file per question."""

from newsquare.copydesk.rules.alike import contained, likeness, same_slug
from newsquare.copydesk.rules.arriving import Topic, hosts_of, objection, time_of, topics_for
from newsquare.copydesk.rules.spans import Closed, closed_spans
from newsquare.copydesk.rules.warnings import Warned, warning_in

__all__ = [
    "Closed",
    "Topic",
    "Warned",
    "closed_spans",
    "contained",
    "hosts_of",
    "likeness",
    "objection",
    "same_slug",
    "time_of",
    "topics_for",
    "warning_in",
]

"""The copydesk's decisions, as pure functions: a file per question."""

from newsquare.copydesk.rules.arriving import Topic, hosts_of, objection, time_of, topics_for

__all__ = ["Topic", "hosts_of", "objection", "time_of", "topics_for"]

"""What circulation shows: the control to follow a topic, and feeds. All queries of these happen here."""

from newsquare.circulation.contexts.feed import Subject, feed_of, of_author, of_section, of_station, of_topic
from newsquare.circulation.contexts.follow import follow_form, follow_forms, shape_of

__all__ = [
    "Subject",
    "feed_of",
    "follow_form",
    "follow_forms",
    "of_author",
    "of_section",
    "of_station",
    "of_topic",
    "shape_of",
]

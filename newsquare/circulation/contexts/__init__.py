"""What circulation shows: the control to follow a topic, and feeds. All queries of these happen here."""

from newsquare.circulation.contexts.feed import FeedShape, ItemShape, feed_of
from newsquare.circulation.contexts.follow import follow_form, follow_forms, shape_of

__all__ = ["FeedShape", "ItemShape", "feed_of", "follow_form", "follow_forms", "shape_of"]

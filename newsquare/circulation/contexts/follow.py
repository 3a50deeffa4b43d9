"""What circulation prints into pages of others: the control to follow a topic by mail."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from newsquare.stories.models import Topic
from newsquare.theme.shapes import FollowShape, TopicShape


def shape_of(topic: Topic | TopicShape, *, email: str = "", error: str = "") -> FollowShape:
    """Return the form that follows a topic."""
    slug, name = (topic.slug, topic.name) if isinstance(topic, Topic) else (topic["slug"], topic["name"])
    return FollowShape(
        id=slug,
        topic=name,
        action=f"/follow/topic/{slug}/",
        feed_url=f"/topic/{slug}/feed.xml",
        email=email,
        error=error,
    )


def follow_form(*, topic: TopicShape, **_: Any) -> str:
    """Print the form to follow a topic, for the slot `topic.follow`."""
    return render_to_string("follow-form/follow-form.html", {"follow": shape_of(topic)})


def follow_forms(*, topics: Sequence[TopicShape], **_: Any) -> str:
    """Print the form to follow a story's first topic, and lead to those of the others, for the slot `story.follow`."""
    if not topics:
        return ""
    first, *others = [shape_of(topic) for topic in topics]
    return render_to_string("circulation/story_follow.html", {"follow": first, "others": others})

"""What other parts may ask about stories. The gate decides what of it the public may see."""

from newsquare.stories.body import render_body
from newsquare.stories.gate import (
    in_section,
    in_topic,
    is_public,
    may_show,
    moved_to,
    picture_changes_at,
    public_stories,
    public_story_at,
    public_version,
    showable_pictures,
    station_changes_at,
    stories_change_at,
    story_at,
    story_changes_at,
)
from newsquare.stories.open_forms import is_open_on_the_desk
from newsquare.stories.rules import slug_of, split_names
from newsquare.stories.teasers import by_line, for_teasers, teasers, teasers_of

__all__ = [
    "by_line",
    "for_teasers",
    "in_section",
    "in_topic",
    "is_open_on_the_desk",
    "is_public",
    "may_show",
    "moved_to",
    "picture_changes_at",
    "public_stories",
    "public_story_at",
    "public_version",
    "render_body",
    "showable_pictures",
    "slug_of",
    "split_names",
    "station_changes_at",
    "stories_change_at",
    "story_at",
    "story_changes_at",
    "teasers",
    "teasers_of",
]

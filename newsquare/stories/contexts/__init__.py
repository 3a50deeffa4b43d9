"""Stories as plain data for pages. All queries of a page happen here."""

from newsquare.stories.contexts.lists import section_page, topic_page
from newsquare.stories.contexts.story import preview_page, story_page, watch_page
from newsquare.stories.teasers import teasers

__all__ = ["preview_page", "section_page", "story_page", "teasers", "topic_page", "watch_page"]

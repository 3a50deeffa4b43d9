"""Stories as plain data for pages. All queries of a page happen here."""

from newsquare.stories.contexts.archive import author_page, day_page, month_page
from newsquare.stories.contexts.history import changes_page, corrections_page, versions_page
from newsquare.stories.contexts.lists import section_page, topic_page
from newsquare.stories.contexts.search import search_page, search_refused
from newsquare.stories.contexts.story import preview_page, story_page, watch_page
from newsquare.stories.teasers import teasers

__all__ = [
    "author_page",
    "changes_page",
    "corrections_page",
    "day_page",
    "month_page",
    "preview_page",
    "search_page",
    "search_refused",
    "section_page",
    "story_page",
    "teasers",
    "topic_page",
    "versions_page",
    "watch_page",
]

"""Believable, invented contents for the theme's templates: a town, its station, a day of its news."""

from tests.theme.samples.frame import COLOUR, NOON, SITE, chrome, head, picture, teaser, topic, video
from tests.theme.samples.front import home
from tests.theme.samples.small import house, mail, plain, topic_list
from tests.theme.samples.stories import BODY, story, wire_story
from tests.theme.samples.talk import comment_form, comments, follow, forum, idea

__all__ = [
    "BODY",
    "COLOUR",
    "NOON",
    "SITE",
    "chrome",
    "comment_form",
    "comments",
    "follow",
    "forum",
    "head",
    "home",
    "house",
    "idea",
    "mail",
    "picture",
    "plain",
    "story",
    "teaser",
    "topic",
    "topic_list",
    "video",
    "wire_story",
]

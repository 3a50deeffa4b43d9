"""The gate for a picture's own address: a reader gets the file only while something public shows the picture."""

from datetime import datetime

from newsquare.stories.gate import may_show, public_among, stories_change_at
from newsquare.stories.models import Picture


def showing(picture: Picture) -> set[int]:
    """Return the stories whose newest published version shows a picture, public now or not."""
    return set(picture.uses.filter(is_present=True).values_list("story", flat=True))


def may_have(picture: Picture, stories: set[int], now: datetime) -> bool:
    """Say whether readers may have a picture's file: they may see it, and in at least one of the stories now.

    A picture that was placed apart from stories needs none.
    """
    return may_show(picture, now) and (picture.is_placed or bool(public_among(stories, now)))


def file_changes_at(picture: Picture, stories: set[int], now: datetime) -> datetime | None:
    """Return the next moment at which the gate's answer changes for a picture or a story that shows it."""
    return stories_change_at(stories, {picture.pk}, now)

"""Lets readers have the pictures of what is placed beside stories, for as long as it is placed."""

from datetime import datetime

from newsquare.desk.queries import placed_with_pictures
from newsquare.stories.actions import place_picture
from newsquare.stories.models import Picture


def settle_placed_picture(*, picture_id: int, now: datetime) -> None:
    """Let readers have a picture while something placed, begun or not, shows it; and not a moment longer."""
    live, sponsors = placed_with_pictures(now)
    shown = live.filter(poster=picture_id).exists() or sponsors.filter(picture=picture_id).exists()
    place_picture(picture_id=picture_id, is_placed=shown)


def take_back_pictures(*, now: datetime) -> None:
    """Take from readers the pictures of what has ended."""
    for pk in Picture.objects.filter(is_placed=True).order_by("pk").values_list("pk", flat=True):
        settle_placed_picture(picture_id=pk, now=now)

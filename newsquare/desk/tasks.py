"""What the worker does for the desk."""

from datetime import datetime

from newsquare.desk import actions
from newsquare.desk.queries import next_end
from newsquare.lib import schedule


@schedule.every(60, "due ends of pictures beside stories", moments=next_end)
def take_back_pictures(now: datetime) -> None:
    """Take from readers the pictures of broadcasts and sponsors that have ended."""
    actions.take_back_pictures(now=now)

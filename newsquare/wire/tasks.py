"""What the worker does for the wire."""

from datetime import datetime

from newsquare.lib import schedule
from newsquare.wire import actions


@schedule.every(2, "watched folders")
def look_into_folders(now: datetime) -> None:
    """Take in what agencies have laid into the watched folders."""
    actions.look_into_folders(now=now)


@schedule.every(30, "feeds")
def poll_feeds(now: datetime) -> None:
    """Ask the feeds that are due."""
    actions.poll_feeds(now=now)

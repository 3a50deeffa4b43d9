"""What the worker does for story ideas."""

from datetime import datetime

from newsquare.lib import schedule
from newsquare.tips.actions import erase_spent
from newsquare.tips.letters import tell_readers
from newsquare.tips.wiping import wipe


@schedule.every(3600, "story ideas whose time is up")
def erase(now: datetime) -> None:
    """Delete ideas whose time is up, and cut the database's log of writes, where deleted words might lie on."""
    erase_spent(now=now)
    wipe()


@schedule.every(300, "word of story ideas")
def tell(now: datetime) -> None:
    """Tell tip readers at fixed hours that something came."""
    tell_readers(now=now)

"""The back office's own scheduled work: it keeps the queue itself in order."""

from datetime import datetime

from newsquare.lib.schedule import every
from newsquare.office import queue


@every(3600, "office: throw away finished tasks")
def prune(now: datetime) -> None:
    """Throw away what was finished long ago."""
    queue.prune(now)

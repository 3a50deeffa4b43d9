"""What all ways of asking share: how an answer that is none is told, in words."""

from collections.abc import Callable
from datetime import datetime, timedelta

from newsquare.lib.http import Fetched
from newsquare.wire import pauses
from newsquare.wire.models import Look, Source

Way = Callable[[Source, Look, datetime], timedelta]
"""Asks a source, writes what it learns into the look (unsaved) and returns the pause. Raises AskError, FetchError."""

WORDS = {
    401: "The host asks for a password or a key (401).",
    403: "The host does not let us in (403): perhaps it wants a password or a key.",
    404: "There is nothing at this address (404): perhaps the feed has moved.",
    410: "The host says that this is gone for good (410): ask the sender for a new address.",
    429: "The host asks us to come less often (429).",
}


class AskError(Exception):
    """A source could not be asked; the message says why, `wish` how long the host wants us to stay away."""

    def __init__(self, words: str, wish: timedelta | None = None) -> None:
        super().__init__(words)
        self.wish = wish


def refuse(answer: Fetched, now: datetime) -> AskError:
    """Return the error for an answer that is not what was asked for."""
    words = WORDS.get(answer.status)
    if words is None and answer.status >= 500:
        words = f"The host has trouble of its own ({answer.status})."
    wish = pauses.wish_of(answer.headers.get("retry-after", ""), now)
    if answer.status == 410:
        wish = max(wish or timedelta(0), pauses.LONGEST_WISH)
    return AskError(words or f"The host answered {answer.status}.", wish)

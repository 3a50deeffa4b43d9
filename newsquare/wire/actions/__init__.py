"""What can be done on the wire."""

from newsquare.wire.actions.paste import LARGEST_PASTE, PASTED, receive_paste
from newsquare.wire.actions.receive import Outcome, Received, receive, try_again
from newsquare.wire.actions.watch import look_into_folders, poll, poll_feeds

__all__ = [
    "LARGEST_PASTE",
    "PASTED",
    "Outcome",
    "Received",
    "look_into_folders",
    "poll",
    "poll_feeds",
    "receive",
    "receive_paste",
    "try_again",
]

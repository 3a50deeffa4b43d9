"""What can be done on the wire."""

from newsquare.wire.actions.ask import due_sources, poll
from newsquare.wire.actions.paste import LARGEST_PASTE, PASTED, receive_paste
from newsquare.wire.actions.receive import Outcome, Received, receive, receiving, try_again
from newsquare.wire.actions.watch import look_into_folders, something_lies_ready

__all__ = [
    "LARGEST_PASTE",
    "PASTED",
    "Outcome",
    "Received",
    "due_sources",
    "look_into_folders",
    "poll",
    "receive",
    "receive_paste",
    "receiving",
    "something_lies_ready",
    "try_again",
]

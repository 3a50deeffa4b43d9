"""What can be done on the wire."""

from newsquare.wire.actions.ask import due_sources, poll
from newsquare.wire.actions.card import write_card
from newsquare.wire.actions.orders import OverrideError, lift_orders, sign_off, suspect
from newsquare.wire.actions.paste import LARGEST_PASTE, PASTED, receive_paste
from newsquare.wire.actions.receive import Outcome, Received, receive, receiving, try_again
from newsquare.wire.actions.watch import look_into_folders, something_lies_ready
from newsquare.wire.actions.watching import note_seen, stop_watching, watch_item

__all__ = [
    "LARGEST_PASTE",
    "PASTED",
    "Outcome",
    "OverrideError",
    "Received",
    "due_sources",
    "lift_orders",
    "look_into_folders",
    "note_seen",
    "poll",
    "receive",
    "receive_paste",
    "receiving",
    "sign_off",
    "something_lies_ready",
    "stop_watching",
    "suspect",
    "try_again",
    "watch_item",
    "write_card",
]

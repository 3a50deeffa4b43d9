"""What can be done on the wire."""

from newsquare.wire.actions.paste import LARGEST_PASTE, PASTED, receive_paste
from newsquare.wire.actions.receive import Outcome, Received, receive, try_again

__all__ = ["LARGEST_PASTE", "PASTED", "Outcome", "Received", "receive", "receive_paste", "try_again"]

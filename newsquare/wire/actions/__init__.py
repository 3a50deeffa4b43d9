"""What can be done on the wire."""

from newsquare.wire.actions.receive import Outcome, Received, receive, try_again

__all__ = ["Outcome", "Received", "receive", "try_again"]

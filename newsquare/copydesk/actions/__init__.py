"""What is done with wire copy: taken, followed, killed, put aside."""

from newsquare.copydesk.actions.arrive import file_arrival
from newsquare.copydesk.actions.fill import fill, fingerprint
from newsquare.copydesk.actions.spike import spike, unspike
from newsquare.copydesk.actions.take import make, take

__all__ = ["file_arrival", "fill", "fingerprint", "make", "spike", "take", "unspike"]

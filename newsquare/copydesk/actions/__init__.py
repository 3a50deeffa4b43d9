"""What is done with wire copy: taken, followed, killed, put aside."""

from newsquare.copydesk.actions.arrive import file_arrival
from newsquare.copydesk.actions.copies import look_for_copies
from newsquare.copydesk.actions.fill import fill, fingerprint
from newsquare.copydesk.actions.orders import KilledError, obey, release, release_pictures, settle_use
from newsquare.copydesk.actions.spike import spike, unspike
from newsquare.copydesk.actions.take import make, take

__all__ = [
    "KilledError",
    "file_arrival",
    "fill",
    "fingerprint",
    "look_for_copies",
    "make",
    "obey",
    "release",
    "release_pictures",
    "settle_use",
    "spike",
    "take",
    "unspike",
]

"""What can be done in circulation."""

from newsquare.circulation.actions.address import ask_new_address, take_new_address
from newsquare.circulation.actions.edition import announce, open_edition
from newsquare.circulation.actions.follow import ask_to_follow, choose, confirm, erase, forget, stop

__all__ = [
    "announce",
    "ask_new_address",
    "ask_to_follow",
    "choose",
    "confirm",
    "erase",
    "forget",
    "open_edition",
    "stop",
    "take_new_address",
]

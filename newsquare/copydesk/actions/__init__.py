"""What is done with wire copy: taken, followed, killed, put aside."""

from newsquare.copydesk.actions.arrive import file_arrival
from newsquare.copydesk.actions.copies import look_for_copies
from newsquare.copydesk.actions.fill import fill
from newsquare.copydesk.actions.follow import note_published
from newsquare.copydesk.actions.orders import KilledError, obey, release, release_pictures, settle_use
from newsquare.copydesk.actions.rules import (
    Wanted,
    add_rule,
    change_rule,
    delete_rule,
    move_rule,
    switch_rule,
)
from newsquare.copydesk.actions.settle import Choice, HeldError, settle_update
from newsquare.copydesk.actions.spike import spike, unspike
from newsquare.copydesk.actions.subjects import NewsCodesError, give_code, read_subjects, set_codes, take_code
from newsquare.copydesk.actions.take import make, take

__all__ = [
    "Choice",
    "HeldError",
    "KilledError",
    "NewsCodesError",
    "Wanted",
    "add_rule",
    "change_rule",
    "delete_rule",
    "file_arrival",
    "fill",
    "give_code",
    "look_for_copies",
    "make",
    "move_rule",
    "note_published",
    "obey",
    "read_subjects",
    "release",
    "release_pictures",
    "set_codes",
    "settle_update",
    "settle_use",
    "spike",
    "switch_rule",
    "take",
    "take_code",
    "unspike",
]

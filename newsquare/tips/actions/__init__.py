"""What can be done with story ideas."""

from newsquare.tips.actions.erase import erase_idea, erase_spent
from newsquare.tips.actions.handle import Triage, answer_idea, bury_ideas, open_idea, tell_of_story, triage_idea
from newsquare.tips.actions.readers import (
    NotStaffError,
    drop_tip_reader,
    keep_for,
    name_tip_reader,
    want_mail,
)
from newsquare.tips.actions.receive import Parcel, TooMuchError, add_to_idea, receive_idea, send_idea

__all__ = [
    "NotStaffError",
    "Parcel",
    "TooMuchError",
    "Triage",
    "add_to_idea",
    "answer_idea",
    "bury_ideas",
    "drop_tip_reader",
    "erase_idea",
    "erase_spent",
    "keep_for",
    "name_tip_reader",
    "open_idea",
    "receive_idea",
    "send_idea",
    "tell_of_story",
    "triage_idea",
    "want_mail",
]

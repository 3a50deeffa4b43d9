"""Story ideas, what is said about them between sender and newsroom, and who may read them."""

from newsquare.tips.models.desk import FEWEST_DAYS, KEPT_DAYS, MOST_DAYS, TipDesk, TipReader
from newsquare.tips.models.idea import LONGEST_CONTACT, LONGEST_NAME, LONGEST_TEXT, OPEN, Idea, MayName, State
from newsquare.tips.models.parts import Enclosure, Message

__all__ = [
    "FEWEST_DAYS",
    "KEPT_DAYS",
    "LONGEST_CONTACT",
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "MOST_DAYS",
    "OPEN",
    "Enclosure",
    "Idea",
    "MayName",
    "Message",
    "State",
    "TipDesk",
    "TipReader",
]

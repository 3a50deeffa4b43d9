"""What the desk keeps: a file per noun."""

from newsquare.desk.models.assignment import Assignment, Mark, State, state_of_story
from newsquare.desk.models.breaking import Breaking
from newsquare.desk.models.credit import Credit
from newsquare.desk.models.front import Arrangement, Filling, Pick
from newsquare.desk.models.narrowing import Narrowing
from newsquare.desk.models.placed import Broadcast, Place, Sponsor, Word

__all__ = [
    "Arrangement",
    "Assignment",
    "Breaking",
    "Broadcast",
    "Credit",
    "Filling",
    "Mark",
    "Narrowing",
    "Pick",
    "Place",
    "Sponsor",
    "State",
    "Word",
    "state_of_story",
]

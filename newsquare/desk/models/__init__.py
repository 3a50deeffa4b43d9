"""What the desk keeps: a file per noun."""

from newsquare.desk.models.assignment import Assignment, Mark, State, state_of_story
from newsquare.desk.models.front import Pick
from newsquare.desk.models.placed import Broadcast, Place, Sponsor, Word

__all__ = [
    "Assignment",
    "Broadcast",
    "Mark",
    "Pick",
    "Place",
    "Sponsor",
    "State",
    "Word",
    "state_of_story",
]

"""What the desk keeps: a file per noun."""

from newsquare.desk.models.front import Pick
from newsquare.desk.models.placed import Broadcast, Place, Sponsor, Word

__all__ = ["Broadcast", "Pick", "Place", "Sponsor", "Word"]

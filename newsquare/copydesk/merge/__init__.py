"""Three texts of a story put together: the wire's that ours stands on, the wire's now, and ours. No Django.

Nothing that a person wrote is overwritten, and no change of the wire goes unseen: where both changed the same
paragraph or field, it is a conflict, which stays until somebody settles it.
"""

from newsquare.copydesk.merge.anchor import Anchor, anchored
from newsquare.copydesk.merge.known import same_units
from newsquare.copydesk.merge.settling import Choice, settled
from newsquare.copydesk.merge.text import Text, Unit, digest
from newsquare.copydesk.merge.three import ORDER, Change, Conflict, Merged, merge
from newsquare.copydesk.merge.units import compose, units_of

__all__ = [
    "ORDER",
    "Anchor",
    "Change",
    "Choice",
    "Conflict",
    "Merged",
    "Text",
    "Unit",
    "anchored",
    "compose",
    "digest",
    "merge",
    "same_units",
    "settled",
    "units_of",
]

"""Every deed that the desk offers, done at the address a person uses: who may do it, and whether it was done.

A part that adds an address to the desk adds a function to the module of its noun with `@deed(its pattern, right=…)`; it
prepares what it needs, sends the form and says whether the deed was done. A right that only shows something gets a
line in LOOKS.
"""

from tests.desk.deeds import filing, pictures, placed, readers, staff, stories, wire
from tests.desk.deeds.deed import DEEDS, LOOKS, Deed, Do

__all__ = ["DEEDS", "LOOKS", "Deed", "Do", "filing", "pictures", "placed", "readers", "staff", "stories", "wire"]

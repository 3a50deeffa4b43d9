"""What the desk decides. Pure functions: no database, no clock, no network."""

from newsquare.desk.rules.arranging import Candidate, Filling, Plan, arrange, with_related
from newsquare.desk.rules.layout import (
    Layout,
    Place,
    Slot,
    changed,
    dropped,
    home_slots,
    merged,
    moved,
    promoted,
    put,
    section_slots,
)

__all__ = [
    "Candidate",
    "Filling",
    "Layout",
    "Place",
    "Plan",
    "Slot",
    "arrange",
    "changed",
    "dropped",
    "home_slots",
    "merged",
    "moved",
    "promoted",
    "put",
    "section_slots",
    "with_related",
]

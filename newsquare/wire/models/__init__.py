"""Where agency copy comes from, what arrived byte for byte, and what an agency knows by one id."""

from newsquare.wire.models.arrival import Asked, Dispatch, ItemState, OnArrival, Source, WireItem, WireVersion
from newsquare.wire.models.card import Card
from newsquare.wire.models.watch import Watch
from newsquare.wire.models.way import Delay, Hour, Key, KeyKind, Look, Seen, Stage

__all__ = [
    "Asked",
    "Card",
    "Delay",
    "Dispatch",
    "Hour",
    "ItemState",
    "Key",
    "KeyKind",
    "Look",
    "OnArrival",
    "Seen",
    "Source",
    "Stage",
    "Watch",
    "WireItem",
    "WireVersion",
]

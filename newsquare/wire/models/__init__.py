"""Where agency copy comes from, what arrived byte for byte, and what an agency knows by one id."""

from newsquare.wire.models.arrival import Asked, Dispatch, ItemState, OnArrival, Source, WireItem, WireVersion
from newsquare.wire.models.way import Delay, Hour, Key, KeyKind, Look, Seen, Stage

__all__ = [
    "Asked",
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
    "WireItem",
    "WireVersion",
]

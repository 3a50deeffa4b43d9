"""Where agency copy comes from, what arrived byte for byte, what an agency knows by one id, and what it ordered."""

from newsquare.wire.models.arrival import Asked, Dispatch, ItemState, OnArrival, Source, Updates, WireItem, WireVersion
from newsquare.wire.models.card import Card, Likeness
from newsquare.wire.models.group import Group, Trace
from newsquare.wire.models.order import KillOrder, OrderKind
from newsquare.wire.models.watch import Watch
from newsquare.wire.models.way import Delay, Hour, Key, KeyKind, Look, Seen, Stage

__all__ = [
    "Asked",
    "Card",
    "Delay",
    "Dispatch",
    "Group",
    "Hour",
    "ItemState",
    "Key",
    "KeyKind",
    "KillOrder",
    "Likeness",
    "Look",
    "OnArrival",
    "OrderKind",
    "Seen",
    "Source",
    "Stage",
    "Trace",
    "Updates",
    "Watch",
    "WireItem",
    "WireVersion",
]

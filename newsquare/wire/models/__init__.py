"""Where agency copy comes from, what arrived byte for byte, and what an agency knows by one id."""

from newsquare.wire.models.arrival import Dispatch, ItemState, OnArrival, Source, WireItem, WireVersion

__all__ = ["Dispatch", "ItemState", "OnArrival", "Source", "WireItem", "WireVersion"]

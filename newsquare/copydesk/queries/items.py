"""One item that arrived, and counts."""

from typing import Any

from newsquare.stations.models import Station
from newsquare.wire.models import ItemState, WireItem, WireVersion


def waiting_count(station: Station) -> int:
    """Return how many items wait for somebody to take or spike them."""
    return WireItem.objects.filter(source__station=station, state=ItemState.ARRIVED).count()


def arrived_item(station: Station, pk: int) -> WireItem | None:
    """Return one item of a station."""
    items = WireItem.objects.filter(source__station=station, latest__isnull=False)
    return items.select_related("source__station", "latest__dispatch__source", "take", "card").filter(pk=pk).first()


def newest_version() -> int:
    """Return the number of the last version that was stored, for `since`."""
    return WireVersion.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def unpictured(data: dict[str, Any]) -> list[str]:
    """Return the credits that copy names for pictures which did not come with it."""
    return [
        picture["credit"] for picture in data.get("pictures") or [] if picture["credit"] and not picture["renditions"]
    ]

"""What the desk asks about copy that arrived."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from newsquare.copydesk.models import Take
from newsquare.copydesk.rules import objection
from newsquare.stations.models import Station
from newsquare.wire.models import ItemState, WireItem


@dataclass(frozen=True)
class Arrival:
    """An item as the arrivals list shows it."""

    id: int
    headline: str
    slugline: str
    source: str
    words: int
    pictures: int
    urgency: int | None
    changed_at: datetime
    versions: int
    state: str
    problem: str
    story_id: int | None
    changed_since_taken: bool


def waiting_count(station: Station) -> int:
    """Return how many items wait for somebody to take or spike them."""
    return WireItem.objects.filter(source__station=station, state=ItemState.ARRIVED).count()


def arrived(station: Station, *, state: str, source: str = "", words: str = "") -> QuerySet[WireItem]:
    """Return items of a station in a state (waiting, changed, taken, spiked), newest first."""
    items = WireItem.objects.filter(source__station=station, latest__isnull=False)
    by_state = {
        "waiting": Q(state=ItemState.ARRIVED),
        "taken": Q(state=ItemState.TAKEN),
        "spiked": Q(state=ItemState.SPIKED),
    }
    if state == "changed":
        items = items.filter(state=ItemState.TAKEN).exclude(latest=F("take__version"))
    else:
        items = items.filter(by_state.get(state, by_state["waiting"]))
    if source:
        items = items.filter(source__slug=source)
    if words:
        items = items.filter(latest__headline__icontains=words)
    return items.select_related("source", "latest", "take").order_by("-changed_at", "-pk")


def rows(items: Iterable[WireItem]) -> list[Arrival]:
    """Return items as the list shows them. They come from `arrived`, which reads all that is needed."""
    return [_row(item) for item in items]


def _row(item: WireItem) -> Arrival:
    assert item.latest is not None
    data = item.latest.data
    take: Take | None = getattr(item, "take", None)
    return Arrival(
        id=item.pk,
        headline=item.latest.headline or data.get("slugline") or item.key,
        slugline=data.get("slugline") or "",
        source=item.source.name,
        words=len((data.get("body_text") or "").split()),
        pictures=len(data.get("pictures") or []),
        urgency=data.get("urgency"),
        changed_at=item.changed_at,
        versions=item.latest.number,
        state=item.state,
        problem=item.problem or objection(data),
        story_id=take.story_id if take else None,
        changed_since_taken=take is not None and take.version_id != item.latest_id,
    )


def arrived_item(station: Station, pk: int) -> WireItem | None:
    """Return one item of a station."""
    items = WireItem.objects.filter(source__station=station, latest__isnull=False)
    return items.select_related("source__station", "latest__dispatch__source", "take").filter(pk=pk).first()


def unpictured(data: dict[str, Any]) -> list[str]:
    """Return the credits that copy names for pictures which did not come with it."""
    return [
        picture["credit"] for picture in data.get("pictures") or [] if picture["credit"] and not picture["renditions"]
    ]

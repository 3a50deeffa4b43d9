"""What of the minute comes next. Nothing is noted for it: the wire item and its story say how far it has come."""

from dataclasses import dataclass
from enum import StrEnum

from newsquare.copydesk.models import Take
from newsquare.demo.minute.laying import SOURCE, lies_ready
from newsquare.stations.models import Station
from newsquare.wire.models import Source, WireItem
from newsquare.wire.queries import standing_orders

GUID = "urn:newsml:capitoldesk.example:river-gauges-"


class Part(StrEnum):
    """The parts, in their order. Those of the wire lay a file; those of the desk are an editor's."""

    ARRIVES = "arrives"
    IS_TAKEN = "is taken"
    IS_CORRECTED = "is corrected"
    IS_SETTLED = "is settled"
    IS_KILLED = "is killed"
    IS_OVER = "is over"


@dataclass(frozen=True)
class Minute:
    """How far the minute has come at a station."""

    source: Source
    run: int
    next: Part
    on_its_way: bool  # A file lies in the folder and has not been taken in yet.
    item: WireItem | None = None
    take: Take | None = None


def minute_of(station: Station) -> Minute | None:
    """Return how far it has come; None where the station has not the demo's source."""
    source = Source.objects.filter(station=station, slug=SOURCE).select_related("station").first()
    if source is None:
        return None
    items = WireItem.objects.filter(source=source, key__startswith=GUID).select_related("latest").order_by("pk")
    item, way = items.last(), lies_ready(source)
    if item is None:
        return Minute(source, 1, Part.ARRIVES, way)
    take = Take.objects.filter(item=item).select_related("story", "version").first()
    return Minute(source, items.count(), _after(item, take), way, item, take)


def _after(item: WireItem, take: Take | None) -> Part:
    assert item.latest is not None
    if standing_orders(item).exists():
        return Part.IS_OVER
    if take is None or take.story.public_id is None:
        return Part.IS_TAKEN
    if item.latest.data["version"] == "1":
        return Part.IS_CORRECTED
    return Part.IS_KILLED if take.story.corrections.exists() else Part.IS_SETTLED

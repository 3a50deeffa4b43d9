"""Take in copy that a person pasted."""

from datetime import datetime

from newsquare.stations.models import Station
from newsquare.wire.actions.receive import receive
from newsquare.wire.models import OnArrival, Source, WireItem

PASTED = "pasted"
LARGEST_PASTE = 4_000_000  # Bytes: a saved page with all its furniture.


def receive_paste(*, station: Station, raw: bytes, name: str, now: datetime) -> tuple[WireItem | None, str]:
    """Store pasted copy under the station's own source for it. Returns the item, or None and why not."""
    source, _ = Source.objects.get_or_create(
        station=station, slug=PASTED, defaults={"name": "Pasted copy", "on_arrival": OnArrival.DESK}
    )
    lines = receive(source=source, raw=raw, name=name, now=now)
    refused = [line for line in lines if line.outcome.action == "refused"]
    if refused or not lines:
        return None, refused[0].outcome.problem if refused else "There is no story in this."
    item = source.items.filter(pk__in=[line.item_id for line in lines if line.item_id]).order_by("pk").first()
    return item, "" if item else "There is no story in this."

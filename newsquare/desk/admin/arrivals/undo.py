"""A minute in which spiking can be undone where one stands. After it, the item is among the spiked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from newsquare.stations.queries import station_of
from newsquare.wire.models import ItemState, WireItem

KEY = "arrivals-spiked"
LASTS = timedelta(minutes=1)


@dataclass(frozen=True)
class Undo:
    """What was just spiked."""

    id: int
    headline: str


def note_spiked(request: HttpRequest, item: WireItem, now: datetime) -> None:
    """Remember what was spiked last, and when."""
    request.session[KEY] = {"id": item.pk, "at": now.isoformat()}


def forget_spiked(request: HttpRequest) -> None:
    """Offer nothing to be undone any more."""
    request.session.pop(KEY, None)


def to_undo(request: HttpRequest, now: datetime) -> Undo | None:
    """Return what may still be undone."""
    noted = request.session.get(KEY)
    if not noted or datetime.fromisoformat(noted["at"]) + LASTS < now:
        return None
    items = WireItem.objects.filter(source__station=station_of(request), state=ItemState.SPIKED, pk=noted["id"])
    found = items.select_related("latest").first()
    return Undo(found.pk, str(found)) if found else None

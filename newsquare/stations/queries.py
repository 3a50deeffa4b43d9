"""Which station answers."""

from contextvars import ContextVar

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest

from newsquare.stations.models import Host, Station

_current: ContextVar[Station | None] = ContextVar("station", default=None)


def station_for(host: str) -> Station | None:
    """Return the station that answers to a host, looked up with its port first and then without."""
    name = host.lower().rstrip(".")
    bare = name.rsplit(":", 1)[0] if not name.endswith("]") else name
    first = Host.objects.filter(station=OuterRef("station")).order_by("position", "pk").values("name")[:1]
    found = {}
    for match in Host.objects.filter(name__in={name, bare}).select_related("station").annotate(first=Subquery(first)):
        found[match.name] = match.station
        match.station.canonical_host = match.first  # Read along, since nearly every page asks for it.
    return found.get(name) or found.get(bare)


def current_station() -> Station | None:
    """Return the station of the request being answered, or None outside a request."""
    return _current.get()


def set_current_station(station: Station | None) -> None:
    """Say whose request is being answered. Only the middleware and tests call this."""
    _current.set(station)


def station_of(request: HttpRequest) -> Station:
    """Return the station that the request's host chose."""
    station: Station = request.station  # type: ignore[attr-defined]  # Set by StationMiddleware.
    return station

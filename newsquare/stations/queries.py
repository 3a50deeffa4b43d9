"""Which station answers."""

from contextvars import ContextVar

from django.db.models import F, OuterRef, Subquery
from django.http import HttpRequest

from newsquare.lib.prepared import Prepared, given
from newsquare.stations.models import Host, Station

_FIRST_HOST = Host.objects.filter(station=OuterRef("pk")).order_by("position", "pk").values("name")[:1]
_BY_HOST = Prepared(
    lambda: (
        Station.objects.filter(hosts__name__in=[given("name", str), given("bare", str)])
        .annotate(asked=F("hosts__name"), first=Subquery(_FIRST_HOST))
        .order_by("pk")
    )
)
_current: ContextVar[Station | None] = ContextVar("station", default=None)


def station_for(host: str) -> Station | None:
    """Return the station that answers to a host, looked up with its port first and then without."""
    name = host.lower().rstrip(".")
    bare = name.rsplit(":", 1)[0] if not name.endswith("]") else name
    found = {}
    for station in _BY_HOST.objects(name=name, bare=bare):
        found[station.asked] = station
        station.canonical_host = station.first  # Nearly every page asks for it.
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

"""What other parts may ask of the wire."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from newsquare.stations.models import Station
from newsquare.wire.conformance import below_the_bar, fields_below, scores_of, table_of
from newsquare.wire.folders import lies_beside
from newsquare.wire.formats import MAX_BYTES, Item, Kind, UnreadableError, as_json, read
from newsquare.wire.formats import NAMES as FORMAT_NAMES
from newsquare.wire.models import Dispatch, ItemState, Source, WireItem

__all__ = [
    "FORMAT_NAMES",
    "MAX_BYTES",
    "Item",
    "Kind",
    "UnreadableError",
    "arrivals",
    "as_json",
    "below_the_bar",
    "fields_below",
    "in_trouble",
    "lies_beside",
    "read",
    "refused",
    "scores_of",
    "sources_of",
    "table_of",
]


def sources_of(station: Station) -> QuerySet[Source]:
    """Return a station's sources by name."""
    return Source.objects.filter(station=station).order_by("name", "pk")


def arrivals(station: Station, states: Iterable[str] = (ItemState.ARRIVED,)) -> QuerySet[WireItem]:
    """Return what arrived for a station and stands in one of the states, the newest first."""
    items = WireItem.objects.filter(source__station=station, state__in=list(states))
    return items.select_related("source", "latest").order_by("-changed_at", "-pk")


def refused(station: Station) -> QuerySet[Dispatch]:
    """Return the dispatches of a station that could not be read, the newest first."""
    rows = Dispatch.objects.filter(source__station=station).exclude(problem="").select_related("source")
    return rows.defer("raw").order_by("-received_at", "-pk")


def in_trouble(station: Station) -> QuerySet[Source]:
    """Return the sources that cannot be had or for which an alarm is raised."""
    trouble = ~Q(last_error="") | Q(look__isnull=False) & ~Q(look__problem="", look__alarm="")
    return sources_of(station).filter(trouble).select_related("look")

"""What other parts may ask of the wire."""

from collections.abc import Iterable, Sequence

from django.db.models import Count, Q, QuerySet

from newsquare.stations.models import Station
from newsquare.wire.conformance import below_the_bar, fields_below, scores_of, table_of
from newsquare.wire.flow import Health, Span, health_of
from newsquare.wire.folders import folder_of, lies_beside
from newsquare.wire.formats import MAX_BYTES, Item, Kind, UnreadableError, as_json, read
from newsquare.wire.formats import NAMES as FORMAT_NAMES
from newsquare.wire.formats.keys import regular, short
from newsquare.wire.formats.own import own_file
from newsquare.wire.likeness import telling_words
from newsquare.wire.models import Dispatch, ItemState, KillOrder, OrderKind, Source, WireItem, WireVersion
from newsquare.wire.rules import Sent, is_usable, newest

__all__ = [
    "FORMAT_NAMES",
    "MAX_BYTES",
    "Health",
    "Item",
    "Kind",
    "Span",
    "UnreadableError",
    "arrivals",
    "as_json",
    "below_the_bar",
    "fields_below",
    "folder_of",
    "health_of",
    "in_trouble",
    "is_worldwide",
    "key_of_guid",
    "lies_beside",
    "newest_when_they_came",
    "own_file",
    "read",
    "reasons",
    "refused",
    "scores_of",
    "sources_of",
    "standing_orders",
    "table_of",
    "telling_words",
    "unsigned_orders",
]

MOST_REASONS = 12


def sources_of(station: Station) -> QuerySet[Source]:
    """Return a station's sources by name."""
    return Source.objects.filter(station=station).order_by("name", "pk")


def arrivals(station: Station, states: Iterable[str] = (ItemState.ARRIVED,)) -> QuerySet[WireItem]:
    """Return what arrived for a station and stands in one of the states, the newest first."""
    items = WireItem.objects.filter(source__station=station, state__in=list(states))
    return items.select_related("source", "latest").order_by("-changed_at", "-pk")


def refused(station: Station, *, put_away: bool = False) -> QuerySet[Dispatch]:
    """Return the dispatches of a station that could not be read, the newest first; or those that were put away."""
    rows = Dispatch.objects.filter(source__station=station, put_away_at__isnull=not put_away).exclude(problem="")
    return rows.select_related("source").defer("raw").order_by("-received_at", "-pk")


def reasons(dispatches: QuerySet[Dispatch]) -> list[tuple[str, int]]:
    """Return why dispatches could not be read, each reason with how many, the most frequent first."""
    rows = dispatches.order_by().values("problem").annotate(many=Count("pk")).order_by("-many", "problem")
    return [(row["problem"], row["many"]) for row in rows[:MOST_REASONS]]


def in_trouble(station: Station) -> QuerySet[Source]:
    """Return the sources that cannot be had or for which an alarm is raised."""
    trouble = ~Q(last_error="") | Q(look__isnull=False) & ~Q(look__problem="", look__alarm="")
    return sources_of(station).filter(trouble).select_related("look")


def key_of_guid(guid: str | None) -> str:
    """Return the key under which an item with an id is kept; empty where the id names nothing."""
    return short(regular(guid))


def is_worldwide(key: str) -> bool:
    """Say whether a key is one that no two agencies give: an address, a tag, a URN."""
    return len(key) >= 12 and (":" in key or "/" in key) and not key.startswith("content:")


def standing_orders(item: WireItem) -> QuerySet[KillOrder]:
    """Return the orders that hold about an item; what its words only make us suspect is none.

    An id that no two agencies give is ordered away for the whole station, by whichever source the order came.
    """
    meant = Q(item=item)
    if is_worldwide(item.key):
        meant |= Q(item__key=item.key, item__source__station=item.source.station_id)
    return KillOrder.objects.filter(meant, lifted_at=None).exclude(kind=OrderKind.WORDS).order_by("pk")


def unsigned_orders(station: Station) -> QuerySet[KillOrder]:
    """Return the orders about a station's items that nobody signed off, the newest first."""
    rows = KillOrder.objects.filter(item__source__station=station, signed_off_at=None)
    return rows.select_related("item__source", "item__latest", "said_by__dispatch__source").order_by(
        "-received_at", "-pk"
    )


def newest_when_they_came(versions: Sequence[WireVersion]) -> list[WireVersion]:
    """Return the versions of an item, in the order of receipt, that were its newest when they came.

    Those that came late changed nothing; an order to kill or withhold is no version to be read. What an agency sent
    once more in the same words leaves no version, and counts as sent once.
    """
    told, sent = [], list[Sent]()
    for version in versions:
        if not is_usable(version.data):
            continue
        said = str(version.data.get("version") or "")
        sent.append(Sent(version.version_created_at, said, version.received_at, version.number))
        if newest(sent) is sent[-1]:
            told.append(version)
    return told

"""How each source does: read from small tables that were written as copy came."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, Sum

from newsquare.stations.models import Station
from newsquare.wire.delays import quantile
from newsquare.wire.models import Asked, Delay, Dispatch, Hour, Look, Source, Stage
from newsquare.wire.usual import hour_of, usual

DAYS = 7
LONG = timedelta(days=90)  # So far back the last item is looked for.


@dataclass(frozen=True)
class Span:
    """Seconds within which the half, and 95 of a hundred, of what came was done; None where no end is known."""

    half: int | None
    most: int | None


@dataclass(frozen=True)
class Health:
    """How a source does."""

    source: Source
    look: Look | None
    asks: bool
    problem: str
    alarm: str
    waiting: int
    last_at: datetime | None
    this_hour: int
    usual: float | None
    days_items: int
    days_refused: int
    spans: dict[str, Span]

    @property
    def refused_share(self) -> int:
        """Of a hundred things that came in seven days, how many could not be read."""
        total = self.days_items + self.days_refused
        return round(100 * self.days_refused / total) if total else 0

    @property
    def is_well(self) -> bool:
        """Say whether nothing needs a person."""
        return not (self.problem or self.alarm or self.waiting)


def health_of(station: Station, sources: Iterable[Source], now: datetime) -> list[Health]:
    """Return how sources do. Two queries for each and five for all, however large the archive is."""
    sources = list(sources)
    hours = Hour.objects.filter(source__station=station)
    counts: dict[int, dict[str, Any]] = {
        row["source"]: dict(row) for row in hours.values("source").annotate(**_sums(now)).order_by("source")
    }
    last = dict(
        hours.filter(at__gte=now - LONG, items__gt=0).values_list("source").annotate(Max("last_at")).order_by("source")
    )
    looks = {look.pk: look for look in Look.objects.filter(source__station=station).order_by("pk")}
    waits = Dispatch.objects.filter(source__station=station, waits=True).values_list("source")
    waiting, spans = dict(waits.annotate(Count("pk")).order_by("source")), _spans(station, now)
    found = []
    for source in sources:
        look, row = looks.get(source.pk), counts.get(source.pk) or {}
        found.append(
            Health(
                source=source,
                look=look,
                asks=bool(source.mail_host if source.asked == Asked.MAILBOX else source.url),
                problem=" ".join(filter(None, [source.last_error, look.problem if look else ""])),
                alarm=look.alarm if look else "",
                waiting=waiting.get(source.pk, 0),
                last_at=last.get(source.pk),
                this_hour=row.get("here") or 0,
                usual=usual(source, hour_of(now), hours=1),
                days_items=row.get("came") or 0,
                days_refused=row.get("not_read") or 0,
                spans=spans.get(source.pk, {}),
            )
        )
    return sorted(found, key=lambda each: each.is_well)


def _sums(now: datetime) -> dict[str, Sum]:
    week, here = Q(at__gte=now - timedelta(days=DAYS)), Q(at=hour_of(now))
    sums = {"came": ("items", week), "not_read": ("refused", week), "here": ("items", here)}
    return {name: Sum(column, filter=when) for name, (column, when) in sums.items()}


def _spans(station: Station, now: datetime) -> dict[int, dict[str, Span]]:
    rows = Delay.objects.filter(source__station=station, day__gt=(now - timedelta(days=DAYS)).date())
    steps: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for source, stage, step, count in rows.values_list("source", "stage", "step").annotate(Sum("count")):
        steps[source, stage].append((step, count))
    found: dict[int, dict[str, Span]] = defaultdict(dict)
    for (source, stage), counted in steps.items():
        found[source][Stage(stage).name.lower()] = Span(quantile(counted, 0.5), quantile(counted, 0.95))
    return found

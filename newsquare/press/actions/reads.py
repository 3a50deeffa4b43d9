"""Keep counts of reads by the day, and find what was read most."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import close_old_connections, transaction
from django.db.models import F
from django.utils import timezone

from newsquare.press.actions.touch import touch
from newsquare.press.models import MostRead, Reads
from newsquare.press.queries import read_most
from newsquare.stations.models import Station
from newsquare.stations.queries import station_for
from newsquare.stories.models import Story

KEPT_FOR = timedelta(days=400)  # Thirteen months: a month can be set beside the same one a year ago.
LISTED = 10
ENOUGH, OFTEN = 5, 10  # So many stories read so often make a list of one day.


def keep_reads(seen: Mapping[str, int]) -> None:
    """Keep what the front counted, by host and path. Runs in a thread of its own, outside of any request."""
    close_old_connections()
    try:
        count_reads(seen=seen, now=timezone.now())
    finally:
        close_old_connections()


@transaction.atomic
def count_reads(*, seen: Mapping[str, int], now: datetime) -> None:
    """Add reads of pages, by host and path, to the counts of their stories on the station's present day.

    All of them or none: what raises is handed on again, and nothing is counted twice.
    """
    by_host: dict[str, dict[str, int]] = {}
    for name, count in seen.items():
        host, slash, path = name.partition("/")
        by_host.setdefault(host, {})[slash + path] = count
    for host, paths in by_host.items():
        station = station_for(host)
        if station is None:
            continue
        rows = Story.objects.filter(station=station, path__in=paths).exclude(path="").values_list("pk", "path")
        add_reads(
            station=station, reads={pk: paths[path] for pk, path in rows}, day=now.astimezone(station.zone).date()
        )


@transaction.atomic
def add_reads(*, station: Station, reads: Mapping[int, int], day: date) -> None:
    """Add to the counts of some stories on a day. Any number of processes may do so at once."""
    order = sorted(reads)
    new = [Reads(station=station, story_id=pk, day=day) for pk in order]
    Reads.objects.bulk_create(new, ignore_conflicts=True)
    for pk in order:
        Reads.objects.filter(story_id=pk, day=day).update(count=F("count") + reads[pk])


def settle_most_read(*, station: Station, now: datetime) -> None:
    """Find what was read most: today once enough was, else in the last seven days. A changed list is baked."""
    today = read_most(station, now, days=1, limit=LISTED)
    days = 1 if len([pk for pk, count in today if count >= OFTEN]) >= ENOUGH else 7
    ids = [pk for pk, _ in (today if days == 1 else read_most(station, now, days=7, limit=LISTED))]
    with transaction.atomic():
        row, _ = MostRead.objects.select_for_update().get_or_create(station=station)
        if (row.stories, row.days) == (ids, days):
            return
        row.stories, row.days = ids, days
        row.save(update_fields=["stories", "days"])
        touch([f"read:{station.pk}"], now)


def forget_old_reads(*, now: datetime) -> None:
    """Forget counts of days that are long ago."""
    Reads.objects.filter(day__lt=(now - KEPT_FOR).date()).delete()

"""Which pages the press knows, and which of them wait."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, Q, QuerySet, Sum, When

from newsquare.press.models import BakedPage, MostRead, Reads, Shows
from newsquare.stations.models import Station
from newsquare.stories.models import HousePage, Section, Story, Topic
from newsquare.stories.queries import public_stories

FIXED_PATHS = ("/", "/feed.xml", "/sitemap.xml", "/news-sitemap.xml", "/robots.txt")


def pages_showing(tags: Iterable[str]) -> QuerySet[BakedPage]:
    """Return the pages that show any of these things."""
    return BakedPage.objects.filter(pk__in=Shows.objects.filter(tag__in=set(tags)).values("page")).order_by("pk")


def stories_among(tags: Iterable[str]) -> QuerySet[Story]:
    """Return the stories among some tags that have, or once had, a page of their own."""
    ids = [int(tag.removeprefix("story:")) for tag in tags if tag.startswith("story:")]
    return (
        Story.objects.filter(pk__in=ids)
        .exclude(path="")
        .select_related("station")
        .prefetch_related("station__hosts")
        .order_by("pk")
    )


def pages_due(now: datetime, baked_before: datetime) -> QuerySet[BakedPage]:
    """Return the pages that wait to be baked again and were not baked only just now."""
    over = Case(When(valid_until__lte=now, then=1), default=0)  # Off the disk already, and baked when asked for.
    rested = Q(baked_at__isnull=True) | Q(baked_at__lte=baked_before)
    return (
        BakedPage.objects.filter(rested, stale_at__lte=now)
        .select_related("station")
        .prefetch_related("station__hosts")
        .order_by(over, "stale_at", "pk")
    )


def next_end(after: datetime) -> datetime | None:
    """Return the next moment at which a page that is kept may not be sent any more."""
    ends = BakedPage.objects.filter(valid_until__gt=after).order_by("valid_until")
    return ends.values_list("valid_until", flat=True).first()


def all_paths(station: Station, now: datetime) -> list[str]:
    """Return every path of a station that may be baked: the ones we know of, and the ones baked before."""
    paths = dict.fromkeys(FIXED_PATHS)
    for model in (HousePage, Section, Topic):
        rows = model.objects.filter(station=station).order_by("pk")
        paths.update(dict.fromkeys(row.get_absolute_url() for row in rows))
    paths.update(
        dict.fromkeys(f"{topic.get_absolute_url()}feed.xml" for topic in Topic.objects.filter(station=station))
    )
    paths.update(dict.fromkeys(public_stories(station, now).values_list("path", flat=True)))
    paths.update(dict.fromkeys(BakedPage.objects.filter(station=station).order_by("pk").values_list("path", flat=True)))
    return list(paths)


def first_day(station: Station, now: datetime, days: int) -> date:
    """Return the first of the station's last so many days, today among them."""
    return now.astimezone(station.zone).date() - timedelta(days=days - 1)


def read_most(station: Station, now: datetime, *, days: int, limit: int) -> list[tuple[int, int]]:
    """Return the public stories that were read most in the last days, today among them, with their counts."""
    rows = Reads.objects.filter(station=station, day__gte=first_day(station, now, days), count__gt=0)
    public = public_stories(station, now).order_by().values("pk")
    counted = rows.filter(story__in=public).values("story").annotate(total=Sum("count")).order_by("-total", "-story")
    return [(row["story"], row["total"]) for row in counted[:limit]]


def most_read(station: Station) -> tuple[list[int], int]:
    """Return the stories read most as they were last found, and in how many days; the gate is still to be asked."""
    row = MostRead.objects.filter(station=station).first()
    return (row.stories, row.days) if row else ([], 1)


def numbers(station: Station, now: datetime, *, limit: int) -> list[dict[str, Any]]:
    """Return the stories read most in seven days with their reads: today, yesterday, in all seven."""
    today = first_day(station, now, 1)
    rows = Reads.objects.filter(station=station, day__gte=first_day(station, now, 7), count__gt=0)
    counted = rows.values("story").annotate(
        week=Sum("count"),
        today=Sum("count", filter=Q(day=today), default=0),
        yesterday=Sum("count", filter=Q(day=today - timedelta(days=1)), default=0),
    )
    found = list(counted.order_by("-week", "-story")[:limit])
    stories = Story.objects.select_related("section").defer("body").in_bulk([row["story"] for row in found])
    return [{**row, "story": stories[row["story"]]} for row in found]


def reads_by_label(station: Station, now: datetime, days: int) -> dict[str, int]:
    """Return how often stories were read in the last days, by where they come from."""
    rows = Reads.objects.filter(station=station, day__gte=first_day(station, now, days))
    return dict(rows.values_list("story__label").annotate(total=Sum("count")).order_by("-total"))


def reads_by_day(station: Station, now: datetime, days: int) -> dict[date, int]:
    """Return how often stories were read on each of the last days, today first."""
    first = first_day(station, now, days)
    rows = Reads.objects.filter(station=station, day__gte=first).values_list("day").annotate(total=Sum("count"))
    counts = dict(rows.order_by("day"))
    return {day: counts.get(day, 0) for day in (first + timedelta(days=n) for n in reversed(range(days)))}

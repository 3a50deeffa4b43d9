"""Which pages the press knows, and which of them wait."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from newsquare.press.models import BakedPage, Shows
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
    rested = Q(baked_at__isnull=True) | Q(baked_at__lte=baked_before)
    return (
        BakedPage.objects.filter(rested, stale_at__lte=now)
        .select_related("station")
        .prefetch_related("station__hosts")
        .order_by("stale_at", "pk")
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

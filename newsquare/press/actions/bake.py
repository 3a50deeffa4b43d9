"""Bake what waits, one story's page, or everything."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from newsquare.press import bakery
from newsquare.press.actions.edition import carry_out
from newsquare.press.actions.touch import clear_away
from newsquare.press.models import BakedPage, Shows, Touch
from newsquare.press.queries import all_paths, pages_due, pages_showing, stories_among
from newsquare.press.store import is_keepable_path
from newsquare.stations.models import Station

PAUSE = timedelta(seconds=0.4)  # However fast things change, a page rests this long between two bakes.
STINT = 5.0  # Seconds that one task bakes before it lets other work come between.
BREATH = timedelta(seconds=1)  # Between two stints, for the mail.
AT_ONCE = 1000  # Touches, or pages, looked at together.


def bake_pending(*, now: datetime) -> datetime | None:
    """Bake the pages that show what was touched.

    Return when to go on; None when nothing is left, or what is left fails each time and waits for the next sweep.
    """
    _mark(now)
    began, tried, baked = time.monotonic(), 0, 0
    for page in list(pages_due(now, now - PAUSE)[:AT_ONCE]):  # A list: an open cursor would be in the way of writing.
        if time.monotonic() - began > STINT:
            return now + BREATH
        tried += 1
        baked += _bake(page)
    stale = BakedPage.objects.filter(stale_at__isnull=False)
    resting = stale.filter(baked_at__gt=now - PAUSE).order_by("baked_at", "pk").values_list("baked_at", flat=True)
    if baked_at := resting.first():
        return baked_at + PAUSE
    return now + PAUSE if (baked or not tried) and stale.exists() else None


def _bake(page: BakedPage) -> bool:
    """Bake a page that waits; say whether it waits no more."""
    asked_at = timezone.now()
    if bakery.bake(page.station, page.path).status_code >= 500:
        return False
    waiting = BakedPage.objects.filter(pk=page.pk, stale_at=page.stale_at)
    return bool(waiting.filter(baked_at__gte=asked_at).update(stale_at=None)) or not waiting.exists()


def _mark(now: datetime) -> None:
    """Mark every page that shows what was touched, so that it is baked whatever happens to us."""
    for touched in Touch.objects.filter(done_at=None, hard=True, removed_at=None).order_by("pk"):
        clear_away(touched)
    with transaction.atomic():
        touches = list(Touch.objects.filter(done_at=None).order_by("pk")[:AT_ONCE])
        if not touches:
            return
        carry_out(touches)
        tags = {tag for touched in touches for tag in touched.tags}
        rest = {tag for tag in tags if tag.startswith("rest:")}
        seldom = list(pages_showing(rest).values_list("station_id", "path")) if rest else []
        BakedPage.objects.filter(pk__in=_stale_pages(touches)).update(stale_at=now)
        own = [
            BakedPage(station=story.station, path=story.path, stale_at=now)
            for story in stories_among(tags)
            if is_keepable_path(story.path)
        ]
        BakedPage.objects.bulk_create(own, ignore_conflicts=True)
        Touch.objects.filter(pk__in=[touched.pk for touched in touches]).update(done_at=now)
    pages = bakery.store()
    for station, path in seldom:
        bakery.remove(pages, station, path)


def _stale_pages(touches: list[Touch]) -> set[int]:
    """Return the pages whose last bake may not have seen a touch of what they show."""
    seen: dict[str, datetime | None] = {}
    for touched in touches:
        for tag in touched.tags:
            before = seen.get(tag, touched.seen_at)
            seen[tag] = max(before, touched.seen_at) if before and touched.seen_at else None
    rows = Shows.objects.filter(tag__in=set(seen), page__stale_at=None).values_list("page", "page__baked_at", "tag")
    stale = set[int]()
    for page, baked_at, tag in rows.order_by("pk"):
        moment = seen[tag]
        if moment is None or baked_at is None or baked_at <= moment:
            stale.add(page)
    return stale


def bake_story(*, story_id: int) -> None:
    """Bake a story's own page at once."""
    for story in stories_among([f"story:{story_id}"]):
        bakery.bake(story.station, story.path)


def bake_all(*, station: Station, now: datetime) -> Iterator[tuple[int, int, str, int]]:
    """Bake every page of a station anew; yield its number, how many there are, its path and status as it goes.

    At the end, files that nobody knows of any more are thrown away.
    """
    paths = all_paths(station, now)
    for number, path in enumerate(paths, start=1):
        yield number, len(paths), path, bakery.bake(station, path).status_code
    pages = bakery.store()
    kept = pages.paths(station.pk)  # Asked for before the rows: a bake writes its row first.
    known = set(BakedPage.objects.filter(station=station).values_list("path", flat=True))
    for path in sorted(set(kept) - known):
        bakery.remove(pages, station.pk, path)

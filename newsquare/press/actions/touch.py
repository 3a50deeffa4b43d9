"""Say that something changed, or that it may not be seen any more."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from newsquare.lib.prepared import Prepared, given
from newsquare.press import bakery
from newsquare.press.models import BakedPage, Touch
from newsquare.press.queries import pages_showing, stories_among
from newsquare.press.signals import pages_touched
from newsquare.press.store import make_page

log = logging.getLogger(__name__)

_GONE = b'<!doctype html><html lang="en"><meta charset="utf-8"><title>Withdrawn</title><h1>Withdrawn</h1></html>\n'
_GONE_HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "public, max-age=60"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
]


@transaction.atomic
def touch(tags: Iterable[str], now: datetime | None = None) -> None:
    """Have every page that shows any of these things baked again, after the caller's transaction.

    Pages that show a tag beginning with `rest:` are many and seldom read: they are thrown away,
    and baked when somebody asks for them.
    """
    _record(tags, now, hard=False)


def touch_often(tags: Iterable[str], now: datetime | None = None) -> None:
    """Do as `touch` for what changes many times a second: call it in the transaction of the change, as its last step.

    Changes share a row until the worker looks, and it looks no sooner than a page may be baked again. Such a row does
    not say when it was committed, so that a page is never thought to have seen all that it stands for.
    """
    told = [*sorted(set(tags)), Touch.SHARED]
    if not _WAITING.rows(tags=told):
        Touch.objects.create(tags=told, at=now or timezone.now())
        pages_touched.send(Touch, often=True)


_WAITING = Prepared(
    lambda: (
        Touch.objects.filter(tags=given("tags", list), hard=False, done_at=None)
        .select_for_update(skip_locked=True)
        .order_by("pk")
        .values_list("pk")[:1]
    )
)


@transaction.atomic
def remove(tags: Iterable[str], now: datetime | None = None) -> None:
    """Take every page that shows any of these things away before the caller's commit returns, then bake it again.

    The own page of a story among them is baked at once: where the gate says no, it is a tombstone.
    """
    row = _record(tags, now, hard=True)
    transaction.on_commit(lambda: clear_away(row))


def _record(tags: Iterable[str], now: datetime | None, *, hard: bool) -> Touch:
    row = Touch.objects.create(tags=sorted(set(tags)), hard=hard, at=now or timezone.now())
    pages_touched.send(Touch, often=False)
    transaction.on_commit(lambda: _note_commit(row.pk), robust=True)
    return row


def _note_commit(pk: int) -> None:
    Touch.objects.filter(pk=pk).update(seen_at=timezone.now())


def _saw(page: BakedPage, row: Touch) -> bool:
    """Say whether a page was baked after the touch was committed; read now, while the page is locked."""
    return row.seen_at is not None and BakedPage.objects.filter(pk=page.pk, baked_at__gt=row.seen_at).exists()


def clear_away(row: Touch) -> None:
    """Remove the files of a hard touch and leave tombstones. Safe to run twice."""
    row.refresh_from_db(fields=["seen_at"])
    pages = bakery.store()
    for page in pages_showing(row.tags):
        with pages.lock(page.station_id, page.path):
            if not _saw(page, row):
                pages.remove(page.station_id, page.path)
    for story in stories_among(row.tags):
        try:
            status = bakery.bake(story.station, story.path).status_code
        except Exception:
            log.exception("The tombstone of %s could not be rendered", story.path)
            status = 500
        if status >= 500:
            plain = make_page(path=story.path, status=410, headers=_GONE_HEADERS, body=_GONE, until=None)
            with pages.lock(story.station_id, story.path):
                pages.put(story.station_id, plain)
    row.removed_at = timezone.now()
    row.save(update_fields=["removed_at"])

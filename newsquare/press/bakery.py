"""Bakes one page: renders it clean of whoever asks, and keeps it unless something it shows changed meanwhile.

No reader is ever sent what a publisher was told is gone. This is how: a publisher commits its touch first and removes
files after, holding the page's lock; a bake writes its rows first, then takes the lock, looks for touches that it
did not see before it began to render, and writes the file only if there are none. Whichever comes first, the other
sees it.
"""

import contextvars
import io
import logging
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError, transaction
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from newsquare.lib.shown import Shown, collecting
from newsquare.press.models import BakedPage, Shows, Touch
from newsquare.press.rules import FRESH, cache_control, ending_cache_control, kept_headers, why_not_kept
from newsquare.press.store import Page, Signature, Store, is_keepable_path, make_page
from newsquare.stations.models import Host, Station
from newsquare.stories.models import Label, Story

Answer = Callable[[HttpRequest], HttpResponseBase]

log = logging.getLogger(__name__)

TRIES = 3
LONGEST = 120.0  # Seconds. Touches are kept much longer than this, so that a slow bake still sees them.
INTERNAL = "newsquare.press"


@dataclass(frozen=True)
class Before:
    """What there was when a render began."""

    began_at: datetime
    touches: set[int]
    file: Signature | None
    edition: int


def store() -> Store:
    """Return the folder of baked pages."""
    return Store(settings.DATA / "press")


def bake(station: Station, path: str) -> HttpResponse:
    """Ask for a page as a reader without a name would, through all of Django, and keep what may be kept."""
    request = clean_request(station, path)
    return contextvars.copy_context().run(_handler().get_response, request)  # type: ignore[return-value]  # The middleware made it whole.


def is_internal(request: HttpRequest) -> bool:
    """Say whether the press itself is asking."""
    return INTERNAL in request.META


def clean_request(station: Station, path: str) -> WSGIRequest:
    """Return a GET that carries nothing of anybody: no cookie, no query, the station's canonical host."""
    host = urlsplit(station.base_url).netloc
    scheme = settings.PUBLIC_SCHEME
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": host,
            "SERVER_PORT": "443" if scheme == "https" else "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": host,
            "HTTP_X_FORWARDED_PROTO": scheme,
            INTERNAL: True,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
    )
    request.station = station  # type: ignore[attr-defined]  # As StationMiddleware does.
    return request


@cache
def _handler() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler


def render_and_keep(answer: Answer, station: Station, path: str) -> HttpResponse:
    """Render a page and keep it. What came out is returned even where it could not be kept."""
    pages, began = store(), time.monotonic()
    for attempt in range(TRIES):
        before = Before(
            timezone.now(),
            set(Touch.objects.values_list("pk", flat=True)),
            pages.signature(station.pk, path),
            pages.edition(station.pk),
        )
        with collecting() as shown:
            response = _whole(answer(clean_request(station, path)))
        why = why_not_kept(response.status_code, response.headers, has_cookies=bool(response.cookies))
        if _is_past(shown.valid_until) and attempt < TRIES - 1:
            continue  # Its moment came while it was rendered.
        if why or not is_keepable_path(path) or _is_past(shown.valid_until):
            _forget(pages, station, path, response, why)
            end_with(response, shown)
            return response
        page = replace(_page_of(response, path, shown), station=station.pk, edition=before.edition)
        if time.monotonic() - began > LONGEST:
            log.warning("%s took too long to bake and is not kept", path)
        elif not _settled(pages, station, page, shown, before, last=attempt == TRIES - 1):
            continue
        break
    return response


def _settled(pages: Store, station: Station, page: Page, shown: Shown, before: Before, *, last: bool) -> bool:
    """Keep a page if that can be done, and say whether it need not be rendered again. The reader gets it anyway."""
    try:
        return _keep(pages, station, page, shown, before, last=last)
    except (DatabaseError, OSError) as error:
        log.warning("%s of %s could not be kept: %s", page.path, station.slug, error)
    with suppress(DatabaseError):
        BakedPage.objects.filter(station=station, path=page.path).update(stale_at=timezone.now())
    return True


def _whole(response: HttpResponseBase) -> HttpResponse:
    """Return an answer with its body in memory, streamed or not."""
    if isinstance(response, HttpResponse):
        return response
    whole = HttpResponse(b"".join(response), status=response.status_code)
    for name, value in response.headers.items():
        whole.headers[name] = value
    whole.cookies = response.cookies
    if isinstance(response, FileResponse):
        for close in response._resource_closers:  # type: ignore[attr-defined]  # Not close(): it would end the request.
            close()
    return whole


def _is_past(moment: datetime | None) -> bool:
    return moment is not None and moment <= timezone.now()


def _page_of(response: HttpResponse, path: str, shown: Shown) -> Page:
    """Return the page, and put on the answer itself what later readers will get too."""
    until = shown.valid_until.timestamp() if shown.valid_until else None
    given = response.headers.get("Cache-Control")
    lenient = given is None and until is None and response.status_code == 200
    cache = cache_control(
        given, status=response.status_code, ends=until is not None, wire=lenient and _shows_wire(shown.tags)
    )
    headers = kept_headers(response.headers.items(), cache=cache, tags=shown.tags)
    page = make_page(path=path, status=response.status_code, headers=headers, body=response.content, until=until)
    for name, value in (*headers, ("ETag", f'"{page.etag}"'), ("Content-Length", str(len(page.body)))):
        response.headers[name] = value
    end_with(response, shown)
    return page


def end_with(response: HttpResponseBase, shown: Shown) -> None:
    """Let no cache keep an answer for longer than what it shows may be seen."""
    if shown.valid_until is None:
        return
    left = int((shown.valid_until - timezone.now()).total_seconds())
    given = response.headers.get("Cache-Control", FRESH)
    response.headers["Cache-Control"] = ending_cache_control(given, left) if left > 0 else "no-store"


def _shows_wire(tags: set[str]) -> bool:
    ids = [int(tag.removeprefix("story:")) for tag in tags if tag.startswith("story:")]
    return bool(ids) and Story.objects.filter(pk__in=ids, label=Label.WIRE).exists()


def _keep(pages: Store, station: Station, page: Page, shown: Shown, before: Before, *, last: bool) -> bool:
    """Keep a page unless something that it shows was touched while it was rendered; say whether that is settled.

    A page that changes faster than it can be rendered is kept at the last try, or at the first where it is one that
    changes often, if nobody kept one meanwhile and nothing on it was withdrawn: it is newer than what is there, and
    is marked to be baked again.
    """
    if not pages.has_station(station.pk):
        pages.settle_hosts(dict(Host.objects.values_list("name", "station_id")))
    with pages.lock(station.pk, page.path):
        with transaction.atomic(savepoint=False):
            row = _record(station, page, shown, before.began_at)
        touched = _touched_since(before.touches, shown.tags)
        if touched:
            overtaken = pages.signature(station.pk, page.path) != before.file
            often = all(Touch.SHARED in touch.tags for touch in touched)
            if not (last or often) or overtaken or any(touch.hard for touch in touched):
                return False
            BakedPage.objects.filter(pk=row.pk).update(stale_at=timezone.now())
        pages.put(station.pk, page)
        if before.file is not None:  # Of a page that was not there, too many rows do no harm.
            Shows.objects.filter(page=row).exclude(tag__in=shown.tags).delete()
    return True


def _record(station: Station, page: Page, shown: Shown, began_at: datetime) -> BakedPage:
    """Write down what a page shows, beside what it showed until now."""
    row = BakedPage.objects.bulk_create(
        [BakedPage(station=station, path=page.path, valid_until=shown.valid_until, baked_at=began_at)],
        update_conflicts=True,
        unique_fields=["station", "path"],
        update_fields=["valid_until", "baked_at"],
    )[0]
    Shows.objects.bulk_create([Shows(page=row, tag=tag) for tag in sorted(shown.tags)], ignore_conflicts=True)
    return row


def _touched_since(before: set[int], tags: set[str]) -> list[Touch]:
    new = set(Touch.objects.values_list("pk", flat=True)) - before
    return [touch for touch in Touch.objects.filter(pk__in=new) if tags.intersection(touch.tags)] if new else []


def _forget(pages: Store, station: Station, path: str, response: HttpResponse, why: str | None) -> None:
    """Throw away what was kept where the answer may no longer be. A page that only failed to render keeps it."""
    if response.status_code >= 500:
        log.error("%s of %s could not be baked: status %s", path, station.slug, response.status_code)
        return
    if response.status_code == 200 and why:
        log.warning("%s of %s is not kept: %s", path, station.slug, why)
    if pages.signature(station.pk, path) or BakedPage.objects.filter(station=station, path=path).exists():
        remove(pages, station.pk, path)


def remove(pages: Store, station: int, path: str) -> None:
    """Throw a page away, file and row."""
    with pages.lock(station, path):
        pages.remove(station, path)
        BakedPage.objects.filter(station=station, path=path).delete()

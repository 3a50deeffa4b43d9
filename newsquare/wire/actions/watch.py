"""Take in what lies in watched folders and what feeds have new."""

import logging
import time
from datetime import datetime, timedelta

from newsquare.lib import http
from newsquare.lib.http import FetchError
from newsquare.wire.actions.receive import receive
from newsquare.wire.folders import DONE, REFUSED, Waiting, folder_of, put_away, waiting
from newsquare.wire.formats import MAX_BYTES
from newsquare.wire.models import Source

STINT = 4.0  # Seconds of one look into the folders; the rest waits for the next look.
EVERY = timedelta(minutes=5)
AFTER_FAILURE = timedelta(minutes=15)
log = logging.getLogger(__name__)


def look_into_folders(*, now: datetime) -> int:
    """Take in what lies ready in the watched folders of all sources, for a few seconds; return how many files."""
    started, count = time.monotonic(), 0
    for source in Source.objects.select_related("station").order_by("pk"):
        folder = folder_of(source)
        if not folder.is_dir():
            if source.folder:
                continue  # Somebody else's folder, perhaps not mounted: never made by us.
            folder.mkdir(parents=True, exist_ok=True)
        for file in waiting(folder, now):
            count += _take_in(source, file, now)
            if time.monotonic() - started > STINT:
                return count
    return count


def _take_in(source: Source, file: Waiting, now: datetime) -> int:
    lines = receive(source=source, raw=file.raw, name=file.path.name, path=str(file.path), now=now)
    refused = not lines or any(line.outcome.action == "refused" for line in lines)
    if refused and not file.patient:
        return 0  # Perhaps it is still being written; what was read so far is kept and listed.
    put_away(file.path, REFUSED if refused else DONE)
    return 1


def poll(*, source: Source, now: datetime) -> None:
    """Ask a source's feed for what is new. A failure is noted on the source and tried again later."""
    headers = {"If-None-Match": source.etag} if source.etag else {}
    source.last_polled_at, source.last_error = now, ""
    try:
        answer = http.fetch(source.url, limit=MAX_BYTES, seconds=30, headers=headers)
        if answer.status not in {200, 304}:
            raise FetchError(f"The feed answered {answer.status}.")
        if answer.status == 200:
            receive(source=source, raw=answer.body, name=source.url[:400], now=now, url=answer.url)
            source.etag = answer.headers.get("etag", "")[:400]
    except FetchError as error:
        source.last_error = str(error)[:400]
        log.warning("Feed of source %s: %s", source.slug, error)
    source.save(update_fields=["last_polled_at", "last_error", "etag"])


def poll_feeds(*, now: datetime) -> None:
    """Ask the feeds that are due."""
    for source in Source.objects.exclude(url="").select_related("station").order_by("last_polled_at", "pk"):
        pause = AFTER_FAILURE if source.last_error else EVERY
        if source.last_polled_at is None or source.last_polled_at + pause <= now:
            poll(source=source, now=now)

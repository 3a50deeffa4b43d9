"""Take in what lies in watched folders and what feeds have new."""

import hashlib
import logging
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from newsquare.lib import http
from newsquare.lib.http import FetchError
from newsquare.lib.text import printable
from newsquare.wire.actions.receive import TOO_LARGE, receive
from newsquare.wire.folders import DONE, REFUSED, Waiting, folder_of, lying, put_away, waiting
from newsquare.wire.formats import MAX_BYTES
from newsquare.wire.models import Dispatch, Source

STINT = 4.0  # Seconds of one look into the folders; the rest waits for the next look.
NO_FOLDER = "The watched folder cannot be used:"
EVERY = timedelta(minutes=5)
AFTER_FAILURE = timedelta(minutes=15)
log = logging.getLogger(__name__)


def look_into_folders(*, now: datetime) -> int:
    """Take in what lies ready in the watched folders of all sources, for a few seconds; return how many files.

    A folder that cannot be used is noted on its source, and costs the others nothing.
    """
    started, count = time.monotonic(), 0
    for source in Source.objects.select_related("station").order_by("pk"):
        try:
            for file in _waiting_for(source, now):
                count += _take_in(source, file, now)
                if time.monotonic() - started > STINT:
                    return count
        except OSError as error:
            _trouble(source, f"{NO_FOLDER} {error.strerror or error}.")
    return count


def something_lies_ready(*, now: datetime) -> bool:
    """Say whether a watched folder holds something to be taken in. Makes our own folders where they are missing."""
    for source in Source.objects.select_related("station").order_by("pk"):
        folder = folder_of(source)
        try:
            if not source.folder:
                folder.mkdir(parents=True, exist_ok=True)
            if folder.is_dir() and lying(folder, now):
                return True
        except OSError as error:
            _trouble(source, f"{NO_FOLDER} {error.strerror or error}.")
        else:
            if source.last_error.startswith(NO_FOLDER):
                _trouble(source, "")
    return False


def _waiting_for(source: Source, now: datetime) -> Iterator[Waiting]:
    folder = folder_of(source)
    return waiting(folder, now) if folder.is_dir() else iter(())  # Somebody else's folder, perhaps not mounted.


def _take_in(source: Source, file: Waiting, now: datetime) -> int:
    lines = receive(source=source, raw=file.raw, name=file.path.name, path=str(file.path), now=now)
    refused = not lines or any(line.outcome.action == "refused" for line in lines)
    if refused and not file.patient:
        return 0  # Perhaps it is still being written; what was read so far is kept and listed.
    if len(file.raw) > MAX_BYTES:
        _trouble(source, f"{file.path.name}: {TOO_LARGE}")
    put_away(file.path, REFUSED if refused else DONE)
    return 1


def _trouble(source: Source, words: str) -> None:
    if source.last_error != words[:400]:
        log.warning("Source %s: %s", source.slug, words)
        Source.objects.filter(pk=source.pk).update(last_error=printable(words)[:400])


def poll(*, source: Source, now: datetime) -> None:
    """Ask a source's feed for what is new. A failure is noted on the source and tried again later."""
    headers = {"If-None-Match": source.etag} if source.etag else {}
    source.last_polled_at, source.last_error = now, ""
    try:
        answer = http.fetch(source.url, limit=MAX_BYTES, seconds=30, headers=headers)
        if answer.status not in {200, 304}:
            raise FetchError(f"The feed answered {answer.status}.")
        if answer.status == 200:
            lines = receive(source=source, raw=answer.body, name=source.url[:400], now=now, url=answer.url)
            if all(line.outcome.action == "same" for line in lines):
                _forget(source, answer.body)
            source.etag = answer.headers.get("etag", "")[:400]
    except FetchError as error:
        source.last_error = str(error)[:400]
        log.warning("Feed of source %s: %s", source.slug, error)
    source.save(update_fields=["last_polled_at", "last_error", "etag"])


def _forget(source: Source, raw: bytes) -> None:
    """Keep no second copy of a feed in which only the time of its making is new."""
    digest = hashlib.sha256(raw).hexdigest()
    Dispatch.objects.filter(source=source, sha256=digest, versions=None, problem="").delete()


def due_feeds(*, now: datetime) -> list[Source]:
    """Return the sources whose feed is to be asked, and note that it is: nobody else gets the same answer."""
    due = []
    for source in Source.objects.exclude(url="").order_by("last_polled_at", "pk"):
        pause, before = AFTER_FAILURE if source.last_error else EVERY, source.last_polled_at
        if before is None or before + pause <= now:
            claimed = Source.objects.filter(pk=source.pk, last_polled_at=before).update(last_polled_at=now)
            due += [source] * claimed
    return due

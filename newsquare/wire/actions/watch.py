"""Take in what lies in watched folders."""

import logging
import time
from collections.abc import Iterator
from datetime import datetime

from newsquare.lib.text import printable
from newsquare.wire.actions.receive import TOO_LARGE, receive
from newsquare.wire.folders import DONE, REFUSED, Waiting, folder_of, lying, put_away, waiting
from newsquare.wire.formats import MAX_BYTES
from newsquare.wire.models import Source

STINT = 4.0  # Seconds of one look into the folders; the rest waits for the next look.
NO_FOLDER = "The watched folder cannot be used:"
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
    lines = receive(source=source, raw=file.raw, name=file.path.name, path=str(file.path), now=now, by_itself=True)
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

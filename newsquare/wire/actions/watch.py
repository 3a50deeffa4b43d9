"""Take in what lies in watched folders."""

import logging
import os
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, zip_longest

from django.db import InterfaceError, OperationalError

from newsquare.lib.text import printable
from newsquare.wire.actions.receive import TOO_LARGE, receive
from newsquare.wire.folders import (
    DONE,
    REFUSED,
    Lying,
    folder_of,
    lying,
    of_pictures,
    put_away,
    read_whole,
    seems_urgent,
)
from newsquare.wire.formats import MAX_BYTES
from newsquare.wire.models import Source

LOOK_EVERY = 0.3  # Seconds between two looks into the folders.
STINT = 1.0  # Seconds after which it is looked again whether something urgent came.
SOURCES_EVERY = 2.0  # Seconds after which the list of sources is read again.
TRY_AGAIN = 10.0  # Seconds after which a file that could not be put away is tried once more.
NO_FOLDER = "The watched folder cannot be used:"
log = logging.getLogger(__name__)
Seen = tuple[str, int, int]


class Watcher:
    """Looks into the watched folders again and again, and takes in what lies ready.

    Orders to kill come before everything else; of the sources each has its turn, so that a flood from one does not keep
    the others waiting. `patience` is for a stand-in: it takes in only what nobody else has taken for so many seconds.
    """

    def __init__(self, patience: float = 0.0) -> None:
        self.patience = patience
        self._sources: list[Source] = []
        self._sources_due = 0.0
        self._urgent: dict[Seen, bool] = {}
        self._tried: dict[Seen, float] = {}  # When a file could not be read; perhaps there is more to come.
        self._waiting: set[Seen] = set()
        self._moved_at = time.monotonic()  # When somebody else last took something in, or nothing lay there.

    def look(self, now: datetime) -> int:
        """Take in what lies ready, for a second at most; return how many files."""
        ready = self._ready(now)
        if not self._is_our_turn({_seen(file) for _, file in ready}):
            return 0
        started, count = time.monotonic(), 0
        for source, file in self._in_order(ready):
            count += self._take_in(source, file, now)
            if self.patience or time.monotonic() - started > STINT:
                break
        return count

    def _is_our_turn(self, waiting: set[Seen]) -> bool:
        if not self.patience:
            return bool(waiting)
        if not waiting or self._waiting - waiting:
            self._moved_at = time.monotonic()
        self._waiting = waiting
        return bool(waiting) and time.monotonic() - self._moved_at >= self.patience

    def _ready(self, now: datetime) -> list[tuple[Source, Lying]]:
        """Return the files that lie whole, but for those tried in vain of which there may come more."""
        found = []
        for source in self._known_sources():
            folder = folder_of(source)
            try:
                pictures = of_pictures(source)
                files = lying(folder, now, pictures=pictures) if folder.is_dir() else []  # Perhaps not mounted.
            except OSError as error:
                _trouble(source, f"{NO_FOLDER} {error.strerror or error}.")
            else:
                found += [(source, file) for file in files if self._may_try(file, now)]
        known = {_seen(file) for _, file in found} | {seen for seen in self._tried if os.path.exists(seen[0])}
        self._tried = {seen: at for seen, at in self._tried.items() if seen in known}
        self._urgent = {seen: urgent for seen, urgent in self._urgent.items() if seen in known}
        return found

    def _known_sources(self) -> list[Source]:
        """Return all sources; our own folders are made where they are missing."""
        if time.monotonic() < self._sources_due:
            return self._sources
        self._sources_due = time.monotonic() + SOURCES_EVERY
        self._sources = list(Source.objects.select_related("station").order_by("pk"))
        for source in self._sources:
            try:
                if not source.folder:
                    folder_of(source).mkdir(parents=True, exist_ok=True)
                if source.last_error.startswith(NO_FOLDER):
                    list(folder_of(source).glob("x"))
                    _trouble(source, "")
            except OSError as error:
                _trouble(source, f"{NO_FOLDER} {error.strerror or error}.")
        return self._sources

    def _in_order(self, ready: list[tuple[Source, Lying]]) -> Iterator[tuple[Source, Lying]]:
        """Yield what seems urgent, then a file of each source in turn."""
        for _, file in ready:
            if _seen(file) not in self._urgent:
                self._urgent[_seen(file)] = seems_urgent(file.path)
        yield from (pair for pair in ready if self._urgent[_seen(pair[1])])
        queues: dict[int, list[tuple[Source, Lying]]] = {}
        for pair in ready:
            if not self._urgent[_seen(pair[1])]:
                queues.setdefault(pair[0].pk, []).append(pair)
        yield from (pair for pair in chain.from_iterable(zip_longest(*queues.values())) if pair is not None)

    def _take_in(self, source: Source, file: Lying, now: datetime) -> int:
        try:
            count = _take_in(source, file, now)
        except (OperationalError, InterfaceError):
            raise  # The database is away or busy: that is no fault of the file.
        except OSError as error:
            _trouble(source, f"{NO_FOLDER} {error.strerror or error}.")
            count = 0
        except Exception:
            log.exception("File %s of source %s could not be taken in", printable(file.path.name), source.slug)
            count = 0
        self._waiting.discard(_seen(file))  # It was us who took it.
        if not count:
            self._tried[_seen(file)] = time.monotonic()
        return count

    def _may_try(self, file: Lying, now: datetime) -> bool:
        tried = self._tried.get(_seen(file))
        return tried is None or (file.is_old(now) and time.monotonic() - tried > TRY_AGAIN)


def look_into_folders(*, now: datetime) -> int:
    """Take in once what lies ready in the watched folders of all sources; return how many files."""
    watcher, count = Watcher(), 0
    while taken := watcher.look(now):
        count += taken
    return count


def _seen(file: Lying) -> Seen:
    return str(file.path), file.stat.st_mtime_ns, file.stat.st_size


def _take_in(source: Source, file: Lying, now: datetime) -> int:
    waiting = read_whole(file, now)
    if waiting is None:
        return 0
    lines = receive(source=source, raw=waiting.raw, name=file.path.name, path=str(file.path), now=now, by_itself=True)
    refused = not lines or any(line.outcome.action == "refused" for line in lines)
    if refused and not waiting.patient:
        return 0  # Perhaps it is still being written; what was read so far is kept and listed.
    if len(waiting.raw) > MAX_BYTES:
        _trouble(source, f"{file.path.name}: {TOO_LARGE}")
    put_away(file.path, REFUSED if refused else DONE)
    return 1


def _trouble(source: Source, words: str) -> None:
    if source.last_error != words[:400]:
        log.warning("Source %s: %s", source.slug, words)
        source.last_error = printable(words)[:400]
        Source.objects.filter(pk=source.pk).update(last_error=source.last_error)

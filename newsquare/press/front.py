"""Sends baked pages before Django is asked. A WSGI callable around another one; imports no Django.

The way of a page that is in memory is kept short on purpose: one look-up, one stat of its file, one answer.
"""

import logging
import os
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from email.utils import formatdate, mktime_tz, parsedate_tz
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any

from newsquare.press.reads import Reads
from newsquare.press.rules import ending_cache_control, is_read, is_story_path
from newsquare.press.store import (
    EDITIONS,
    NO_EDITION,
    Edition,
    Headers,
    Page,
    Signature,
    file_under,
    is_keepable_host,
    is_keepable_path,
    read_editions,
    read_page,
)

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
App = Callable[[Environ, StartResponse], Iterable[bytes]]

log = logging.getLogger(__name__)

MEMORY = 32 * 1024 * 1024
_OVERHEAD = 2048  # What a page costs in memory beside its bodies.
_HOSTS_EVERY = 0.5  # Seconds after which the folder of hosts is looked at again.
_SETTLED = 2.0  # Seconds after which a page's file tells its time: two bakes within one second look alike by it.
_EDITIONS_EVERY = 0.05  # Seconds after which the file of editions is looked at again.
_SORRY = (
    b'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    b"<title>Back in a moment</title><h1>Back in a moment</h1>"
    b"<p>This page cannot be shown right now. Please try again in a minute.</p></html>\n"
)


class Ready:
    """A page in memory with its three answers made up: plain, gzipped, not modified."""

    __slots__ = (
        "base",
        "edition",
        "etag",
        "file",
        "gzipped",
        "is_dated",
        "is_story",
        "modified",
        "not_modified",
        "packed",
        "plain",
        "signature",
        "size",
        "station",
        "status",
        "until",
    )

    def __init__(self, page: Page, file: str, signature: Signature) -> None:
        self.file, self.signature, self.until = file, signature, page.until
        self.status = f"{page.status} {HTTPStatus(page.status).phrase}"
        self.etag, self.station, self.edition = page.etag, page.station, page.edition
        self.is_story = page.status == 200 and is_story_path(page.path)
        self.plain, self.gzipped = [page.body], [page.gzipped]
        self.size = len(page.body) + len(page.gzipped) + _OVERHEAD
        self.base: Headers = [*page.headers, ("Content-Length", str(len(page.body))), ("ETag", f'"{page.etag}"')]
        self.packed: Headers = [
            *page.headers,
            ("Content-Length", str(len(page.gzipped))),
            ("Content-Encoding", "gzip"),
            ("ETag", f'"{page.etag}-gz"'),
        ]
        kept = {"cache-control", "vary", "cache-tag"}  # RFC 9110, 15.4.5.
        self.not_modified: Headers = [header for header in page.headers if header[0].lower() in kept]
        self.modified, self.is_dated = signature[0] // 1_000_000_000, False

    def tell_time(self, now: float) -> None:
        """Say from now on when the page was baked, once that second is well over (RFC 9110, 8.8.2.2)."""
        if now - self.modified < _SETTLED:
            return
        told = ("Last-Modified", formatdate(self.modified, usegmt=True))
        self.base, self.packed = [*self.base, told], [*self.packed, told]
        self.is_dated = True


class Front:
    """Answers GET and HEAD from the baked pages in a folder; everything else goes to the inner application."""

    def __init__(self, inner: App, folder: Path, memory: int = MEMORY, reads: Reads | None = None) -> None:
        self._inner = inner
        self._reads = reads
        self._hosts_folder = str(folder / "hosts")
        self._memory = memory
        self._ready: OrderedDict[str, Ready] = OrderedDict()
        self._size = 0
        self._lock = Lock()
        self._hosts: frozenset[str] = frozenset()
        self._hosts_changed = -1
        self._hosts_due = 0.0
        self._folder = folder
        self._editions_file = str(folder / EDITIONS)
        self._editions: dict[int, Edition] = {}
        self._editions_changed = -1
        self._editions_due = 0.0

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer."""
        method = environ["REQUEST_METHOD"]
        if (method == "GET" or method == "HEAD") and not environ.get("QUERY_STRING"):  # The quick way.
            try:
                name = environ["HTTP_HOST"] + environ["PATH_INFO"]
                ready = self._current(name) or self._load(environ)
            except (KeyError, OSError, ValueError):
                ready = None
            if ready is not None:
                edition = self._edition_of(ready)
                if ready.edition >= edition.number:
                    if self._reads is not None and ready.is_story and is_read(environ):
                        self._reads.see(name)
                    return _send(ready, environ, start_response)
                if ready.edition >= edition.firm:
                    return self._renew(ready, environ, start_response)
        return self._pass_on(environ, start_response)

    def _edition_of(self, ready: Ready) -> Edition:
        """Return the edition of a page's station, as the file tells it twenty times a second."""
        now = time.time()
        if not self._editions_due - _EDITIONS_EVERY <= now < self._editions_due:
            self._editions_due = now + _EDITIONS_EVERY
            try:
                changed = os.stat(self._editions_file).st_mtime_ns
            except OSError:
                changed = -1
            if changed != self._editions_changed:
                self._editions, self._editions_changed = read_editions(self._folder), changed
        return self._editions.get(ready.station, NO_EDITION)

    def _renew(self, last: Ready, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Ask the inner application for a page that is out of date; where it cannot make one, the last one will do."""
        failed: list[str] = []

        def begin(status: str, headers: Headers, *error: Any) -> Any:
            if not status.startswith("5"):
                return start_response(status, headers, *error)
            failed.append(status)
            return lambda _text: None

        answer: Iterable[bytes] = self._pass_on(environ, begin)
        if not failed:
            return answer
        if hasattr(answer, "close"):
            answer.close()
        return _send(last, environ, start_response)

    def _current(self, name: str) -> Ready | None:
        """Return a page from memory, if it is still what stands on disk."""
        now = time.time()
        if not self._hosts_due - _HOSTS_EVERY <= now < self._hosts_due:
            self._look_at_hosts(now)
        ready = self._ready.get(name)
        if ready is None:
            return None
        try:
            stat = os.stat(ready.file)
        except OSError:
            self._drop(name)
            return None
        if (stat.st_mtime_ns, stat.st_ino, stat.st_size) != ready.signature:
            self._drop(name)
            return None
        if ready.until is not None and now >= ready.until:
            return None
        with suppress(KeyError):  # Another thread may have dropped it just now.
            self._ready.move_to_end(name)
        return ready

    def _load(self, environ: Environ) -> Ready | None:
        """Return a page from disk and remember it under the request's own name."""
        raw, path = environ["HTTP_HOST"], environ["PATH_INFO"]
        host = self._folder_of(raw.lower().rstrip("."))
        if host is None or environ.get("SCRIPT_NAME") or not is_keepable_path(path):
            return None
        file = f"{self._hosts_folder}/{host}/{file_under(path)}"
        found = read_page(file, path)
        if found is None or (found[0].until is not None and time.time() >= found[0].until):
            return None
        ready = Ready(found[0], file, found[1])
        if raw == raw.lower() and not raw.endswith(".") and ready.size <= self._memory // 4:
            self._remember(raw + path, ready)
        return ready

    def _folder_of(self, host: str) -> str | None:
        """Return the host by which a station is known: with its port first, then without, as the stations do."""
        if not is_keepable_host(host):
            return None
        if host in self._hosts:
            return host
        bare = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        return bare if bare in self._hosts else None

    def _look_at_hosts(self, now: float) -> None:
        """Learn which hosts there are; when they changed, forget everything."""
        self._hosts_due = now + _HOSTS_EVERY
        try:
            changed = os.stat(self._hosts_folder).st_mtime_ns
        except OSError:
            changed = -1
        if changed == self._hosts_changed:
            return
        names = os.listdir(self._hosts_folder) if changed != -1 else []
        with self._lock:
            self._hosts = frozenset(name for name in names if not name.startswith("."))
            self._hosts_changed = changed
            self._ready.clear()
            self._size = 0

    def _remember(self, name: str, ready: Ready) -> None:
        with self._lock:
            if (old := self._ready.pop(name, None)) is not None:
                self._size -= old.size
            self._ready[name] = ready
            self._size += ready.size
            while self._size > self._memory:
                self._size -= self._ready.popitem(last=False)[1].size

    def _drop(self, name: str) -> None:
        with self._lock:
            if (old := self._ready.pop(name, None)) is not None:
                self._size -= old.size

    def _counting(self, environ: Environ, start_response: StartResponse) -> StartResponse:
        """Return what notes a read if the answer is a story's page: the first one, or one asked for with a query."""
        reads, path = self._reads, environ.get("PATH_INFO", "")
        if reads is None or not is_story_path(path) or not is_read(environ):
            return start_response

        def start(status: str, headers: Headers, *more: Any) -> Any:
            if status[:3] == "200":
                reads.see(environ.get("HTTP_HOST", "") + path)
            return start_response(status, headers, *more)

        return start

    def _pass_on(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Ask the inner application; where it breaks, say so plainly."""
        try:
            return self._inner(environ, self._counting(environ, start_response))
        except Exception:
            log.exception("%s %s could not be answered", environ.get("REQUEST_METHOD"), environ.get("PATH_INFO"))
            headers = [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Length", str(len(_SORRY))),
                ("Cache-Control", "no-store"),
                ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
                ("Retry-After", "60"),
                ("X-Content-Type-Options", "nosniff"),
            ]
            start_response("503 Service Unavailable", headers)
            return [_SORRY]


def _send(ready: Ready, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    if not ready.is_dated:
        ready.tell_time(time.time())
    packed = ready.gzipped[0] and _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING"))
    headers, body = (ready.packed, ready.gzipped) if packed else (ready.base, ready.plain)
    if _is_known(ready, environ):
        headers = [*ready.not_modified, ("ETag", f'"{ready.etag}-gz"' if packed else f'"{ready.etag}"')]
        start_response("304 Not Modified", _ending(headers, ready.until))
        return []
    start_response(ready.status, headers if ready.until is None else _ending(headers, ready.until))
    return body if environ["REQUEST_METHOD"] == "GET" else []


def _is_known(ready: Ready, environ: Environ) -> bool:
    """Say whether a client holds the page already: by its ETag, or where it names none, by the time of its bake."""
    known, since = environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE")
    if (known is None and since is None) or ready.status[0] != "2":
        return False
    if known is not None:
        return ready.etag in known or known.strip() == "*"
    parts = parsedate_tz(since) if ready.is_dated else None
    return mktime_tz(parts) >= ready.modified if parts else False


def _takes_gzip(accepted: str | None) -> bool:
    """Say whether a client takes gzip: named, and not with a weight of nothing (RFC 9110, 12.5.3)."""
    if not accepted or "gzip" not in accepted:
        return False
    if ";" not in accepted:
        return True
    for part in accepted.split(","):
        coding, _, weight = part.replace(" ", "").partition(";")
        if coding == "gzip":
            return weight.removeprefix("q=").rstrip("0.") != "" if weight else True
    return False


def _ending(headers: Headers, until: float | None) -> Headers:
    """Return the headers with `max-age` ending where the page does."""
    if until is None:
        return headers
    left = max(0, int(until - time.time()))
    return [(name, ending_cache_control(value, left) if name == "Cache-Control" else value) for name, value in headers]

"""A reader who walks through every exit, and reads every byte of what comes, headers too."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.core import mail
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from newsquare.lib import flood
from newsquare.press.front import Front
from tests.leaks.exits import WALKED, Exit
from tests.leaks.scene import OF_THE_PICTURE, OF_THE_STORY, Scene


@dataclass(frozen=True)
class Answer:
    """Status, headers and body as they went over the wire, the body unpacked."""

    status: int
    raw: bytes


@contextmanager
def connections_kept() -> Iterator[None]:
    """Keep the database's connection, and the test's transaction in it, past a request: the clock has jumped far."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@dataclass
class Reader:
    """Somebody at the front door, with Dot's cookie at hand."""

    folder: Path
    cookie: str
    seen: dict[str, set[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the front door."""
        self.front = Front(WSGIHandler(), self.folder / "press")

    def ask(
        self, path: str, *, method: str = "GET", query: str = "", cookie: bool = False, body: bytes = b""
    ) -> Answer:
        """Ask for a page as a browser does."""
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "testserver",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "REMOTE_ADDR": "192.0.2.7",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
        }
        if cookie:
            environ["HTTP_COOKIE"] = self.cookie
        if "?" in path:
            environ["PATH_INFO"], _, asked = path.partition("?")
            environ["QUERY_STRING"] = f"{asked}&{query}" if query else asked
        setup_testing_defaults(environ)
        got: list[Any] = []
        with connections_kept():
            answer = self.front(environ, lambda status, headers, *_: got.extend((status, headers)))
            sent = b"".join(answer)
            if close := getattr(answer, "close", None):
                close()
        if ("Content-Encoding", "gzip") in got[1] and sent:
            sent = gzip.decompress(sent)
        head = "\n".join(f"{name}: {value}" for name, value in got[1]).encode()
        return Answer(int(got[0][:3]), head + b"\n\n" + sent)

    def walk(self, scene: Scene, *, closely: bool) -> dict[str, set[bytes]]:
        """Walk through every exit; return which words were found where. `closely`: in every manner of asking."""
        flood.forget()
        found: dict[str, set[bytes]] = {}
        for route, way in WALKED.items():
            for path in way.paths(scene):
                for name, answer in self._manners(path, way, scene, closely=closely):
                    words = {word for word in (*OF_THE_STORY, *OF_THE_PICTURE) if word in answer.raw}
                    if way.shows in {"file", "200"}:  # The name is in the address already; the bytes are what counts.
                        words = {b"FILE" if way.shows == "file" else b"FILM"} if answer.status == 200 else set()
                    if words:
                        found[f"{name} {path}"] = words
                        self.seen.setdefault(route, set()).update(words)
        for letter in mail.outbox:
            raw = letter.message().as_bytes() + "".join(str(part[0]) for part in letter.alternatives).encode()  # type: ignore[attr-defined]  # Ours have parts.
            if words := {word for word in (*OF_THE_STORY, *OF_THE_PICTURE) if word in raw}:
                found["mail"] = words
                self.seen.setdefault("mail", set()).update(words)
        mail.outbox.clear()
        return found

    def _manners(self, path: str, way: Exit, scene: Scene, *, closely: bool) -> Iterator[tuple[str, Answer]]:
        if way.post:
            body = urlencode({name: value(scene) for name, value in way.post.items()}).encode()
            yield "POST", self.ask(path, method="POST", body=body)
            return
        if not way.signed_in:
            yield "GET", self.ask(path)
        if closely or way.signed_in:
            yield "GET, signed in,", self.ask(path, cookie=True)
        if closely:
            yield "GET with a query", self.ask(path, query="from=mail")
            yield "GET with a query, signed in,", self.ask(path, query="from=mail", cookie=True)
            yield "HEAD", self.ask(path, method="HEAD")

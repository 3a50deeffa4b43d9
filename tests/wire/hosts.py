"""A host of our own that answers as agencies' hosts do: real HTTP, on this machine, known under any name."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsquare.lib import http


@dataclass(frozen=True)
class Says:
    """An answer."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Host:
    """A running host: its address, and the path and headers of each request so far."""

    url: str
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def sent(self, name: str) -> list[str | None]:
        """Return a header of each request."""
        return [headers.get(name) for _, headers in self.asked]


Answers = Callable[[str, dict[str, str]], Says]


@contextmanager
def host(answers: Answers, monkeypatch: pytest.MonkeyPatch, name: str = "agency.example") -> Iterator[Host]:
    """Run a host that answers each request, a path and headers in lower case, so."""
    monkeypatch.setattr(http, "public_addresses", lambda host, port: ["127.0.0.1"])
    running = Host("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {key.lower(): value for key, value in self.headers.items()}
            running.asked.append((self.path, headers))
            says = answers(self.path, headers)
            self.send_response(says.status)
            for key, value in {"Content-Length": str(len(says.body)), **says.headers}.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(says.body)

        def log_message(self, *_args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        running.url = f"http://{name}:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield running
        server.shutdown()


def in_turn(*answers: Says) -> Answers:
    """Answer one after the other; the last one from then on."""
    left = list(answers)
    return lambda _path, _headers: left.pop(0) if len(left) > 1 else left[0]

"""The outside world is slow, large and sly; one fetch costs no more than it may, and reaches nothing inside."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
import time_machine

from newsquare.lib import http
from newsquare.lib.http import FetchError

Answer = Callable[[socket.socket], None]


@pytest.fixture(autouse=True)
def _time_goes_on(_clock_stands_still: None) -> Iterator[None]:
    with time_machine.travel(0, tick=True):
        yield


@pytest.fixture(autouse=True)
def _outside_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "public_addresses", lambda host, port: ["127.0.0.1"])


@contextmanager
def host(answer: Answer) -> Iterator[str]:
    """Give an address whose host answers every request so."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    peer, _ = listening.accept()
                    with peer, suppress(OSError):
                        peer.recv(65_536)
                        answer(peer)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://agency.example:{listening.getsockname()[1]}/feed.xml"


def sending(*parts: bytes, pause: float = 0.0) -> Answer:
    """Return an answer that is sent in parts."""

    def answer(peer: socket.socket) -> None:
        for part in parts:
            peer.sendall(part)
            time.sleep(pause)

    return answer


def test_an_answer_comes_back_whole() -> None:
    with host(sending(b"HTTP/1.1 200 OK\r\nETag: x\r\nContent-Length: 5\r\n\r\nhello")) as url:
        answer = http.fetch(url, limit=100)

    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"hello", "x")


@pytest.mark.parametrize(
    "parts",
    [
        [b"HTTP/1.1 200 OK\r\n", *[b"X-A: b\r\n"] * 90],
        [b"HTTP/1.1 200 OK\r\n\r\n", *[b"a"] * 90],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", *[b"a"] * 90],
    ],
    ids=["headers", "body without an end", "body"],
)
def test_a_host_that_drips_is_hung_up_on(parts: list[bytes]) -> None:
    started = time.perf_counter()

    with host(sending(*parts, pause=0.1)) as url, pytest.raises(FetchError, match="took too long"):
        http.fetch(url, limit=10_000, seconds=0.5)

    assert time.perf_counter() - started < 5


def test_the_limit_counts_what_is_unpacked() -> None:
    packed = gzip.compress(b"0" * 30_000_000)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n".encode()

    with host(sending(head, packed)) as url, pytest.raises(FetchError, match="larger than 1000000 bytes"):
        http.fetch(url, limit=1_000_000)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not http at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000,
    ],
)
def test_what_is_no_whole_answer_is_none(raw: bytes) -> None:
    with host(sending(raw)) as url, pytest.raises(FetchError, match=r"agency\.example did not answer as it should"):
        http.fetch(url, limit=1_000)


def test_a_ring_of_redirects_ends() -> None:
    again = sending(b"HTTP/1.1 302 Found\r\nLocation: /feed.xml\r\nContent-Length: 0\r\n\r\n")

    with host(again) as url, pytest.raises(FetchError, match="More than 3 redirects"):
        http.fetch(url, limit=100)


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "http://other.example/", "gopher://agency.example/", "http://[broken/"]
)
def test_a_redirect_leads_nowhere_else(to: str) -> None:
    elsewhere = sending(f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode())

    with host(elsewhere) as url, pytest.raises(FetchError):
        http.fetch(url, limit=100, hosts={"agency.example"})


def test_an_address_with_spaces_and_letters_of_any_kind_is_asked_for() -> None:
    asked = []

    def answer(peer: socket.socket) -> None:
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    with host(answer) as url:
        asked.append(http.fetch(url.replace("feed.xml", "bild größe %20 1.jpg?a=ü"), limit=100).status)
        asked.append(http.fetch(url.replace("agency", "bücher"), limit=100, hosts={"bücher.example"}).status)

    assert asked == [200, 200]

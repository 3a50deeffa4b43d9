"""Pictures that mean harm: nobody inside is asked, the story goes out without it, so does the next."""

import io
import socket
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import pytest
import time_machine
from PIL import Image

from newsquare.lib import http
from newsquare.stories.models import Story
from newsquare.wire.actions import receive
from newsquare.wire.models import Source
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _time_goes_on(_clock_stands_still: None) -> Iterator[None]:
    with time_machine.travel(MONDAY_NOON, tick=True):
        yield


@contextmanager
def inside(body: bytes = b"", head: str = "200 OK") -> Iterator[tuple[int, list[bytes]]]:
    """Serve something on this machine; give its port and what it was asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    peer, _ = listening.accept()
                    with peer, suppress(OSError):
                        asked.append(peer.recv(65_536))
                        peer.sendall(f"HTTP/1.1 {head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1], asked


def two_items(href: str) -> bytes:
    """Return a feed of an item with a picture at this address, and another item behind it."""
    picture = f'<media:content url="{href}" medium="image"><media:credit>Pool</media:credit></media:content>'
    first, second = feed(extra=picture).decode(), feed(guid="a-2", headline="The bus runs").decode()
    return first.replace("</item>", "</item>" + second[second.index("<item>") : second.index("</channel>")], 1).encode()


def taken_in(href: str) -> Story:
    """Take the feed in, at a source that trusts this very host; return the story with the hostile picture."""
    trusted = ["127.0.0.1", "::1", "169.254.169.254"]
    with suppress(ValueError):
        trusted.append((urlsplit(href).hostname or "").lower())
    wire: Source = source(picture_hosts=trusted)
    receive(source=wire, raw=two_items(href), name="a.xml", now=MONDAY_NOON)
    stories = {story.headline: story for story in Story.objects.exclude(path="")}
    assert set(stories) == {"State pays for half of levee", "The bus runs"}
    return stories["State pays for half of levee"]


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:{0}/a.jpg", "http://localhost:{0}/a.jpg", "http://2130706433:{0}/a.jpg", "http://0177.0.0.1:{0}/a.jpg",
     "http://0x7f000001:{0}/a.jpg", "http://127.1:{0}/a.jpg", "http://[::1]:{0}/a.jpg", "http://[::ffff:127.0.0.1]:{0}/a.jpg",
     "http://0.0.0.0:{0}/a.jpg", "http://agency.example@127.0.0.1:{0}/a.jpg", "//127.0.0.1:{0}/a.jpg"],
)  # fmt: skip
def test_nobody_on_this_machine_is_asked_for_a_picture(address: str) -> None:
    with inside(jpeg()) as (port, asked):
        story = taken_in(address.format(port))

    assert asked == []
    assert story.lead_picture is None


@pytest.mark.parametrize(
    "address",
    ["http://169.254.169.254/latest/meta-data/iam.jpg", "http://10.0.0.1/a.jpg", "http://192.168.1.1/a.jpg",
     "http://[fd00::1]/a.jpg", "http://[fe80::1]/a.jpg", "http://[64:ff9b::a9fe:a9fe]/a.jpg", "file:///etc/passwd",
     "file://localhost/etc/hostname", "gopher://127.0.0.1/a.jpg", "data:image/png;base64,iVBORw0KGgo=",
     "jar:http://x!/a", "javascript:alert(1)", "http://[broken/a.jpg", "http://agency.example:99999/a.jpg",
     "/etc/passwd", "../../etc/passwd"],
)  # fmt: skip
def test_an_address_that_is_no_public_one_is_left_out(address: str) -> None:
    assert taken_in(address).lead_picture is None


def test_a_name_that_leads_inside_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with inside(jpeg()) as (port, asked):
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: found)

        story = taken_in(f"http://sly.example:{port}/a.jpg")

    assert asked == []
    assert story.lead_picture is None


def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have agency.example stand for a host outside, which is served here."""
    real = http.public_addresses
    monkeypatch.setattr(
        http,
        "public_addresses",
        lambda host, port: ["127.0.0.1"] if host == "agency.example" else real(host, port),
    )


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:{0}/b.jpg", "http://169.254.169.254/", "file:///etc/passwd", "//[::1]:{0}/b.jpg"]
)
def test_a_redirect_leads_nobody_inside(to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    public(monkeypatch)
    with inside(jpeg()) as (within, asked_within):
        location = to.format(within)
        with inside(head=f"302 Found\r\nLocation: {location}") as (port, asked):
            story = taken_in(f"http://agency.example:{port}/a.jpg")

    assert len(asked) == 1
    assert asked_within == []
    assert story.lead_picture is None


def jpeg(size: tuple[int, int] = (800, 600)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (40, 90, 160)).save(out, "JPEG")
    return out.getvalue()


def claims(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is so large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


@pytest.mark.parametrize(
    "file",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<html><body>not found</body></html>",
        jpeg((1, 1)),
        claims(60_000, 60_000),
        claims(2_000_000_000, 2),
        jpeg()[:300],
        b"",
        b"GIF89a" + b"\xff" * 20,
        b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file",
    ],
    ids=[
        "svg",
        "page",
        "pixel",
        "sixty thousand wide",
        "two thousand million wide",
        "cut",
        "empty",
        "gif",
        "postscript",
    ],
)
def test_a_file_that_is_no_picture_is_left_out(file: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    public(monkeypatch)
    with inside(file) as (port, asked):
        story = taken_in(f"http://agency.example:{port}/a.jpg")

    assert len(asked) == 1
    assert story.lead_picture is None


def test_a_real_picture_of_the_same_host_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    public(monkeypatch)
    with inside(jpeg()) as (port, _asked):
        story = taken_in(f"http://agency.example:{port}/a.jpg")

    assert story.lead_picture is not None

"""Canaries: an idea sent to a running station, from a strange place, leaves the idea and nothing of its sender."""

import hashlib
import http.client
import re
import socket
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.config import databases
from tests.config.filled import python
from tests.config.serving import Serving, serving, wait_until
from tests.tips.cast import photo

PLACE = "127.77.77.77"
FILE_NAME, WORDS, CONTACT = "canary-payroll", "canarywords about the mayor", "canary@sources.example"
SENDER = {
    "User-Agent": "CanaryBrowser/77.7",
    "Accept-Language": "xx-canary",
    "Referer": "https://canary.example/where-i-was",
    "Cookie": "sessionid=canarysession",
    "Sec-Fetch-Site": "same-origin",
    "X-Canary": "canaryheader",
}
CAMERA = ["CanaryCam", "CANARYSERIAL77"]
TRACES = [PLACE, "CanaryBrowser", "xx-canary", "where-i-was", "canarysession", "canaryheader", FILE_NAME, *CAMERA]
CONTENT = ["canarywords", "canary@sources", "canarypaper"]
FILL = """
from newsquare.accounts.models import Role
from newsquare.tips.actions import name_tip_reader
from tests.cast import PublishedStoryFactory, StationFactory, staff
from django.utils import timezone
station = StationFactory(host="127.0.0.1")
story = PublishedStoryFactory(station=station)
name_tip_reader(user=staff("Ada", Role.EDITOR, station), station=station, now=timezone.now())
print(story.path, story.pk)
"""
TELL = """
from datetime import timedelta
from django.utils import timezone
from newsquare.tips.letters import tell_readers
print(tell_readers(now=timezone.now() + timedelta(days=1)))
"""
OPEN = """
from newsquare.accounts.actions import acting
from newsquare.accounts.models import User
from newsquare.tips.actions import answer_idea, open_idea
from newsquare.tips.models import Idea
from django.utils import timezone
idea = Idea.objects.get(text__startswith="canarywords")
with acting(User.objects.get(name="Ada")):
    open_idea(idea=idea)
    answer_idea(idea=idea, text="canarywords back", now=timezone.now())
print(idea.enclosures.count(), idea.about_story)
"""
ERASE = """
from datetime import timedelta
from django.utils import timezone
from newsquare.tips.tasks import erase
erase(timezone.now() + timedelta(days=92))
"""


def traces_of(canary: str) -> Iterator[bytes]:
    """Yield how a canary may be written."""
    yield canary.encode()
    yield canary.encode("utf-16-le")
    for algorithm in ("md5", "sha1", "sha256"):
        digest = hashlib.new(algorithm, canary.encode(), usedforsecurity=False)
        yield digest.hexdigest().encode()
        yield digest.digest()


def kept(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield everything that a stopped station holds: database, log of writes, media, temporary files, output, mails."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()
    if address := databases.address_of(folder):
        with psycopg.connect(address) as server:
            names = server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            for (name,) in names:
                with server.cursor().copy(f'COPY "{name}" TO STDOUT (FORMAT binary)'.encode()) as rows:
                    yield name, b"".join(bytes(row) for row in rows)


def hits(folder: Path, canaries: list[str]) -> list[str]:
    found = [(canary, form) for canary in canaries for form in traces_of(canary)]
    return [f"{canary} in {where}" for where, what in kept(folder) for canary, form in found if form in what]


def ask(at: Serving, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str]:
    """Ask from the strange place, by the strange browser."""
    connection = http.client.HTTPConnection("127.0.0.1", at.port, timeout=30, source_address=(PLACE, 0))
    try:
        connection.request(method, path, body or None, SENDER | ({"Content-Type": kind} if kind else {}))
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def multipart(fields: dict[str, str], files: list[tuple[str, bytes]]) -> tuple[bytes, str]:
    """Return what a browser sends for a form with files, and the header that says so."""
    edge = uuid.uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode() for n, v in fields.items()
    ]
    for name, content in files:
        said = f'Content-Disposition: form-data; name="file"; filename="{name}"'
        head = f"--{edge}\r\n{said}\r\nContent-Type: x/canary\r\n\r\n"
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


def break_off(at: Serving, body: bytes, kind: str) -> None:
    """Send half of an idea, and be gone."""
    with socket.create_connection(("127.0.0.1", at.port), timeout=10, source_address=(PLACE, 0)) as line:
        names = "".join(f"{name}: {value}\r\n" for name, value in (SENDER | {"Content-Type": kind}).items())
        head = f"POST /story-idea/ HTTP/1.1\r\nHost: 127.0.0.1:{at.port}\r\n{names}Content-Length: {len(body)}\r\n\r\n"
        line.sendall(head.encode() + body[: len(body) // 2])


def visit(at: Serving, story: str, number: str) -> str:
    """Come from a story, make a mistake, break off, send it, come back with the receipt, go on. Return the receipt."""
    large = b"%PDF-1.7 canarypaper " + b"x" * 5_000_000  # More than Django keeps in memory by itself.
    files = [(f"{FILE_NAME}.jpg", photo(size=(600, 400))), (f"{FILE_NAME}.pdf", large)]
    ask(at, "GET", story)
    assert ask(at, "GET", f"/story-idea/?story={number}")[0] == 200
    assert ask(at, "POST", "/story-idea/", *multipart({"text": "", "contact": CONTACT}, files))[0] == 422
    assert ask(at, "POST", "/story-idea/", *multipart({"text": WORDS}, [(f"{FILE_NAME}.exe", b"MZ\0")]))[0] == 422
    assert ask(at, "POST", "/story-idea/", b"--x\r\nbroken", "multipart/form-data")[0] == 400
    break_off(at, *multipart({"text": WORDS}, files))
    fields = {"text": WORDS, "contact": CONTACT, "story": number}
    status, page = ask(at, "POST", "/story-idea/", *multipart(fields, files))
    assert status == 200, page
    receipt = " ".join(re.findall(r"<span>([a-z]{5})</span>", page))
    assert ask(at, "POST", "/story-idea/answer/", *multipart({"receipt": receipt}, []))[0] == 200
    assert ask(at, "POST", "/story-idea/answer/", *multipart({"receipt": "canarysession"}, []))[0] == 422
    assert ask(at, "GET", "/")[0] == 200
    return receipt


def test_an_idea_leaves_nothing_of_its_sender_and_goes_without_a_rest(station_folder: Path) -> None:
    temporary = station_folder / "temporary"
    temporary.mkdir()

    with serving(station_folder, TMPDIR=str(temporary)) as server:
        story, number = python(station_folder, FILL).split()
        wait_until(server.is_well, 60, "the station is well")
        receipt = visit(server, story, number)
        assert python(station_folder, TELL).strip() == "1"
        assert python(station_folder, OPEN).split() == ["2", number]

    assert hits(station_folder, TRACES) == []
    assert hits(station_folder, [receipt, receipt.replace(" ", ""), receipt.replace(" ", "-")]) == []
    assert {hit.split()[0] for hit in hits(station_folder, CONTENT)} == set(CONTENT)  # The net holds.
    assert all("newsquare.sqlite3" in hit or " in tips_" in hit for hit in hits(station_folder, CONTENT))
    assert "story-idea" not in (station_folder / "serve.log").read_text()  # Not even the hour of a visit.

    python(station_folder, ERASE)

    assert hits(station_folder, CONTENT) == []

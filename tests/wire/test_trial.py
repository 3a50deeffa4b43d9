"""An address is tried before it becomes a source: a feed is found behind a page, and what is wrong is said in words."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from newsquare.wire.actions import AskError, try_address
from newsquare.wire.models import Source
from tests.cast import StationFactory, TopicFactory
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import BODY, feed, source
from tests.wire.hosts import Answers, Says, host, in_turn

pytestmark = pytest.mark.django_db
PAGE = """<!doctype html><html><head><title>The Ledger</title>
<link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" title="The Ledger" href="/feed/"></head><body>News</body></html>"""


@pytest.fixture(autouse=True)
def _time_goes_on(_clock_stands_still: None) -> Iterator[None]:
    with time_machine.travel(MONDAY_NOON, tick=True):
        yield


def site(feed: bytes) -> Answers:
    """A newspaper's site: its pages, and its feed."""
    return lambda path, _: Says(feed) if path == "/feed/" else Says(PAGE.encode())


def test_a_feed_is_found_behind_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    with host(site(feed(body=BODY * 4)), monkeypatch, "ledger.example") as ledger:
        trial = try_address(address=f"{ledger.url}/news/", station=StationFactory(), now=MONDAY_NOON)

    assert trial.address == f"{ledger.url}/feed/"
    assert (trial.title, trial.count, trial.format) == ("State Wire", 1, "rss")
    assert [item.headline for item in trial.newest] == ["State pays for half of levee"]
    assert [words.split(" (")[0] for words in trial.warnings] == ["The address is not encrypted"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (feed(body="<p>Short.</p>"), "only summaries"),
        (feed().replace(b'<guid isPermaLink="false">a-1</guid>', b""), "has no id of its own"),
        (feed().replace(b"<pubDate>Mon, 02 Mar 2026 16:00:00 +0000</pubDate>", b""), "is not dated"),
        (feed().replace(b"<channel>", b"<channel><ttl>1440</ttl>"), "made anew only every 24 hours"),
        (feed(extra='<media:content url="https://wire.example/a.jpg" medium="image"/>'), "name no credit"),
        (feed(headline="Farms & fields"), "read with difficulty"),
    ],
)
def test_an_editor_is_warned(monkeypatch: pytest.MonkeyPatch, raw: bytes, words: str) -> None:
    with host(in_turn(Says(raw)), monkeypatch) as agency:
        trial = try_address(address=agency.url, station=StationFactory(), now=MONDAY_NOON)

    assert words in " ".join(trial.warnings)


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (Says(status=404), "There is nothing at this address (404)"),
        (Says(b"<html><body><form><input type=password></form></body></html>"), "asks one to sign in"),
        (Says(b"<html><body>Hello</body></html>"), "names no feed"),
        (Says(b'<rss version="2.0"><channel><title>Empty</title></channel></rss>'), "nothing is in it now"),
        (Says(b"\x89PNG\r\n"), "PNG"),
        (Says(PAGE.encode()), "names no feed"),
    ],
    ids=["gone", "sign-in", "page", "empty", "picture", "ring"],
)
def test_what_is_no_feed_is_said_in_words(monkeypatch: pytest.MonkeyPatch, says: Says, words: str) -> None:
    with host(in_turn(says), monkeypatch) as agency, pytest.raises(AskError) as told:
        try_address(address=agency.url, station=StationFactory(), now=MONDAY_NOON)

    assert words in str(told.value)


def test_a_feed_is_added_in_two_steps(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    TopicFactory()
    with host(site(feed()), monkeypatch, "ledger.example") as ledger:
        found = desk.post("/desk/sources/new/", {"do": "try", "address": ledger.url}).content.decode()
        form = {"address": f"{ledger.url}/feed/", "name": "The Ledger", "on_arrival": "desk", "label": "partner"}
        desk.post("/desk/sources/new/", {"do": "add", "topic": "county-government", **form})

    assert "State pays for half of levee" in found
    added = Source.objects.get()
    assert (added.slug, added.url, added.topic) == ("the-ledger", f"{ledger.url}/feed/", "county-government")


def test_a_source_that_we_have_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with host(in_turn(Says(feed())), monkeypatch) as agency:
        wire = source("desk", url=f"{agency.url}/")
        trial = try_address(address=f"{agency.url}/", station=wire.station, now=MONDAY_NOON)

    assert "your source “State Wire”" in trial.warnings[0]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "localhost/feed", "file:///etc/passwd", "not an address", "::"]
)
def test_an_address_that_may_not_be_asked_is_refused_on_the_form(desk: Client, address: str) -> None:
    answer = desk.post("/desk/sources/new/", {"do": "try", "address": address})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()

"""Feeds are asked for what changed, ever later while they fail, and nothing late or equal in time is passed over."""

import gzip
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from newsquare.wire.actions import due_sources, poll
from newsquare.wire.models import Dispatch, Source
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source
from tests.wire.hosts import Says, host, in_turn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _time_goes_on(_clock_stands_still: None) -> Iterator[None]:
    with time_machine.travel(MONDAY_NOON, tick=True):
        yield


def test_a_host_is_asked_for_what_changed_only(monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = {"ETag": '"one"', "Last-Modified": "Mon, 02 Mar 2026 17:00:00 GMT"}
    with host(in_turn(Says(feed(), headers=stamps), Says(status=304)), monkeypatch) as agency:
        wire = source("desk", url=f"{agency.url}/feed.xml")

        poll(source=wire, now=MONDAY_NOON)
        look = poll(source=wire, now=MONDAY_NOON)

    assert agency.sent("if-none-match") == [None, '"one"']
    assert agency.sent("if-modified-since") == [None, "Mon, 02 Mar 2026 17:00:00 GMT"]
    assert (look.problem, look.failures, Dispatch.objects.count()) == ("", 0, 1)


def test_pauses_grow_while_a_host_fails_and_end_when_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = []
    with host(in_turn(*[Says(status=503)] * 8, Says(feed())), monkeypatch) as agency:
        wire = source("desk", url=f"{agency.url}/feed.xml")
        for _ in range(9):
            look = poll(source=wire, now=MONDAY_NOON)
            pauses.append((look.next_at - MONDAY_NOON) / timedelta(minutes=1))  # type: ignore[operator]

    least = [2, 4, 8, 16, 32, 60, 60, 60, 5]
    assert [short for short, pause in zip(least, pauses, strict=True) if not short <= pause <= short * 1.1] == []
    assert (look.problem, look.failures) == ("", 0)


@pytest.mark.parametrize("wish", ["7200", "Mon, 02 Mar 2026 20:00:00 GMT"])
def test_a_host_that_names_a_time_is_left_alone_until_then(monkeypatch: pytest.MonkeyPatch, wish: str) -> None:
    with host(in_turn(Says(status=429, headers={"Retry-After": wish})), monkeypatch) as agency:
        look = poll(source=source(url=f"{agency.url}/feed.xml"), now=MONDAY_NOON)

    assert look.problem == "The host asks us to come less often (429)."
    assert look.next_at >= MONDAY_NOON + timedelta(hours=2)  # type: ignore[operator]


def test_two_feeds_are_not_asked_in_the_same_second(monkeypatch: pytest.MonkeyPatch) -> None:
    with host(in_turn(Says(feed())), monkeypatch) as agency:
        first = source("desk", url=f"{agency.url}/feed.xml")
        second = Source.objects.create(station=first.station, slug="second", url=f"{agency.url}/feed.xml")
        moments = {poll(source=each, now=MONDAY_NOON).next_at for each in (first, second)}

    assert len(moments) == 2


def test_what_comes_late_or_at_the_same_time_is_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    both = feed("a").replace(b"</channel>", feed("b", "An older story comes late").split(b"</link>", 1)[1])
    older = both.replace(b"Mon, 02 Mar 2026 16:00:00", b"Fri, 27 Feb 2026 16:00:00", 2)
    with host(in_turn(Says(feed("a")), Says(both), Says(older)), monkeypatch) as agency:
        wire = source("desk", url=f"{agency.url}/feed.xml")
        for _ in range(3):
            poll(source=wire, now=MONDAY_NOON)

    assert wire.items.count() == 2


def test_one_bad_item_costs_the_others_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = feed("a").replace(
        b"</channel>", b"<item><title>Half & <b>gone</title></item>" + feed("b").split(b"</link>", 1)[1]
    )
    with host(in_turn(Says(broken)), monkeypatch) as agency:
        wire = source("desk", url=f"{agency.url}/feed.xml")
        look = poll(source=wire, now=MONDAY_NOON)

    assert look.problem == ""
    assert {item.key for item in wire.items.all()} >= {"a", "b"}


def test_packed_and_redirected_answers_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(feed())
    answers = in_turn(
        Says(status=301, headers={"Location": "/elsewhere.xml"}), Says(packed, headers={"Content-Encoding": "gzip"})
    )
    with host(answers, monkeypatch) as agency:
        wire = source("desk", url=f"{agency.url}/feed.xml")
        poll(source=wire, now=MONDAY_NOON)

    assert [path for path, _ in agency.asked] == ["/feed.xml", "/elsewhere.xml"]
    assert wire.items.count() == 1


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (Says(status=404), "There is nothing at this address (404): perhaps the feed has moved."),
        (Says(status=401), "The host asks for a password or a key (401)."),
        (Says(b"<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>"), "The address leads to a web page"),
        (Says(gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"}), "The answer is larger than"),
    ],
    ids=["gone", "locked", "page", "bomb"],
)
def test_a_feed_that_cannot_be_had_is_told_in_words(monkeypatch: pytest.MonkeyPatch, says: Says, words: str) -> None:
    with host(in_turn(says), monkeypatch) as agency:
        look = poll(source=source(url=f"{agency.url}/feed.xml"), now=MONDAY_NOON)

    assert look.problem.startswith(words)
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize(
    ("hint", "least"),
    [
        (b"<ttl>20</ttl>", 20),
        (b"<ttl>600</ttl>", 30),
        (b"<ttl>1</ttl>", 5),
        (b"<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 15),
    ],
)
def test_a_feed_that_costs_its_host_much_is_read_as_seldom_as_it_says(
    monkeypatch: pytest.MonkeyPatch, hint: bytes, least: int
) -> None:
    made = feed().replace(b"<channel>", b"<channel>" + hint).replace(b"<rss", b'<rss xmlns:sy="urn:sy"')
    with host(in_turn(Says(made), Says(made, headers={"ETag": '"1"'})), monkeypatch) as agency:
        wire = source("desk", url=f"{agency.url}/feed.xml")
        dear, cheap = (poll(source=wire, now=MONDAY_NOON).next_at - MONDAY_NOON for _ in range(2))  # type: ignore[operator]

    assert timedelta(minutes=least) <= dear <= timedelta(minutes=least) * 1.1
    assert cheap <= timedelta(minutes=5) * 1.1


def test_a_source_is_claimed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = source(url="https://wire.example/feed.xml")

    assert [due_sources(now=MONDAY_NOON), due_sources(now=MONDAY_NOON)] == [[wire], []]
    assert due_sources(now=MONDAY_NOON + timedelta(minutes=10)) == [wire]

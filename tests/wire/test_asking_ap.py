"""The AP Media API is asked page by page; its tokens may die, its items fail, and its key goes to nobody else."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from newsquare.wire.actions import poll, set_key
from newsquare.wire.models import Dispatch, Key, Look, Source
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source
from tests.wire.fake_ap import KEY, WORDS, FakeAp, story
from tests.wire.hosts import Host, host

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _time_goes_on(_clock_stands_still: None) -> Iterator[None]:
    with time_machine.travel(MONDAY_NOON, tick=True):
        yield


@pytest.fixture
def ap(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[FakeAp, Host, Source]]:
    """A running API of two pages, and a source that asks it."""
    api = FakeAp([[story("a"), story("b")], [story("c")]])
    with host(api, monkeypatch, "api.agency.example") as running:
        api.base = f"{running.url}/media/v"
        wire = source("desk", asked="ap", url=api.base)
        set_key(source=wire, text=KEY, by=None, now=MONDAY_NOON)
        yield api, running, wire


Ap = tuple[FakeAp, Host, Source]


def headlines(wire: Source) -> list[str]:
    return sorted(item.latest.headline for item in wire.items.select_related("latest") if item.latest)


def test_next_pages_are_taken_at_once_each_story_with_its_text(ap: Ap) -> None:
    _api, _host, wire = ap

    look = poll(source=wire, now=MONDAY_NOON)

    assert (look.problem, headlines(wire)) == ("", [f"Ferry runs again ({name})" for name in "abc"])
    item = wire.items.order_by("pk").first()
    assert item is not None
    assert item.latest is not None
    assert WORDS in item.latest.data["body_text"]


def test_what_was_seen_is_not_fetched_again_and_a_new_tag_is(ap: Ap) -> None:
    api, _host, wire = ap
    poll(source=wire, now=MONDAY_NOON)
    api.pages.append([story("a"), story("b", "2", headline="Ferry waits")])
    api.asked.clear()

    poll(source=wire, now=MONDAY_NOON)

    assert [path for path in api.asked if "nitf" in path] == ["/media/v/content/b/text.nitf?et=2"]
    assert "Ferry waits" in headlines(wire)


@pytest.mark.parametrize("how", ["refused", "old"])
def test_a_token_that_died_begins_anew_and_doubles_nothing(ap: Ap, how: str) -> None:
    api, _host, wire = ap
    poll(source=wire, now=MONDAY_NOON)
    api.dead = {"t2"} if how == "refused" else set()
    api.asked.clear()

    look = poll(source=wire, now=MONDAY_NOON + timedelta(hours=73 if how == "old" else 1))

    assert look.problem == ""
    assert "/media/v/content/feed?page_size=50" in api.asked
    assert (wire.items.count(), Dispatch.objects.count()) == (3, 3)


def test_a_kill_needs_no_text_and_is_taken_first(ap: Ap) -> None:
    api, _host, wire = ap
    poll(source=wire, now=MONDAY_NOON)
    killed = story("a", "2", pubstatus="canceled", renditions={}, versioncreated="2026-03-02T17:30:00Z")
    api.pages.append([story("d"), killed])
    api.broken["/media/v/content/d/text.nitf"] = 503

    poll(source=wire, now=MONDAY_NOON)

    versions = wire.items.get(key="a").versions.order_by("number")
    assert [version.data["pubstatus"] for version in versions] == ["usable", "canceled"]


def test_a_text_that_cannot_be_had_stops_the_others_for_a_while_only(ap: Ap) -> None:
    api, _host, wire = ap
    api.broken["/media/v/content/a/text.nitf"] = 500

    looks = [poll(source=wire, now=MONDAY_NOON).problem for _ in range(3)]

    assert looks == ["The host has trouble of its own (500)."] * 2 + [""]
    assert wire.items.count() == 3


def test_a_host_that_is_asked_too_often_is_left_alone(ap: Ap) -> None:
    api, _host, wire = ap
    api.broken["/media/v/content/feed"] = 429

    look = poll(source=wire, now=MONDAY_NOON)

    assert look.next_at is not None
    assert (look.problem, look.next_at >= MONDAY_NOON + timedelta(minutes=10)) == (
        "The host asks us to come less often (429).",
        True,
    )


def test_a_picture_is_asked_for_where_the_item_only_names_it(ap: Ap) -> None:
    api, _host, wire = ap
    api.pages[0][0]["item"]["associations"] = {"1": {"type": "picture", "uri": "BASE/content/p1?et=1"}}

    poll(source=wire, now=MONDAY_NOON)

    assert "/media/v/content/p1?et=1" in api.asked
    assert b"The landing" in bytes(Dispatch.objects.order_by("pk")[0].raw)


def test_the_key_goes_to_no_other_host_and_is_not_in_the_clear(ap: Ap, monkeypatch: pytest.MonkeyPatch) -> None:
    api, _running, wire = ap
    with host(FakeAp([]), monkeypatch, "elsewhere.example") as elsewhere:
        api.pages[0][0]["item"]["renditions"]["nitf"]["href"] = f"{elsewhere.url}/text.nitf"
        poll(source=wire, now=MONDAY_NOON)

    assert elsewhere.asked
    assert set(elsewhere.sent("x-api-key")) == {None}
    assert KEY not in Key.objects.get().value


def test_without_a_key_nothing_is_asked() -> None:
    look = poll(source=source(asked="ap", url="https://api.agency.example/media/v"), now=MONDAY_NOON)

    assert look.problem.startswith("No key was typed for the AP Media API")
    assert Look.objects.get().failures == 1

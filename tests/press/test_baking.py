"""A bakeable view's answer is kept for everybody, with its headers, clean of whoever asked first."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from newsquare.press.models import BakedPage
from newsquare.press.store import Store
from newsquare.stories.models import Label
from tests.cast import StationFactory, StoryFactory
from tests.clock import MONDAY_NOON
from tests.press.conftest import Ask
from tests.press.urls import Board

pytestmark = pytest.mark.django_db


def test_a_page_asked_for_once_comes_from_the_front(station: Any, reader: Client, ask: Ask) -> None:
    first = reader.get("/a/")

    answer = ask("/a/")

    assert (answer.from_front, answer.body) == (True, first.content)
    for name in (
        "ETag",
        "Content-Type",
        "Content-Security-Policy",
        "Cache-Control",
        "Vary",
        "Cache-Tag",
        "Content-Length",
    ):
        assert answer.headers[name] == first.headers[name]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Tag"] == "story:1"
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_what_it_shows_is_written_down(station: Any, reader: Client, board: Board) -> None:
    board.tags = ("story:1", "topic:2")

    reader.get("/a/")

    page = BakedPage.objects.get(station=station, path="/a/")
    assert set(page.shows.values_list("tag", flat=True)) == {"story:1", "topic:2"}


def test_what_it_shows_no_more_is_forgotten(station: Any, reader: Client, board: Board) -> None:
    reader.get("/a/")
    board.tags = ("story:7",)

    reader.get("/a/")

    assert list(BakedPage.objects.get().shows.values_list("tag", flat=True)) == ["story:7"]


def test_a_question_or_a_post_is_never_kept(station: Any, reader: Client, ask: Ask) -> None:
    reader.get("/a/?page=2")
    reader.post("/a/")
    reader.get("/personal/")

    assert not ask("/a/").from_front
    assert not ask("/personal/").from_front


def test_the_reader_s_cookies_never_reach_the_page(station: Any, reader: Client, ask: Ask, board: Board) -> None:
    reader.cookies["sessionid"] = "secret"

    reader.get("/a/")

    assert board.cookies_seen == 0
    assert ask("/a/").from_front


def test_a_page_that_sets_or_reads_a_session_is_not_kept(station: Any, reader: Client, ask: Ask) -> None:
    assert reader.get("/session/").content == b"yours"

    assert not ask("/session/").from_front


def test_staff_may_see_what_is_not_kept_for_readers(station: Any, reader: Client, ask: Ask) -> None:
    assert reader.get("/staff/").status_code == 404
    reader.cookies["sessionid"] = "staff"

    assert reader.get("/staff/").content == b"for staff"
    assert not ask("/staff/").from_front


@pytest.mark.parametrize("status", [301, 404, 500])
def test_an_answer_that_is_no_page_is_not_kept(
    station: Any, reader: Client, ask: Ask, board: Board, status: int
) -> None:
    board.status = status

    reader.get("/a/")

    assert not ask("/a/").from_front


def test_a_page_that_is_no_more_leaves_the_front(station: Any, reader: Client, ask: Ask, board: Board) -> None:
    reader.get("/a/")
    board.status = 404

    reader.get("/a/")

    assert not ask("/a/").from_front
    assert not BakedPage.objects.exists()


def test_a_page_that_cannot_be_rendered_keeps_its_last_form(
    station: Any, reader: Client, ask: Ask, board: Board
) -> None:
    reader.get("/broken/")
    board.words = "broken"

    assert reader.get("/broken/").status_code == 500

    assert ask("/broken/").body == b"first"


def test_a_withdrawn_story_leaves_a_tombstone(station: Any, reader: Client, ask: Ask, board: Board) -> None:
    board.status = 410

    reader.get("/a/")

    answer = ask("/a/")
    assert (answer.status, answer.headers["Cache-Control"]) == ("410 Gone", "public, max-age=60")


def test_head_bakes_too(station: Any, reader: Client, ask: Ask) -> None:
    head = reader.head("/a/")

    assert head.content == b""
    assert ask("/a/").headers["Content-Length"] == head.headers["Content-Length"]


def test_a_picture_keeps_its_own_cache_header(station: Any, reader: Client, ask: Ask) -> None:
    reader.get("/picture.avif")

    answer = ask("/picture.avif", accept_encoding="gzip")

    assert answer.body == bytes(range(256)) * 4
    assert answer.headers["Content-Type"] == "image/avif"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Content-Encoding" not in answer.headers


def test_a_picture_s_licence_ends_its_cache_header(station: Any, reader: Client, ask: Ask, board: Board) -> None:
    board.until = MONDAY_NOON + timedelta(hours=1)

    first = reader.get("/picture.avif")

    assert first.headers["Cache-Control"] == "public, max-age=3600"
    with time_machine.travel(MONDAY_NOON + timedelta(minutes=59), tick=False):
        assert ask("/picture.avif").headers["Cache-Control"] == "public, max-age=60"


def test_wire_copy_is_never_shown_by_a_cache_that_cannot_reach_us(station: Any, reader: Client, board: Board) -> None:
    wire, local = StoryFactory(label=Label.WIRE), StoryFactory(label=Label.LOCAL)

    board.tags = (f"story:{local.pk}",)
    assert "stale-if-error" in reader.get("/local/").headers["Cache-Control"]
    board.tags = (f"story:{local.pk}", f"story:{wire.pk}")
    assert reader.get("/wire/").headers["Cache-Control"] == "public, max-age=60"


def test_a_page_ends_to_the_second_and_is_then_baked_again(
    station: Any, reader: Client, ask: Ask, board: Board
) -> None:
    board.until = MONDAY_NOON + timedelta(seconds=30)
    reader.get("/a/")
    board.until, board.words = None, "second"

    with time_machine.travel(MONDAY_NOON + timedelta(seconds=29), tick=False):
        assert b"first" in ask("/a/").body
    with time_machine.travel(MONDAY_NOON + timedelta(seconds=30), tick=False):
        assert not ask("/a/").from_front
        reader.get("/a/")
        assert b"second" in ask("/a/").body


def test_a_page_whose_time_is_over_already_is_not_kept(station: Any, reader: Client, ask: Ask, board: Board) -> None:
    board.until = MONDAY_NOON

    assert reader.get("/a/").status_code == 200

    assert not ask("/a/").from_front


def test_each_station_has_its_own_page_and_hosts_share_it(reader: Client, ask: Ask, station: Any) -> None:
    harbor = StationFactory(slug="harbor")
    harbor.hosts.create(name="www.harbor.test", position=1)
    reader.get("/a/")
    reader.get("/a/", headers={"host": "www.harbor.test"})

    assert b"Riverbend" in ask("/a/").body
    assert b"Harbor" in ask("/a/", host="harbor.test").body
    assert ask("/a/", host="www.harbor.test").body == ask("/a/", host="harbor.test").body


def test_keeping_a_page_costs_few_queries(
    station: Any, reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries, store: Store
) -> None:
    reader.get("/other/")

    with django_assert_max_num_queries(7):
        reader.get("/a/")

"""`newsquare bake` and `newsquare purge` say what they did, and what is wrong with what was asked."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from newsquare.press import actions
from tests.cast import StationFactory
from tests.press.conftest import Ask
from tests.press.urls import Board

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=out)
    return out.getvalue()


def test_bake_all_bakes_every_station(station: Any, ask: Ask) -> None:
    StationFactory(slug="harbor")

    told = run("bake", "--all")

    assert ask("/").from_front
    assert ask("/", host="harbor.test").from_front
    assert "riverbend: " in told
    assert "harbor: " in told


def test_bake_all_throws_away_what_nobody_knows_of(station: Any, reader: Client, ask: Ask) -> None:
    reader.get("/a/")
    from newsquare.press.models import BakedPage

    BakedPage.objects.all().delete()
    run("bake", "--all", "--station", "riverbend")

    assert not ask("/a/").from_front


def test_a_page_that_cannot_be_rendered_is_told(station: Any, reader: Client, board: Board) -> None:
    reader.get("/broken/")
    board.words = "broken"

    with pytest.raises(CommandError, match="1 pages of riverbend could not be rendered"):
        run("bake", "--all")


def test_bake_bakes_what_waits(station: Any, reader: Client, board: Board, ask: Ask) -> None:
    reader.get("/a/")
    actions.remove(["story:1"])

    run("bake")

    assert not ask("/a/").from_front


def test_purge_throws_a_page_away_at_every_station_or_one(station: Any, reader: Client, ask: Ask) -> None:
    StationFactory(slug="harbor")
    for host in ("testserver", "harbor.test"):
        reader.get("/a/", headers={"host": host})

    assert run("purge", "/a/", "--station", "harbor") == "/a/: 1 thrown away\n"
    assert ask("/a/").from_front
    assert not ask("/a/", host="harbor.test").from_front
    assert run("purge", "/a/") == "/a/: 1 thrown away\n"
    assert run("purge", "/a/") == "/a/: nothing was kept\n"


def test_purge_refuses_what_is_no_path(station: Any) -> None:
    with pytest.raises(CommandError, match="begin with a slash"):
        run("purge", "a/")
    with pytest.raises(CommandError, match="no station 'x'"):
        run("purge", "/a/", "--station", "x")
    assert run("purge", "/../../etc/passwd") == "/../../etc/passwd: nothing was kept\n"

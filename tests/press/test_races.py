"""However a change and a bake fall together, no reader gets what is no longer so."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsquare.press import actions
from newsquare.press.store import Store
from tests.clock import MONDAY_NOON
from tests.press.conftest import Ask
from tests.press.urls import Board

pytestmark = pytest.mark.django_db


def test_a_change_while_a_page_renders_makes_it_render_again(
    station: Any, reader: Client, board: Board, ask: Ask
) -> None:
    def change_once() -> None:
        board.meanwhile = lambda: None
        board.words = "second"
        actions.touch(["story:1"], MONDAY_NOON)

    board.meanwhile = change_once

    assert b"second" in reader.get("/a/").content

    assert b"second" in ask("/a/").body
    assert board.rendered == 2


def test_a_change_of_something_else_does_not(station: Any, reader: Client, board: Board) -> None:
    board.meanwhile = lambda: actions.touch(["story:2"], MONDAY_NOON)

    reader.get("/a/")

    assert board.rendered == 1


def test_a_page_that_changes_faster_than_it_renders_is_kept_and_baked_again(
    station: Any, reader: Client, board: Board, ask: Ask
) -> None:
    board.meanwhile = lambda: actions.touch(["story:1"], MONDAY_NOON)

    reader.get("/a/")

    assert ask("/a/").from_front
    board.meanwhile, board.words = lambda: None, "last"
    later = MONDAY_NOON + timedelta(seconds=1)
    with time_machine.travel(later, tick=False):
        actions.bake_pending(now=later)
    assert b"last" in ask("/a/").body


def test_what_is_withdrawn_while_it_renders_is_never_kept(
    station: Any,
    reader: Client,
    board: Board,
    ask: Ask,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def withdraw() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            actions.remove(["story:1"], MONDAY_NOON)

    board.meanwhile = withdraw

    reader.get("/a/")

    assert not ask("/a/").from_front


def test_an_old_bake_does_not_overwrite_a_newer_one(station: Any, reader: Client, board: Board, store: Store) -> None:
    """A slow render begins, the page is touched and baked anew by somebody else at each of its tries."""

    def overtake() -> None:
        board.meanwhile, words = lambda: None, board.words
        actions.touch(["story:1"], MONDAY_NOON)
        board.words = "newer"
        Client().get("/a/")
        board.meanwhile, board.words = overtake, words

    board.meanwhile = overtake

    reader.get("/a/")

    page = store.get(station.pk, "/a/")
    assert page is not None
    assert b"newer" in page.body


def test_a_page_that_changes_often_is_kept_at_once_and_baked_again(
    station: Any, reader: Client, board: Board, ask: Ask
) -> None:
    def change() -> None:
        with transaction.atomic():
            actions.touch_often(["story:1"], MONDAY_NOON)

    board.meanwhile = change

    reader.get("/a/")

    assert ask("/a/").from_front
    assert board.rendered == 1
    board.meanwhile, board.words = lambda: None, "last"
    later = MONDAY_NOON + timedelta(seconds=1)
    with time_machine.travel(later, tick=False):
        actions.bake_pending(now=later)
    assert b"last" in ask("/a/").body

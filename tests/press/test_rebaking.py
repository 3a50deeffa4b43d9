"""What changed is baked again, exactly where it shows; what is withdrawn is gone before the action reports done."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsquare.press import actions
from newsquare.press.models import BakedPage, Touch
from newsquare.press.store import Store
from newsquare.press.tasks import bake_touched, sweep
from tests.clock import MONDAY_NOON
from tests.press.conftest import Ask
from tests.press.urls import Board

pytestmark = pytest.mark.django_db
LATER = MONDAY_NOON + timedelta(seconds=2)


@pytest.fixture
def two_pages(station: Any, reader: Client, board: Board) -> None:
    board.tags = ("story:1",)
    reader.get("/one/")
    board.tags = ("story:2",)
    reader.get("/two/")
    board.words, board.rendered, board.tags = "second", 0, ("story:1",)


def pending(now: datetime) -> datetime | None:
    with time_machine.travel(now, tick=False):
        return actions.bake_pending(now=now)


def shared() -> list[Touch]:
    return [row for row in Touch.objects.order_by("pk") if Touch.SHARED in row.tags]


@pytest.mark.usefixtures("two_pages")
def test_exactly_the_pages_that_show_it_are_baked_again(ask: Ask) -> None:
    actions.touch(["story:1"], MONDAY_NOON)

    assert pending(LATER) is None

    assert b"second" in ask("/one/").body
    assert b"first" in ask("/two/").body


@pytest.mark.usefixtures("two_pages")
def test_a_hundred_touches_wait_as_one_task_and_bake_once(board: Board) -> None:
    for _ in range(100):
        actions.touch(["story:1"], MONDAY_NOON)

    assert DBTaskResult.objects.filter(task_path=bake_touched.module_path).count() == 1
    pending(LATER)
    assert board.rendered == 1


@pytest.mark.usefixtures("two_pages")
def test_a_page_touched_without_end_is_baked_a_few_times_a_second(board: Board, ask: Ask) -> None:
    for tick in range(100):
        now = LATER + timedelta(milliseconds=20 * tick)
        with time_machine.travel(now, tick=False):
            board.words = f"comment {tick}"
            actions.touch(["story:1"], now)
            actions.bake_pending(now=now)

    assert 2 <= board.rendered <= 6
    assert pending(LATER + timedelta(seconds=3)) is None
    assert b"comment 99" in ask("/one/").body


@pytest.mark.usefixtures("two_pages")
def test_a_page_baked_only_just_now_is_come_back_for(ask: Ask) -> None:
    actions.touch(["story:1"], MONDAY_NOON)

    DBTaskResult.objects.update(status="RUNNING")
    bake_touched.func()

    waiting = DBTaskResult.objects.filter(task_path=bake_touched.module_path).order_by("-run_after")
    assert MONDAY_NOON + timedelta(seconds=0.4) in waiting.values_list("run_after", flat=True)


@pytest.mark.usefixtures("two_pages")
def test_it_is_come_back_for_as_soon_as_it_has_rested_whatever_was_looked_at_meanwhile(ask: Ask) -> None:
    actions.touch(["story:1"], MONDAY_NOON)

    soon = pending(MONDAY_NOON + timedelta(seconds=0.3))

    assert soon == MONDAY_NOON + timedelta(seconds=0.4)
    assert pending(soon) is None
    assert b"second" in ask("/one/").body


@pytest.mark.usefixtures("two_pages")
def test_a_page_that_rests_is_not_forgotten_for_one_that_fails(board: Board) -> None:
    BakedPage.objects.filter(path="/two/").update(stale_at=MONDAY_NOON, baked_at=MONDAY_NOON - timedelta(hours=1))
    actions.touch(["story:1"], MONDAY_NOON)
    board.status = 500

    assert pending(MONDAY_NOON + timedelta(seconds=0.3)) == MONDAY_NOON + timedelta(seconds=0.4)
    assert pending(LATER) is None  # What fails each time waits for the sweep.


@pytest.mark.usefixtures("two_pages")
def test_a_page_that_was_asked_for_after_the_touch_is_not_baked_twice(
    reader: Client, board: Board, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.touch(["story:1"], MONDAY_NOON)
    with time_machine.travel(MONDAY_NOON + timedelta(seconds=1), tick=False):
        reader.get("/one/")

    pending(LATER)

    assert board.rendered == 1


@pytest.mark.usefixtures("two_pages")
def test_removed_pages_are_gone_when_the_transaction_is(
    ask: Ask, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(["story:1"], MONDAY_NOON)

    assert not ask("/one/").from_front
    assert b"first" in ask("/two/").body
    pending(LATER)
    assert b"second" in ask("/one/").body


@pytest.mark.usefixtures("two_pages")
def test_a_removal_that_a_killed_process_left_undone_is_carried_out_by_the_sweep(ask: Ask) -> None:
    actions.remove(["story:1"], MONDAY_NOON)  # Without its on_commit: as if the process had died there.
    assert ask("/one/").from_front

    sweep(LATER)

    assert not ask("/one/").from_front


def test_pages_whose_time_is_over_are_taken_away_and_baked_by_the_minute_s_sweep(
    station: Any, reader: Client, board: Board, store: Store
) -> None:
    board.until = MONDAY_NOON + timedelta(seconds=30)
    reader.get("/a/")
    board.until, board.words = None, "second"

    with time_machine.travel(MONDAY_NOON + timedelta(minutes=1), tick=False):
        sweep(MONDAY_NOON + timedelta(minutes=1))
        assert store.get(station.pk, "/a/") is None
        actions.bake_pending(now=MONDAY_NOON + timedelta(minutes=1))

    page = store.get(station.pk, "/a/")
    assert page is not None
    assert b"second" in page.body


def test_pages_that_are_many_and_seldom_read_are_thrown_away(
    station: Any, reader: Client, board: Board, store: Store
) -> None:
    board.tags = ("rest:topic:1", "story:5")
    reader.get("/topic/bridge/7/")

    actions.touch(["list:topic:1", "rest:topic:1"], MONDAY_NOON)
    pending(LATER)

    assert store.get(station.pk, "/topic/bridge/7/") is None
    assert not BakedPage.objects.exists()
    assert board.rendered == 1


@pytest.mark.usefixtures("two_pages")
def test_a_page_that_cannot_be_rendered_is_tried_again_but_not_without_end(
    reader: Client, board: Board, ask: Ask
) -> None:
    reader.get("/broken/")
    board.words = "broken"
    actions.touch(["story:1"], MONDAY_NOON)

    pending(LATER)
    assert pending(LATER + timedelta(seconds=1)) is None

    assert ask("/broken/").body == b"second"
    board.words = "third"
    pending(LATER + timedelta(minutes=1))
    assert ask("/broken/").body == b"third"


def test_touches_are_forgotten_after_a_while() -> None:
    actions.touch(["story:1"], MONDAY_NOON)
    pending(LATER)

    actions.sweep(now=LATER + timedelta(minutes=11))

    assert not Touch.objects.exists()


def test_a_rolled_back_touch_does_nothing(station: Any, reader: Client, board: Board, ask: Ask) -> None:
    reader.get("/a/")
    with transaction.atomic():
        actions.remove(["story:1"], MONDAY_NOON)
        transaction.set_rollback(True)
    pending(LATER)

    assert ask("/a/").from_front
    assert board.rendered == 1


@pytest.mark.usefixtures("two_pages")
def test_a_page_that_cannot_be_written_still_reaches_its_reader_and_waits(
    reader: Client, store: Store, station: Any, ask: Ask
) -> None:
    in_the_way = store.folder / "kept" / str(station.pk) / "three" / "@.page"
    in_the_way.mkdir(parents=True)

    assert reader.get("/three/").status_code == 200

    assert BakedPage.objects.get(path="/three/").stale_at == MONDAY_NOON
    in_the_way.rmdir()
    pending(LATER)
    assert ask("/three/").from_front


@pytest.mark.usefixtures("two_pages")
def test_changes_that_come_often_share_a_row_until_the_worker_looks(board: Board, ask: Ask) -> None:
    with transaction.atomic():
        actions.touch_often(["story:1"], MONDAY_NOON)
        actions.touch_often(["story:1"], MONDAY_NOON)
    assert len(shared()) == 1

    pending(LATER)
    board.words = "third"
    with transaction.atomic():
        actions.touch_often(["story:1"], LATER)
    assert len(shared()) == 2

    pending(LATER + timedelta(seconds=2))
    assert b"third" in ask("/one/").body
    assert board.rendered == 2

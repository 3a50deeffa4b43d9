"""Background work: readers first, nothing twice, nothing forgotten."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import OperationalError
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from newsquare.office import queue
from newsquare.office.models import Worker
from newsquare.office.worker import LANES
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
NOW = MONDAY_NOON
QUEUES = ("bake", "mail", "wire", "feeds", "default")


@task(queue_name="bake")
def bake() -> str:
    return "baked"


@task(queue_name="mail")
def stumble() -> None:
    raise ValueError("no such address")


@task(queue_name="default")
def lose_the_database() -> None:
    raise OperationalError("the connection is gone")


def working(name: str = "ours", at: timedelta = timedelta()) -> str:
    Worker.objects.create(name=name, place="here", started_at=NOW, beat_at=NOW + at)
    return name


def states() -> list[str]:
    return list(DBTaskResult.objects.order_by("task_path").values_list("status", flat=True))


def claim(worker: str) -> DBTaskResult | None:
    return queue.claim(worker, NOW, QUEUES, set())


def test_queues_are_served_in_their_order() -> None:
    for one in (lose_the_database, stumble, bake):
        one.enqueue()

    rows = [claim("ours") for _ in range(3)]

    assert [row.queue_name for row in rows if row] == ["bake", "mail", "default"]
    assert claim("ours") is None


def test_a_lane_knows_the_moment_for_which_its_next_task_waits() -> None:
    bake.enqueue()
    assert queue.next_moment(("bake",)) is None

    for seconds in (30, 0.4):
        bake.using(run_after=NOW + timedelta(seconds=seconds)).enqueue()

    assert queue.next_moment(("bake",)) == NOW + timedelta(seconds=0.4)
    assert queue.next_moment(("mail",)) is None


def test_every_queue_has_a_lane() -> None:
    assert sorted({name for lane in LANES for name in lane}) == sorted(settings.TASKS["default"]["QUEUES"])


def test_a_task_is_run_once_and_its_result_is_kept() -> None:
    bake.enqueue()
    row = claim("ours")
    assert row is not None

    queue.run(row, NOW)

    assert (states(), row.return_value) == (["SUCCESSFUL"], "baked")


def test_a_mistake_is_kept_with_its_traceback_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    stumble.enqueue()
    row = claim("ours")
    assert row is not None

    queue.run(row, NOW)

    assert states() == ["FAILED"]
    assert "ValueError: no such address" in row.traceback
    assert len(caplog.records) == 1


def test_an_outage_is_not_the_tasks_fault() -> None:
    lose_the_database.enqueue()
    row = claim("ours")
    assert row is not None

    queue.run(row, NOW)

    row.refresh_from_db()
    assert (row.status, row.run_after) == ("READY", NOW + timedelta(seconds=2))


def test_what_a_dead_worker_held_is_taken_up_again() -> None:
    bake.enqueue()
    claim(working("dead", -2 * queue.LEASE))

    assert queue.requeue_forgotten("ours", set(), NOW) == 1

    assert states() == ["READY"]


def test_what_a_living_worker_holds_is_left_to_it() -> None:
    bake.enqueue()
    claim(working("another"))

    assert queue.requeue_forgotten("ours", set(), NOW) == 0


def test_of_its_own_a_worker_takes_up_only_what_it_does_not_hold() -> None:
    bake.enqueue()
    row = claim(working("ours"))
    assert row is not None

    assert queue.requeue_forgotten("ours", {str(row.pk)}, NOW) == 0
    assert queue.requeue_forgotten("ours", set(), NOW) == 1


def test_a_task_that_takes_workers_down_is_given_up() -> None:
    bake.enqueue()
    for number in range(queue.LAST_TRY):
        claim(f"dead {number}")
        queue.requeue_forgotten("ours", set(), NOW)

    assert states() == ["FAILED"]
    assert "workers ended while they ran this task" in DBTaskResult.objects.get().traceback


def test_finished_work_is_thrown_away_in_time() -> None:
    bake.enqueue()
    stumble.enqueue()
    for _ in range(2):
        row = claim("ours")
        assert row is not None
        queue.run(row, NOW)
    assert timezone.now() == NOW

    queue.prune(NOW + queue.KEPT + timedelta(hours=1))
    assert states() == ["FAILED"]

    queue.prune(NOW + queue.KEPT_FAILED + timedelta(hours=1))
    assert states() == []

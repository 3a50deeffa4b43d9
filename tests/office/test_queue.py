"""Background work: readers first, nothing twice, nothing forgotten."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from newsquare.office import queue
from newsquare.office.models import Worker
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
NOW = MONDAY_NOON


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


def test_baking_comes_before_mail_and_chores() -> None:
    for one in (lose_the_database, stumble, bake):
        one.enqueue()

    rows = [queue.claim("ours", NOW) for _ in range(3)]

    assert [row.queue_name for row in rows if row] == ["bake", "mail", "default"]
    assert queue.claim("ours", NOW) is None


def test_a_task_is_run_once_and_its_result_is_kept() -> None:
    bake.enqueue()
    row = queue.claim("ours", NOW)
    assert row is not None

    queue.run(row, NOW)

    assert (states(), row.return_value) == (["SUCCESSFUL"], "baked")


def test_a_mistake_is_kept_with_its_traceback_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    stumble.enqueue()
    row = queue.claim("ours", NOW)
    assert row is not None

    queue.run(row, NOW)

    assert states() == ["FAILED"]
    assert "ValueError: no such address" in row.traceback
    assert len(caplog.records) == 1


def test_an_outage_is_not_the_tasks_fault() -> None:
    lose_the_database.enqueue()
    row = queue.claim("ours", NOW)
    assert row is not None

    queue.run(row, NOW)

    row.refresh_from_db()
    assert (row.status, row.run_after) == ("READY", NOW + timedelta(seconds=2))


def test_what_a_dead_worker_held_is_taken_up_again() -> None:
    bake.enqueue()
    queue.claim(working("dead", -2 * queue.LEASE), NOW)

    assert queue.requeue_forgotten("ours", NOW) == 1

    assert states() == ["READY"]


def test_what_a_living_worker_holds_is_left_to_it() -> None:
    bake.enqueue()
    queue.claim(working("another"), NOW)

    assert queue.requeue_forgotten("ours", NOW) == 0


def test_a_worker_holds_nothing_while_it_looks_for_the_forgotten() -> None:
    bake.enqueue()
    queue.claim(working("ours"), NOW)

    assert queue.requeue_forgotten("ours", NOW) == 1


def test_a_task_that_takes_workers_down_is_given_up() -> None:
    bake.enqueue()
    for number in range(queue.LAST_TRY):
        queue.claim(f"dead {number}", NOW)
        queue.requeue_forgotten("ours", NOW)

    assert states() == ["FAILED"]
    assert "workers ended while they ran this task" in DBTaskResult.objects.get().traceback


def test_finished_work_is_thrown_away_in_time() -> None:
    bake.enqueue()
    stumble.enqueue()
    for _ in range(2):
        row = queue.claim("ours", NOW)
        assert row is not None
        queue.run(row, NOW)
    assert timezone.now() == NOW

    queue.prune(NOW + queue.KEPT + timedelta(hours=1))
    assert states() == ["FAILED"]

    queue.prune(NOW + queue.KEPT_FAILED + timedelta(hours=1))
    assert states() == []

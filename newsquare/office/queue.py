"""The queue of background work: which task is next, who holds it, and what becomes of it."""

import logging
from collections.abc import Container
from datetime import datetime, timedelta
from traceback import format_exception

from django.db import InterfaceError, OperationalError
from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from newsquare.office.models import Worker

LEASE = timedelta(seconds=60)  # A worker that has not beaten for so long is taken for dead.
LAST_TRY = 5  # A task that took so many workers down with it is not given to another.
KEPT = timedelta(days=2)
KEPT_FAILED = timedelta(days=30)

log = logging.getLogger("newsquare.worker")


def claim(worker: str, now: datetime, queues: tuple[str, ...], holding: set[str]) -> DBTaskResult | None:
    """Take the next task of some queues for this worker, so that no other can have it; None when there is none.

    It is among those that the worker holds before it is taken: there is no moment at which it looks forgotten.
    """
    for name in queues:
        while row := DBTaskResult.objects.ready().filter(queue_name=name).first():
            holding.add(str(row.pk))
            claimed = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.READY).update(
                status=TaskResultStatus.RUNNING, started_at=now, worker_ids=[*row.worker_ids, worker]
            )
            if claimed:
                row.refresh_from_db()
                return row
            holding.discard(str(row.pk))
    return None


def next_moment(queues: tuple[str, ...]) -> datetime | None:
    """Return the first moment for which a task of some queues waits; None where none waits for a moment."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, queue_name__in=queues)
    moments = waiting.filter(run_after__lt=get_date_max()).order_by("run_after").values_list("run_after", flat=True)
    first: datetime | None = moments.first()
    return first


def run(row: DBTaskResult, now: datetime) -> None:
    """Run a claimed task. What it raises is told once and kept; a database that is away is not the task's fault."""
    try:
        result = row.task_result
        value = row.task.call(*result.args, **result.kwargs)
    except (OperationalError, InterfaceError) as error:
        if len(row.worker_ids) >= LAST_TRY:
            fail(row, error)
        else:
            log.warning("%s is tried again, since the database said: %s", row.task_path, error)
            give_back(row, now + timedelta(seconds=2 ** len(row.worker_ids)))
    except Exception as error:
        fail(row, error)
    else:
        row.set_successful(value)


def fail(row: DBTaskResult, error: Exception) -> None:
    """Keep what went wrong with the task, and log it with its traceback."""
    log.error("%s failed on %s: %s", row.task_path, row.args_kwargs, "".join(format_exception(error)))
    row.set_failed(error)


def give_back(row: DBTaskResult, due: datetime) -> None:
    """Let the task be taken again from a moment on."""
    DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.READY, run_after=due)


def requeue_forgotten(caller: str, holding: Container[str], now: datetime) -> int:
    """Give back the tasks that nobody runs any more; say how many. The calling worker runs those that it holds."""
    alive = set(Worker.objects.filter(beat_at__gte=now - LEASE).exclude(name=caller).values_list("name", flat=True))
    forgotten = 0
    for pk in list(DBTaskResult.objects.running().values_list("pk", flat=True)):
        row = None if str(pk) in holding else DBTaskResult.objects.running().filter(pk=pk).first()
        if row is None or (row.worker_ids and row.worker_ids[-1] in alive):
            continue
        forgotten += 1
        if len(row.worker_ids) >= LAST_TRY:
            fail(row, RuntimeError(f"{LAST_TRY} workers ended while they ran this task."))
        else:
            log.warning("%s %s is taken up again: its worker left it.", row.task_path, row.args_kwargs)
            give_back(row, now)
    return forgotten


def prune(now: datetime) -> None:
    """Throw away what was finished long ago, and the workers that nobody will hear of again."""
    done, failed = Q(status=TaskResultStatus.SUCCESSFUL), Q(status=TaskResultStatus.FAILED)
    DBTaskResult.objects.filter(
        done & Q(finished_at__lt=now - KEPT) | failed & Q(finished_at__lt=now - KEPT_FAILED)
    ).delete()
    Worker.objects.filter(beat_at__lt=now - KEPT).delete()

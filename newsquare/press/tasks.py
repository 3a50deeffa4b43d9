"""The press's background work, on the queue `bake`, and its minute."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult, get_date_max

from newsquare.lib.schedule import every
from newsquare.press import actions
from newsquare.press.queries import next_end
from newsquare.stations.models import Station


@task(queue_name="bake")
def bake_touched() -> None:
    """Bake what waits; where something is left, come back for it."""
    again = actions.bake_pending(now=timezone.now())
    if again is not None:
        ask_for_baking(again)


@every(60, "pages", moments=next_end)
def sweep(now: datetime) -> None:
    """Find what was forgotten, and have it baked; at the moment at which a page ends, have it replaced at once."""
    actions.sweep(now=now)
    ask_for_baking()


@every(300, "press: most read")
def find_most_read(now: datetime) -> None:
    """Look what was read most, a few times an hour at most, and forget what is long ago."""
    for station in Station.objects.order_by("pk"):
        actions.settle_most_read(station=station, now=now)
    actions.forget_old_reads(now=now)


@transaction.atomic
def ask_for_baking(at: datetime | None = None, *, patience: timedelta | None = None) -> None:
    """Have the worker bake what waits, soon or at a time. One task that waits is enough for any number of touches.

    With `patience`, one that waits for a moment not further off than that is soon enough.

    To be called in the transaction of the touch. The waiting task is locked until that ends, so that no worker takes
    it up before the touch can be seen.
    """
    waiting = DBTaskResult.objects.filter(task_path=bake_touched.module_path, status="READY")
    if patience:
        waiting = waiting.filter(Q(run_after=get_date_max()) | Q(run_after__lte=timezone.now() + patience))
    elif at is None:
        waiting = waiting & DBTaskResult.objects.ready()
    if waiting.select_for_update(skip_locked=True).order_by("pk").first() is None:
        asked: Any = bake_touched.using(run_after=at) if at else bake_touched
        asked.enqueue()

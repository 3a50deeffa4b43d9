"""What the worker does for the wire: what must be asked, on the queue `feeds`."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from newsquare.lib import schedule
from newsquare.wire import actions
from newsquare.wire.models import Source


@task(queue_name="feeds")
def ask_source(source_id: int) -> None:
    """Ask a source for what is new. However slow its host is, folders do not wait for it."""
    source = Source.objects.select_related("station").filter(pk=source_id).first()
    if source is not None:
        actions.poll(source=source, now=timezone.now())


@task(queue_name="feeds")
def let_more_in(source_id: int) -> None:
    """Take in more of what had to wait since too much came at once."""
    source = Source.objects.select_related("station").filter(pk=source_id).first()
    if source is not None:
        actions.let_more_in(source=source, now=timezone.now())


@schedule.every(15, "feeds, mailboxes")
def ask_sources(now: datetime) -> None:
    """Have the sources asked that are due."""
    with transaction.atomic():
        for source in actions.due_sources(now=now):
            ask_source.enqueue(source.pk)


@schedule.every(20, "copy that waits")
def go_on_with_what_waits(now: datetime) -> None:
    """Have more taken in of the sources of which something waits, unless that is being done."""
    if not (waiting := actions.sources_that_wait()):
        return
    asked = DBTaskResult.objects.filter(task_path=let_more_in.module_path, status__in=["READY", "RUNNING"])
    if not asked.exists():
        for source_id in waiting:
            let_more_in.enqueue(source_id)


@schedule.every(300, "sources that are silent or flood us")
def look_for_alarms(now: datetime) -> None:
    """Raise and end the alarms of all sources."""
    actions.look_for_alarms(now=now)


@task(queue_name="default")
def compare() -> None:
    """Put into groups what came; taking in and publishing go before."""
    actions.compare_what_came(now=timezone.now())


@schedule.every(2, "groups of wire items")
def compare_what_came(now: datetime) -> None:
    """Have what came compared, unless that is being done."""
    asked = DBTaskResult.objects.filter(task_path=compare.module_path, status__in=["READY", "RUNNING"])
    if actions.something_to_compare() and not asked.exists():
        compare.enqueue()


@schedule.every(3600, "traces of wire items")
def forget_traces(now: datetime) -> None:
    """Forget by what older items would be found."""
    actions.forget_traces(now=now)


@schedule.every(86_400, "what no question about sources reaches back to")
def forget(now: datetime) -> None:
    """Forget marks and delays that are of no more use."""
    actions.forget_marks(now=now)
    actions.forget_delays(now=now)

"""What the worker does for the wire: folders on the queue `wire`, what must be asked on `feeds`, beside them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from newsquare.lib import schedule
from newsquare.wire import actions
from newsquare.wire.models import Source


@task(queue_name="wire")
def take_in_folders() -> None:
    """Take in what agencies have laid into the watched folders."""
    actions.look_into_folders(now=timezone.now())


@task(queue_name="feeds")
def ask_source(source_id: int) -> None:
    """Ask a source for what is new. However slow its host is, folders do not wait for it."""
    source = Source.objects.select_related("station").filter(pk=source_id).first()
    if source is not None:
        actions.poll(source=source, now=timezone.now())


@schedule.every(2, "watched folders")
def look_into_folders(now: datetime) -> None:
    """Have what lies ready taken in, unless that is being done."""
    asked = DBTaskResult.objects.filter(task_path=take_in_folders.module_path, status__in=["READY", "RUNNING"])
    if actions.something_lies_ready(now=now) and not asked.exists():
        take_in_folders.enqueue()


@schedule.every(15, "feeds, mailboxes")
def ask_sources(now: datetime) -> None:
    """Have the sources asked that are due."""
    with transaction.atomic():
        for source in actions.due_sources(now=now):
            ask_source.enqueue(source.pk)

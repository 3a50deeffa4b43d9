"""Circulation's background work, on the queue `mail`. Each is safe to run twice."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from newsquare.circulation import actions, post
from newsquare.circulation.queries import due_editions, mail_is_due, stations_with_digests
from newsquare.lib.schedule import every
from newsquare.stations.models import Station


@task(queue_name="mail")
def prepare(edition_id: int) -> None:
    """Fix the text of a mailing and count its audience, when it may be seen."""
    actions.prepare(edition_id=edition_id, now=timezone.now())


@task(queue_name="mail")
def send_mail() -> int:
    """Send all that is due."""
    return post.send_due()


@every(30, "circulation: send what was forgotten")
def sweep(now: datetime) -> None:
    """Find waiting editions, mails whose sender was killed, and addresses that never confirmed."""
    for edition_id in due_editions(now).values_list("pk", flat=True):
        prepare.enqueue(edition_id)
    if mail_is_due(now):
        send_mail.enqueue()
    actions.forget(now=now)


@task(queue_name="mail")
def write_digests(station_id: int) -> None:
    """Write the digests that are due at a station."""
    station = Station.objects.get(pk=station_id)
    while actions.write_digests(station=station, now=timezone.now()):
        pass


@every(30, "circulation: digests")
def digests(now: datetime) -> None:
    """Find the readers whose hour has come. What was due while nothing ran is written at start."""
    for pk in stations_with_digests(now).values_list("pk", flat=True):
        write_digests.enqueue(pk)

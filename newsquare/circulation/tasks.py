"""Circulation's background work, on the queue `mail`. Each is safe to run twice."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from newsquare.circulation import actions, post
from newsquare.circulation.queries import due_deliveries, due_editions
from newsquare.lib.schedule import every


@task(queue_name="mail")
def announce(story_id: int) -> None:
    """Write a story's deliveries, when it is public."""
    actions.announce(story_id=story_id, now=timezone.now())


@task(queue_name="mail")
def send_mail() -> int:
    """Send all that is due."""
    return post.send_due()


@every(30, "circulation: send what was forgotten")
def sweep(now: datetime) -> None:
    """Find waiting editions, mails whose sender was killed, and addresses that never confirmed."""
    for story_id in due_editions(now).values_list("story_id", flat=True):
        announce.enqueue(story_id)
    if due_deliveries(now).exists():
        send_mail.enqueue()
    actions.forget(now=now)

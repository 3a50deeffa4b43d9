"""What the worker does for the copydesk, on the queue `wire`."""

from django.utils import timezone
from django_tasks import task

from newsquare.copydesk import actions


@task(queue_name="wire")
def look_for_copies(order_id: int) -> None:
    """Look for stories that hold words of what an order is about, for a person to read."""
    actions.look_for_copies(order_id=order_id, now=timezone.now())

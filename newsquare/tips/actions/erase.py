"""An idea's end: by hand, or when its time is up."""

from datetime import datetime, timedelta

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did
from newsquare.stations.models import Station
from newsquare.tips.models import Idea
from newsquare.tips.queries import days_kept
from newsquare.tips.wiping import wipe


@transaction.atomic
def erase_idea(*, idea: Idea) -> None:
    """Delete an idea for good: its words, its messages, its files, our note."""
    record(Did.ERASED, idea)
    idea.delete()
    transaction.on_commit(wipe, robust=True)


def erase_spent(*, now: datetime) -> int:
    """Delete every idea whose last word is older than its station keeps them; return how many."""
    count = 0
    for station in Station.objects.order_by("pk"):
        before = now.astimezone(station.zone).date() - timedelta(days=days_kept(station))
        for idea in Idea.objects.filter(station=station, last_word_on__lt=before).only("pk", "station_id"):
            erase_idea(idea=idea)
            count += 1
    return count

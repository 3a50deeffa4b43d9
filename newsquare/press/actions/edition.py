"""Begin a new edition: every page of a station is out of date at once, and rendered again when somebody asks for it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from newsquare.press import bakery
from newsquare.press.models import Touch
from newsquare.press.signals import pages_touched
from newsquare.stations.models import Station

TAG, FIRM_TAG = "edition:", "firm-edition:"


@transaction.atomic
def begin_edition(station: Station, now: datetime | None = None, *, firm: bool = False) -> None:
    """Put every page of a station out of date after the caller's transaction, however many there are.

    Where a page cannot be rendered again, its last one is sent all the same, unless the new edition is `firm`:
    begun since something on the old pages may not be seen any longer.
    """
    row = Touch.objects.create(tags=[f"{FIRM_TAG if firm else TAG}{station.pk}"], at=now or timezone.now())
    pages_touched.send(Touch, often=False)
    transaction.on_commit(lambda: _begin(row, station), robust=True)


def _begin(row: Touch, station: Station) -> None:
    carry_out([row])
    bakery.bake(station, "/")


def carry_out(touches: list[Touch]) -> None:
    """Let the front know of new editions. Safe to run twice."""
    for touched in touches:
        for tag in touched.tags:
            kind, _, station = tag.rpartition(":")
            if f"{kind}:" in {TAG, FIRM_TAG}:
                bakery.store().begin_edition(int(station), touched.pk, firm=f"{kind}:" == FIRM_TAG)

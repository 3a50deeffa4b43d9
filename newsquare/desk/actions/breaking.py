"""Put the breaking bar up and take it down."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.desk.models import Breaking
from newsquare.press.actions import begin_edition
from newsquare.stations.models import Station
from newsquare.stories.models import Story


@transaction.atomic
def put_up_breaking(
    *, station: Station, text: str, story: Story | None, until: datetime, by: User, now: datetime
) -> Breaking:
    """Put a line over every page until a moment, in place of one that stands there."""
    _end(station, now)
    bar = Breaking.objects.create(station=station, text=text, story=story, from_at=now, until_at=until, by=by)
    record(Did.ARRANGED, bar, station=station, by=by, note=_("breaking bar put up"), now=now)
    begin_edition(station, now)
    return bar


@transaction.atomic
def end_breaking(*, station: Station, by: User, now: datetime) -> None:
    """Take the bar down."""
    if _end(station, now):
        record(Did.ARRANGED, None, station=station, by=by, note=_("breaking bar taken down"), now=now)
        begin_edition(station, now)


def _end(station: Station, now: datetime) -> int:
    """End what stands, whichever of two clocks is behind."""
    ended = 0
    for bar in Breaking.objects.select_for_update().filter(station=station, until_at__gt=now).order_by("pk"):
        bar.until_at = max(now, bar.from_at)
        bar.save(update_fields=["until_at"])
        ended += 1
    return ended

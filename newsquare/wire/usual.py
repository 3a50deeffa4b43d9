"""What usually comes from a source at an hour of a weekday, by what came in the weeks before."""

from datetime import datetime, timedelta
from statistics import median

from django.db.models import Q, Sum

from newsquare.wire.models import Hour, Source


def hour_of(moment: datetime) -> datetime:
    """Return the beginning of a moment's hour."""
    return moment.replace(minute=0, second=0, microsecond=0)


def usual(source: Source, start: datetime, *, hours: int) -> float | None:
    """Return how many items usually come in some hours: as in those of earlier weeks, or days while no week is known.

    The middle one of up to four, so that neither a flood nor a holiday counts. None where nothing is known.
    """
    first = Hour.objects.filter(source=source).order_by("at").values_list("at", flat=True).first()
    if first is None:
        return None
    for step in (timedelta(weeks=1), timedelta(days=1)):
        starts = [start - step * back for back in range(1, 5) if start - step * back >= first]
        if starts:
            spans = {
                f"span_{number}": Sum("items", filter=Q(at__gte=at, at__lt=at + timedelta(hours=hours)), default=0)
                for number, at in enumerate(starts)
            }
            rows = Hour.objects.filter(source=source, at__gte=starts[-1], at__lt=start + timedelta(hours=hours))
            return float(median(rows.aggregate(**spans).values()))
    return None

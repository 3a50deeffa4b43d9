"""What readers read, in numbers; of the readers themselves there are none."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from newsquare.press import queries
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.stories.models import Label
from newsquare.stories.queries import public_stories

STORIES, DAYS = 50, 7


@require_GET
def numbers(request: HttpRequest) -> HttpResponse:
    """Show how often stories were read, and how much of it the newsroom reported itself."""
    if not request.user.has_perm("press.view_reads"):
        raise PermissionDenied
    station, now = station_of(request), timezone.now()
    context = {
        "rows": queries.numbers(station, now, limit=STORIES),
        "days": queries.reads_by_day(station, now, DAYS),
        "labels": _labels(station, now),
    }
    return render(request, "desk/numbers.html", context)


def _labels(station: Station, now: Any) -> list[dict[str, Any]]:
    """Return, by where stories come from, their share in what was published and in what was read."""
    reads = queries.reads_by_label(station, now, DAYS)
    since = queries.first_day(station, now, DAYS)
    made: dict[str, int] = dict.fromkeys(Label.values, 0)
    for label in public_stories(station, now).filter(published_at__date__gte=since).values_list("label", flat=True):
        made[label] += 1
    return [
        {
            "name": Label(label).label,
            "stories": made[label],
            "stories_share": _share(made[label], sum(made.values())),
            "reads": reads.get(label, 0),
            "reads_share": _share(reads.get(label, 0), sum(reads.values())),
        }
        for label in Label.values
        if made[label] or reads.get(label)
    ]


def _share(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0

"""The fronts that readers get."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.desk.contexts import home_page, section_page
from newsquare.desk.queries import live_arrangement
from newsquare.lib import shown
from newsquare.stations.queries import station_of
from newsquare.stories.models import Section


@shown.bakeable
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the news in its order."""
    station = station_of(request)
    live = live_arrangement(station, None)
    return render(request, "theme/home.html", home_page(station, live, timezone.now()))


@shown.bakeable
@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what leads a section, then its newest stories."""
    found = get_object_or_404(Section, station=station_of(request), slug=slug)
    found.station = station_of(request)
    live = live_arrangement(found.station, found)
    return render(request, "theme/list.html", section_page(found, live, timezone.now()))

"""The front page that readers get."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.desk.contexts import home_page
from newsquare.lib import shown
from newsquare.stations.queries import station_of


@shown.bakeable
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the news in its order."""
    return render(request, "theme/home.html", home_page(station_of(request), timezone.now()))

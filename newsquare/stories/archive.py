"""How readers find what is not new any more: search, the pages of names, days and months."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.lib import shown
from newsquare.lib.flood import network_of, seconds_to_wait
from newsquare.stations.queries import station_of
from newsquare.stories import contexts, queries, views

PER_NETWORK = ((40, 60.0), (600, 3600.0))  # A house full of readers behind one address, and no machine.


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what a reader looks for. Never kept, not by us and not by a cache: the gate is asked each time."""
    station, typed = station_of(request), request.GET.get("q", "")
    wait = seconds_to_wait("search", network_of(request), *PER_NETWORK) if typed.strip() else 0
    if wait:
        page = contexts.search_refused(station, typed, wait)
        answer = render(request, "theme/search.html", page, status=429)
        answer.headers["Retry-After"] = str(wait)
    else:
        newest, number = request.GET.get("order") == "newest", _number(request.GET.get("page", ""))
        page = contexts.search_page(station, typed, timezone.now(), newest=newest, number=number)
        answer = render(request, "theme/search.html", page)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 4 and int(text) else 1


@shown.bakeable
@require_safe
def author(request: HttpRequest, slug: str, number: int = 1) -> HttpResponse:
    """Show the stories that bear a name, newest first."""
    return render(request, "theme/list.html", contexts.author_page(station_of(request), slug, number, timezone.now()))


@shown.bakeable
@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """Show what was published on a day of the station's calendar; or a story whose slug is such a number."""
    station = station_of(request)
    if queries.story_at(station, f"/{year:04}/{month:02}/{day:02}/"):
        return views.story(request, year, month, f"{day:02}")
    page = contexts.day_page(station, _date(year, month, day), timezone.now())
    return render(request, "theme/archive.html", page)


@shown.bakeable
@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show the days of a month on which something was published."""
    page = contexts.month_page(station_of(request), _date(year, month, 1), timezone.now())
    return render(request, "theme/archive.html", page)


def _date(year: int, month: int, day: int) -> date:
    """Return a day that the calendar knows, with a day before it and one after. Raises Http404 for another."""
    if not 1 < year < 9999:
        raise Http404
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404 from error

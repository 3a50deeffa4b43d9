"""The public's pages of what changed: the station's corrections, a story's versions, what differs between two."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.lib import shown
from newsquare.stations.queries import station_of
from newsquare.stories import contexts, queries
from newsquare.stories.models import Story
from newsquare.stories.views import story as story_view


@shown.bakeable
@require_safe
def corrections(request: HttpRequest, number: int = 1) -> HttpResponse:
    """Show what the station had wrong, and what is right."""
    page = contexts.corrections_page(station_of(request), number, timezone.now())
    return render(request, "theme/corrections.html", page)


@shown.bakeable
@require_safe
def versions(request: HttpRequest, year: int, month: int, slug: str) -> HttpResponse:
    """List a story's versions; two of them named in the query are laid beside each other."""
    found = _story(request, year, month, slug)
    if not isinstance(found, Story):
        return found
    if chosen := [request.GET.get(name, "") for name in ("from", "to") if name in request.GET]:
        numbers = sorted({int(each) for each in chosen if each.isdecimal() and len(each) < 9 and int(each)})
        return HttpResponseRedirect("".join([f"{found.path}versions/", *(f"{number}/" for number in numbers)]))
    return render(request, "theme/versions.html", contexts.versions_page(found, timezone.now()))


@shown.bakeable
@require_safe
def changes(
    request: HttpRequest, year: int, month: int, slug: str, first: int, last: int | None = None
) -> HttpResponse:
    """Show what differs between two versions of a story, or how one read."""
    found = _story(request, year, month, slug)
    if not isinstance(found, Story):
        return found
    if last is not None and last <= first:
        raise Http404
    page = contexts.changes_page(found, first, first if last is None else last, timezone.now())
    return render(request, "theme/changes.html", page)


def _story(request: HttpRequest, year: int, month: int, slug: str) -> Story | HttpResponse:
    """Return the story that the public may see; else what its own address answers. Raises Http404."""
    station, path = station_of(request), f"/{year:04}/{month:02}/{slug}/"
    if found := queries.public_story_at(station, path, timezone.now()):
        return found
    answer: HttpResponse = story_view(request, year, month, slug)
    if isinstance(answer, HttpResponsePermanentRedirect):
        return HttpResponsePermanentRedirect(answer.url + request.path.removeprefix(path))
    if answer.status_code == 200:
        raise Http404  # Published between the two questions: the next reader gets it.
    return answer

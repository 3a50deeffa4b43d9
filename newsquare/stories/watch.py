"""The page on which a player elsewhere is shown, once a reader has asked for it on a page of ours."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.lib.origin import came_by_our_link
from newsquare.stations.queries import station_of
from newsquare.stories import contexts
from newsquare.stories.players import elsewhere
from newsquare.stories.queries import public_stories
from newsquare.theme.middleware import public_policy
from newsquare.theme.shapes import Head


@require_safe
def watch(request: HttpRequest, story_id: int, block: str) -> HttpResponse:
    """Show the player of one video of a public story, and let this one page frame the player's host.

    The player is loaded only for somebody who came by a link of this station's pages, which says so; a person who came
    from elsewhere is shown that link first. Never kept by the press or a cache: the answer hangs on how one came.
    """
    station, now = station_of(request), timezone.now()
    story = public_stories(station, now).filter(pk=story_id).select_related("public", "section").first()
    if story is None:
        raise Http404
    story.station = station
    page = contexts.watch_page(story, block, now)
    found = elsewhere(page.video.away.url) if page and page.video.away else None
    if page is None or found is None or not found.frame:
        raise Http404
    asked = came_by_our_link(request)
    shape = replace(page, frame=found.frame) if asked else page
    head = Head(title=f"{page.title} – {station.name}")
    response = render(request, "theme/watch.html", {"watch": shape, "head": head, "station": station})
    response["Cache-Control"], response["Vary"] = "private, no-store", "Sec-Fetch-Site, Referer"
    if asked:
        response["Content-Security-Policy"] = public_policy(request, frame=found.frame_host)
    return response

"""The page of what is live, and the one on which a player elsewhere is shown once a reader has asked for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsquare.desk.placed import broadcast_video, live_now, live_page
from newsquare.lib import shown
from newsquare.lib.origin import came_by_our_link
from newsquare.stations.queries import station_of
from newsquare.stories.queries import elsewhere
from newsquare.theme.middleware import public_policy
from newsquare.theme.shapes import Head, Link, WatchShape


@shown.bakeable
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Show what is live, or what comes next."""
    return render(request, "desk/live.html", live_page(station_of(request), timezone.now()))


@require_safe
def watch(request: HttpRequest) -> HttpResponse:
    """Show the player of what is live to somebody who asked for it on a page of ours; send others to that page."""
    station, now = station_of(request), timezone.now()
    found = live_now(station, now)
    place = elsewhere(found.address) if found else None
    if found is None or place is None or not place.frame or not came_by_our_link(request):
        response: HttpResponse = redirect("live")
        response["Cache-Control"] = "private, no-store"
        return response
    video = broadcast_video(found, now)
    page = WatchShape(title=found.title, back=Link(name=_("Live"), url="/live/"), video=video, frame=place.frame)
    head = Head(title=f"{found.title} – {station.name}")
    response = render(request, "theme/watch.html", {"watch": page, "head": head, "station": station})
    response["Cache-Control"], response["Vary"] = "private, no-store", "Sec-Fetch-Site, Referer"
    response["Content-Security-Policy"] = public_policy(request, frame=place.frame_host)
    return response

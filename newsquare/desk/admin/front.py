"""The screen on which an editor arranges the front page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.accounts.models import User
from newsquare.desk import actions
from newsquare.desk.contexts import plan_of
from newsquare.desk.models import Pick
from newsquare.lib.text import one_line
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story
from newsquare.stories.queries import public_stories

FOUND = 30


@require_http_methods(["GET", "POST"])
def front(request: HttpRequest) -> HttpResponse:
    """Show the front's order and the stories that may join it; a POST changes it."""
    if not request.user.has_perm("desk.change_pick"):
        raise PermissionDenied
    station = station_of(request)
    if request.method == "POST":
        _change(request, station)
        return redirect(request.get_full_path())
    return render(request, "desk/front.html", _context(request, station))


def _change(request: HttpRequest, station: Station) -> None:
    chosen = request.POST.get("story", "")
    story = get_object_or_404(Story, pk=int(chosen) if chosen.isdecimal() else 0, station=station)
    assert isinstance(request.user, User)
    match request.POST.get("do"):
        case "lead":
            actions.pick(station=station, story=story, by=request.user, now=timezone.now(), lead=True)
            messages.success(request, _("“%(headline)s” leads the front page.") % {"headline": story.headline})
        case "pick":
            actions.pick(station=station, story=story, by=request.user, now=timezone.now())
            messages.success(request, _("“%(headline)s” is on the front page.") % {"headline": story.headline})
        case "up":
            actions.move(station=station, story=story, by_places=-1)
        case "down":
            actions.move(station=station, story=story, by_places=1)
        case "drop":
            actions.drop(station=station, story=story)
            messages.success(request, _("“%(headline)s” was taken off.") % {"headline": story.headline})


def _context(request: HttpRequest, station: Station) -> dict[str, Any]:
    now, words = timezone.now(), one_line(request.GET.get("q"))
    picks = list(Pick.objects.filter(station=station).select_related("story__section").order_by("position", "pk"))
    public = public_stories(station, now)
    seen = set(public.filter(pk__in=[pick.story_id for pick in picks]).values_list("pk", flat=True))
    stories = public.exclude(pk__in=[pick.story_id for pick in picks]).select_related("section").defer("body")
    if words:
        stories = stories.filter(headline__icontains=words)
    plan = plan_of(station, now)
    by_rule = [plan.lead, *plan.seconds, *plan.briefs]
    return {
        "picks": [(pick, pick.story_id in seen) for pick in picks],
        "stories": stories[:FOUND],
        "query": words,
        "by_rule": {pk for pk in by_rule if pk},
        "lead_id": plan.lead,
    }

"""Right now: the breaking bar and the top story, made for a phone in one hand."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.accounts.models import User
from newsquare.desk import actions
from newsquare.desk.admin.fronts.changes import Asked, DoneError, moment, undo
from newsquare.desk.admin.fronts.screens import editor
from newsquare.desk.contexts import plan_of
from newsquare.desk.models import Breaking
from newsquare.desk.queries import breaking_now, live_arrangement, slots_of
from newsquare.lib.text import one_line
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story
from newsquare.stories.queries import public_stories

RECENT = 8
LASTS = timedelta(hours=2)
LONGEST = timedelta(days=2)
REMEMBERED = timedelta(hours=12)


@require_http_methods(["GET", "POST"])
def now(request: HttpRequest) -> HttpResponse:
    """Show what is breaking and what leads; a POST changes one of them, for readers at once."""
    by = editor(request)
    if request.method == "POST":
        try:
            _do(request, station_of(request), by)
        except DoneError as error:
            messages.error(request, str(error))
            return render(request, "desk/now.html", _context(request))
        return redirect(request.path)
    return render(request, "desk/now.html", _context(request))


def _do(request: HttpRequest, station: Station, by: User) -> None:
    at = timezone.now()
    match request.POST.get("do"):
        case "break":
            _break(request, station, by, at)
        case "end":
            actions.end_breaking(station=station, by=by, now=at)
            messages.success(request, _("The breaking bar is down."))
        case "again":
            bar = get_object_or_404(Breaking, pk=_number(request, "bar"), station=station)
            actions.put_up_breaking(station=station, text=bar.text, story=bar.story, until=at + LASTS, by=by, now=at)
            messages.success(request, _("The breaking bar is up again, for two hours."))
        case "top":
            story = _public(station, _number(request, "story"), at)
            actions.make_top(story=story, by=by, now=at)
            messages.success(request, _("“%(headline)s” leads the home page.") % {"headline": story.headline})
        case "undo":
            undo(Asked(request, station, None, by, at))


def _break(request: HttpRequest, station: Station, by: User, at: datetime) -> None:
    text, chosen = one_line(request.POST.get("text")), _number(request, "story")
    if not text:
        raise DoneError(_("Write what happened."))
    if len(text) > BREAKING_LENGTH:
        raise DoneError(_("Say it in 120 characters: these are %(count)s.") % {"count": len(text)})
    until = moment(request.POST.get("until", ""), station) or at + LASTS
    if not at < until <= at + LONGEST:
        raise DoneError(_("Choose an end that is to come, within two days."))
    story = _public(station, chosen, at) if chosen else None
    actions.put_up_breaking(station=station, text=text, story=story, until=until, by=by, now=at)
    messages.success(request, _("The breaking bar is up on every page."))


BREAKING_LENGTH = 120


def _number(request: HttpRequest, name: str) -> int:
    chosen = request.POST.get(name, "")
    return int(chosen) if chosen.isdecimal() else 0


def _public(station: Station, pk: int, at: datetime) -> Story:
    story = public_stories(station, at).filter(pk=pk).select_related("station").first()
    if story is None:
        raise DoneError(_("Readers cannot see that story now: publish it first."))
    return story


def _context(request: HttpRequest) -> dict[str, Any]:
    station, at = station_of(request), timezone.now()
    live, bar = live_arrangement(station, None), breaking_now(station, at)
    plan = plan_of(station, None, slots_of(station, None), live, at)
    public = public_stories(station, at).select_related("section").defer("body")
    asked = request.GET.get("story", "")
    first = list(public.filter(pk=int(asked))) if asked.isdecimal() else []
    recent = [story for story in public[: RECENT + 1] if story not in first]
    ended = Breaking.objects.filter(station=station, until_at__range=(at - REMEMBERED, at)).order_by("-until_at", "-pk")
    return {
        "bar": bar,
        "asked": asked,
        "ended": ended.first() if bar is None else None,
        "lead": public.filter(pk=plan.lead).first() if plan.lead else None,
        "live": live,
        "stories": [story for story in (*first, *recent) if story.pk != plan.lead][:RECENT],
        "links": recent[:RECENT],
        "until": (at + LASTS).astimezone(station.zone),
        "text": request.POST.get("text", ""),
        "zone": station.zone,
        "length": BREAKING_LENGTH,
    }

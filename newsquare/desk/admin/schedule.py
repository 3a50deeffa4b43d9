"""The board of what goes out when, by the station's clock, and what can be done about it in a press or two."""

from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from newsquare.accounts.models import User
from newsquare.desk.queries import End, coming_ends
from newsquare.lib.local_time import moments_of, name_at
from newsquare.lib.time_field import LocalTimeField
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.stories.actions import (
    NotScheduledError,
    move_embargo,
    move_end,
    move_go_live,
    set_embargo,
)
from newsquare.stories.models import Bar, BarKind, Story, Turn
from newsquare.stories.queries import Coming, coming, late_and_unseen

CHOICES = 60  # The stories edited last, of which one may be held.
MOVED = {"go-live", "end", "lift"}
PICKER = {"type": "datetime-local"}


class MoveForm(forms.Form):
    """Another time for what comes; which of the two, where that hour comes twice."""

    at = LocalTimeField(second=True, label=gettext_lazy("New time"))


class EmbargoForm(forms.Form):
    """Which story is held, until when, and why."""

    story = forms.ModelChoiceField(Story.objects.none(), label=gettext_lazy("Story"))
    until = LocalTimeField(
        second=True, label=gettext_lazy("Not before"), widget=forms.DateTimeInput(attrs=PICKER, format="%Y-%m-%dT%H:%M")
    )
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=400)

    def __init__(self, station: Station, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        mine = Story.objects.filter(station=station).order_by("-latest_revision__created_at", "-pk").defer("body")
        chosen = str(self.data.get("story") or self.initial.get("story") or "")
        ids = list(mine.values_list("pk", flat=True)[:CHOICES])
        ids += [int(chosen)] if chosen.isdecimal() else []
        self.fields["story"].queryset = mine.filter(pk__in=ids)  # type: ignore[attr-defined]  # A ModelChoiceField.

    def clean_until(self) -> datetime:
        """Return the moment. Raises ValidationError for one that is over."""
        until: datetime = self.cleaned_data["until"]
        if until <= timezone.now():
            raise forms.ValidationError(_("This time is over already."))
        return until


@require_http_methods(["GET", "POST"])
def schedule(request: HttpRequest) -> HttpResponse:
    """Show the board; a POST changes what it shows."""
    if not request.user.has_perm("stories.view_story"):
        raise PermissionDenied
    station = station_of(request)
    if request.method == "GET":
        return _board(request, station, EmbargoForm(station, initial={"story": request.GET.get("story")}))
    if not request.user.has_perm("stories.publish_story") or not isinstance(request.user, User):
        raise PermissionDenied
    match request.POST.get("do"):
        case "embargo":
            return _embargo(request, station, request.user)
        case "seen":
            late_and_unseen(station).update(seen_at=timezone.now(), seen_by=request.user)
        case "move":
            _move(request, station, request.user)
        case "take-back":
            _try(request, station, request.user, None)
    return redirect("desk_schedule")


def _embargo(request: HttpRequest, station: Station, by: User) -> HttpResponse:
    form = EmbargoForm(station, request.POST)
    if not form.is_valid():
        return _board(request, station, form)
    story, until = form.cleaned_data["story"], form.cleaned_data["until"]
    set_embargo(story=story, until_at=until, reason=form.cleaned_data["reason"], by=by)
    messages.success(request, _("“%(story)s” is held.") % {"story": story})
    _tell_twice(request, form.fields["until"], until)
    return redirect("desk_schedule")


def _move(request: HttpRequest, station: Station, by: User) -> None:
    """Read the new time; of an hour that comes twice, the one that was asked for by name."""
    form = MoveForm(request.POST)
    form.fields["at"].second = request.POST.get("turn") != Turn.END  # type: ignore[attr-defined]  # Our own field.
    if not form.is_valid():
        messages.error(request, " ".join(str(words) for words in form.errors.get("at", [])))
        return
    at: datetime = form.cleaned_data["at"]
    which = request.POST.get("which")
    if which in {"0", "1"}:
        found = moments_of(at.astimezone(station.zone).replace(tzinfo=None), station.zone)
        at = found[min(int(which), len(found) - 1)]
    elif at > timezone.now():
        _tell_twice(request, form.fields["at"], at)
    if at <= timezone.now():
        messages.error(request, _("This time is over already."))
        return
    _try(request, station, by, at)


def _tell_twice(request: HttpRequest, field: Any, moment: datetime) -> None:
    if field.twice:
        messages.warning(request, field.told(moment))


def _try(request: HttpRequest, station: Station, by: User, to: datetime | None) -> None:
    pk = int(key) if (key := request.POST.get("key", "")).isdecimal() else 0
    done = _change(request.POST.get("turn", ""), station, pk, by, to)
    try:
        if done is not None:
            done()
            messages.success(request, _("Done."))
    except NotScheduledError:
        messages.error(request, _("Somebody was faster, or its moment has come: look at the board again."))


def _change(turn: str, station: Station, pk: int, by: User, to: datetime | None) -> Callable[[], None] | None:
    """Return what is to be done about a line of the board."""
    if turn == Turn.LIFT:
        bar = get_object_or_404(Bar, pk=pk, story__station=station, kind=BarKind.EMBARGO)
        return lambda: move_embargo(bar=bar, until_at=to, by=by, now=timezone.now())
    if turn not in MOVED:
        return None
    story = get_object_or_404(Story, pk=pk, station=station)
    if turn == Turn.END:
        return lambda: move_end(story=story, to=to, by=by)
    return lambda: move_go_live(story=story, to=to, by=by)


def _board(request: HttpRequest, station: Station, form: EmbargoForm) -> HttpResponse:
    now = timezone.now()
    rows = [_row(line, station, now) for line in coming(station, now)]
    rows += [_end_row(end, station) for end in coming_ends(station, now)]
    rows.sort(key=lambda row: row["local"].timestamp())
    ahead = [row for row in rows if not row.get("overdue")]
    context = {
        "overdue": [row for row in rows if row.get("overdue")],
        "days": [(day, list(lines)) for day, lines in groupby(ahead, key=lambda row: row["local"].date())],
        "late": late_and_unseen(station)[:50],
        "form": form,
        "zone": station.timezone,
        "zone_name": name_at(now, station.zone),
        "now": now.astimezone(station.zone),
        "may_change": request.user.has_perm("stories.publish_story"),
    }
    return render(request, "desk/schedule.html", context)


def _row(line: Coming, station: Station, now: datetime) -> dict[str, Any]:
    local = line.at.astimezone(station.zone)
    twice = len(moments_of(local.replace(tzinfo=None), station.zone)) == 2
    movable = line.turn in MOVED and (line.turn != Turn.LIFT or _is_embargo(line))
    return {
        **_when(line.at, station),
        "line": line,
        "what": line.turn.label,
        "note": line.note,
        "title": line.name,
        "url": reverse("wagtailsnippets_stories_story:edit", args=[line.story.pk]) if line.story else "",
        "section": line.section,
        "value": f"{local:%Y-%m-%dT%H:%M}",
        "twice": twice,
        "second": bool(local.fold),
        "overdue": line.at <= now,
        "movable": movable,
        "take_back": {"go-live": _("Take the time back"), "end": _("No end"), "lift": _("Lift now")}.get(line.turn, ""),
    }


def _when(at: datetime, station: Station) -> dict[str, Any]:
    local = at.astimezone(station.zone)
    return {"local": local, "clock": f"{local:%H:%M}", "name": name_at(at, station.zone)}


def _end_row(end: End, station: Station) -> dict[str, Any]:
    """Return a line for what ends on a front, or over every page. It is changed where it was made."""
    front = reverse("desk_front_of", args=[end.section.pk]) if end.section else reverse("desk_front")
    place = end.section.name if end.section else _("Home page")
    return {
        **_when(end.at, station),
        "what": _("Breaking bar ends") if end.is_bar else _("Leaves its place on the front"),
        "title": end.what,
        "url": reverse("desk_now") if end.is_bar else front,
        "section": _("Every page") if end.is_bar else place,
    }


def _is_embargo(line: Coming) -> bool:
    return Bar.objects.filter(pk=line.key, kind=BarKind.EMBARGO).exists()

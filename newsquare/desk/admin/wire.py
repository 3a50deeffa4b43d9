"""How the sources of copy do, and what one can do about it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.accounts.models import User
from newsquare.stations.queries import station_of
from newsquare.wire import actions as wire
from newsquare.wire.actions import PASTED
from newsquare.wire.models import Look
from newsquare.wire.queries import health_of, refused, sources_of


@require_http_methods(["GET", "POST"])
def health(request: HttpRequest) -> HttpResponse:
    """Show how each source does; let in what waits, or ask one at once."""
    if not request.user.has_perm("wire.view_wireitem"):
        raise PermissionDenied
    station = station_of(request)
    if request.method == "POST":
        return _act(request)
    rows = health_of(station, sources_of(station).exclude(slug=PASTED), timezone.now())
    context = {
        "rows": rows,
        "refused": refused(station).count(),
        "zone": station.zone,
        "may_act": request.user.has_perm("wire.change_dispatch"),
        "may_add": request.user.has_perm("wire.add_source"),
        "may_change": request.user.has_perm("wire.change_source"),
    }
    return render(request, "desk/wire.html", context)


def _act(request: HttpRequest) -> HttpResponse:
    user, now = request.user, timezone.now()
    if not user.has_perm("wire.change_dispatch"):
        raise PermissionDenied
    assert isinstance(user, User)
    asked = request.POST.get("source", "")
    source = get_object_or_404(sources_of(station_of(request)), pk=int(asked) if asked.isdecimal() else 0)
    if request.POST.get("do") == "let":
        wire.let_in(source=source, by=user, now=now)
        messages.success(request, _("What waited of “%(name)s” comes in now.") % {"name": source})
    elif request.POST.get("do") == "ask":
        wire.ask_now(source=source, by=user, now=now)
        messages.success(request, _("“%(name)s” is asked within a few seconds.") % {"name": source})
    return redirect("desk_wire")


def alarms(request: HttpRequest) -> list[Look]:
    """Return the alarms of the request's station, the newest first."""
    found = Look.objects.filter(source__station=station_of(request)).exclude(alarm="").select_related("source")
    return list(found.order_by("-alarm_at", "pk"))

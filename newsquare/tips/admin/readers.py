"""The screen on which an administrator names who reads story ideas, and says how long they are kept."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.accounts.queries import roles_at, staff_of
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.tips.actions import drop_tip_reader, keep_for, name_tip_reader
from newsquare.tips.forms import KeepingForm, desk_of
from newsquare.tips.queries import tip_readers

MAY = "tips.change_tipreader"


@require_http_methods(["GET", "POST"])
def readers(request: HttpRequest) -> HttpResponse:
    """Show the staff, and who of them reads ideas; a POST changes it."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    station = station_of(request)
    if request.method == "GET":
        return _screen(request, station, KeepingForm(instance=desk_of(station)))
    if request.POST.get("do") == "keep":
        return _keep(request, station)
    number = request.POST.get("person", "")
    person = get_object_or_404(staff_of(station), pk=int(number) if number.isdecimal() else 0)
    if request.POST.get("do") == "name":
        name_tip_reader(user=person, station=station, now=timezone.now())
        messages.success(request, _("%(name)s reads story ideas from now on.") % {"name": person})
    elif request.POST.get("do") == "drop":
        drop_tip_reader(user=person, station=station)
        messages.success(request, _("%(name)s reads no story ideas any more.") % {"name": person})
    return redirect("tips_readers")


def _keep(request: HttpRequest, station: Station) -> HttpResponse:
    desk = desk_of(station)
    form = KeepingForm(request.POST, instance=desk)
    if not form.is_valid():
        return _screen(request, station, form)
    keep_for(desk=desk, days=form.cleaned_data["keep_days"])
    messages.success(request, _("Saved."))
    return redirect("tips_readers")


def _screen(request: HttpRequest, station: Station, form: KeepingForm) -> HttpResponse:
    people = list(staff_of(station))
    roles = roles_at(station, [person.pk for person in people])
    named = set(tip_readers(station).values_list("pk", flat=True))
    context: dict[str, Any] = {
        "people": [(person, roles[person.pk].label, person.pk in named) for person in people],
        "nobody": not named,
        "form": form,
    }
    return render(request, "tips/readers.html", context)

"""The inbox for story ideas on the desk. What is in an idea goes into no message, log, search or revision."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from newsquare.stations.queries import station_of
from newsquare.tips import queries
from newsquare.tips.actions import erase_idea, triage_idea
from newsquare.tips.forms import TriageForm
from newsquare.tips.models import Idea, State

AT_MOST = 200


@never_cache
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """List the station's ideas in one state."""
    _require(request, "tips.view_idea")
    station = station_of(request)
    wanted = request.GET.get("state", State.NEW)
    state = State(wanted) if wanted in State.values else State.NEW
    context = {
        "state": state,
        "tabs": [(one, count, one is state) for one, count in queries.counts(station).items()],
        "ideas": queries.ideas_in(station, state)[:AT_MOST],
    }
    return render(request, "tips/inbox.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def idea(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one idea; a POST says how far the newsroom is with it, or deletes it."""
    _require(request, "tips.view_idea")
    found = get_object_or_404(Idea, pk=pk, station=station_of(request))
    if request.method == "GET":
        return _idea_page(request, found, TriageForm(instance=found))
    _require(request, "tips.change_idea")
    if request.POST.get("do") == "erase":
        return _erase(request, found)
    form = TriageForm(request.POST, instance=found)
    if not form.is_valid():
        return _idea_page(request, found, form)
    triage_idea(idea=found, state=State(form.cleaned_data["state"]), note=form.cleaned_data["note"])
    messages.success(request, _("Saved."))
    return redirect("tips_inbox")


def _erase(request: HttpRequest, found: Idea) -> HttpResponse:
    if request.POST.get("sure") != "on":
        messages.error(request, _("Tick the box if the idea is to be deleted for good."))
        return redirect("tips_idea", found.pk)
    erase_idea(idea=found)
    messages.success(request, _("Deleted."))
    return redirect("tips_inbox")


def _idea_page(request: HttpRequest, found: Idea, form: TriageForm) -> HttpResponse:
    context: dict[str, Any] = {"idea": found, "form": form, "may_change": request.user.has_perm("tips.change_idea")}
    return render(request, "tips/idea.html", context)


def _require(request: HttpRequest, right: str) -> None:
    if not request.user.has_perm(right):
        raise PermissionDenied

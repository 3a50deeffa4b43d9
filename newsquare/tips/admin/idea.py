"""One idea on the desk. What is in it goes into no message, log, search or revision; each opening is written down."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsquare.stations.queries import station_of
from newsquare.theme import slots
from newsquare.tips.actions import answer_idea, erase_idea, open_idea, triage_idea
from newsquare.tips.actions.handle import Triage
from newsquare.tips.admin.key import key_of
from newsquare.tips.forms import AnswerForm, TriageForm
from newsquare.tips.models import Enclosure, Idea, MayName, State

TYPES = {"jpg": "image/jpeg", "png": "image/png"}


@never_cache
@require_http_methods(["GET", "POST"])
def idea(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one idea; a POST says how far the newsroom is with it, answers its sender, or deletes it."""
    key_of(request)
    found = get_object_or_404(Idea.objects.select_related("station"), pk=pk, station=station_of(request))
    if request.method == "GET":
        open_idea(idea=found)
        return _page(request, found)
    match request.POST.get("do"):
        case "erase":
            return _erase(request, found)
        case "answer":
            return _answer(request, found)
        case _:
            return _triage(request, found)


@never_cache
@require_http_methods(["GET"])
def enclosure(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show a picture that came with an idea; let a document be saved, which is written down."""
    key_of(request)
    here = Enclosure.objects.filter(idea__station=station_of(request)).select_related("idea")
    found = get_object_or_404(here, idea=pk, number=number)
    if not found.is_picture:
        open_idea(idea=found.idea, what=f"file {number}")
    response = HttpResponse(bytes(found.content), content_type=TYPES.get(found.kind, "application/octet-stream"))
    how = "inline" if found.is_picture else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="{found}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _triage(request: HttpRequest, found: Idea) -> HttpResponse:
    form = TriageForm(request.POST, instance=found)
    if not form.is_valid():
        found.refresh_from_db()
        return _page(request, found, triage=form)
    said = form.cleaned_data
    triage = Triage(state=State(said["state"]), note=said["note"], owner=said["owner"], due_on=said["due_on"])
    triage_idea(idea=found, triage=triage)
    messages.success(request, _("Saved."))
    return redirect("tips_inbox")


def _answer(request: HttpRequest, found: Idea) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, answer=form)
    answer_idea(idea=found, text=form.cleaned_data["text"], now=timezone.now())
    messages.success(request, _("The sender finds it with their receipt."))
    return redirect("tips_idea", found.pk)


def _erase(request: HttpRequest, found: Idea) -> HttpResponse:
    if request.POST.get("sure") != "on":
        messages.error(request, _("Tick the box if the idea is to be deleted for good."))
        return redirect("tips_idea", found.pk)
    erase_idea(idea=found)
    messages.success(request, _("Deleted."))
    return redirect("tips_inbox")


def _page(
    request: HttpRequest, found: Idea, *, triage: TriageForm | None = None, answer: AnswerForm | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "idea": found,
        "thread": list(found.messages.all()),
        "enclosures": list(found.enclosures.defer("content")),
        "form": triage or TriageForm(instance=found),
        "answer": answer or AnswerForm(auto_id="answer_%s"),
        "may_be_named": found.may_name != MayName.NO and found.name,
        "stories": slots.render("idea.desk", request=request, idea=found),
    }
    return render(request, "tips/idea.html", context)

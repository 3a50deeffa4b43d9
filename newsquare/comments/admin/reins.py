"""Screens of what moderators set: who is read first, who may not write, which words hold a comment, and appeals."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from newsquare.accounts.models import User
from newsquare.comments import actions, queries, word_lists
from newsquare.comments.admin.decide import moderator
from newsquare.comments.admin.lists import MAY_MODERATE, MAY_READ
from newsquare.comments.forms import ReadingForm, WordsForm
from newsquare.comments.models import Appeal, Mode, Reading, Suspension
from newsquare.comments.queries import appeals as appeal_queries
from newsquare.comments.queries import reins
from newsquare.stations.queries import station_of


def _shown(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    may = request.user.has_perm
    if not (may(MAY_MODERATE) or may(MAY_READ)):
        raise PermissionDenied
    station = station_of(request)
    counts = {"waiting": queries.waiting_count(station), "appeals": queries.appeals_count(station)}
    return render(request, template, {"may_moderate": may(MAY_MODERATE), "zone": station.zone, **counts, **context})


@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest) -> HttpResponse:
    """List and set who is read before they appear, and until when."""
    station, now = station_of(request), timezone.now()
    form = ReadingForm(request.POST or None, station=station, initial=request.GET.dict())
    if request.method == "POST":
        by = moderator(request)
        if (lifted := request.POST.get("lift", "")).isdecimal():
            mode = get_object_or_404(Mode, pk=int(lifted[:18]), station=station)
            actions.lift_reading(mode=mode, by=by, now=now)
            return redirect("forum_reading")
        if form.is_valid():
            hours = form.cleaned_data["hours"]
            actions.set_reading(
                station=station,
                reading=Reading(form.cleaned_data["reading"]),
                until=now + timedelta(hours=int(hours)) if hours else None,
                by=by,
                now=now,
                **form.of_whom(),
            )
            return redirect("forum_reading")
    modes = reins.modes_of(station, now).select_related("section", "story", "author", "by")
    return _shown(
        request,
        "comments/admin/reading.html",
        tab="reading",
        title=_("Forum: who is read first"),
        modes=modes,
        form=form,
        station=station,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def suspended(request: HttpRequest) -> HttpResponse:
    """List who may not write, let them write again, and answer what they say against it."""
    station, now = station_of(request), timezone.now()
    if request.method == "POST":
        by = moderator(request)
        key = request.POST.get("suspension", "")
        row = get_object_or_404(Suspension, pk=int(key[:18]) if key.isdecimal() else 0, station=station)
        if request.POST.get("do") == "readmit":
            actions.readmit(suspension=row, by=by, now=now)
        else:
            _answer(request, row, by)
        return redirect("forum_suspended")
    user, listed_rows = request.user, list(reins.suspensions(station, now)[:200])
    rows = [(row, isinstance(user, User) and reins.may_answer(row, user)) for row in listed_rows]
    return _shown(
        request, "comments/admin/suspended.html", tab="suspended", title=_("Forum: who may not write"), rows=rows
    )


def _answer(request: HttpRequest, row: Suspension, by: User) -> None:
    stands, answer = request.POST.get("do") == "stands", request.POST.get("answer", "")
    try:
        actions.answer_objection(suspension=row, by=by, stands=stands, answer=answer, now=timezone.now())
    except actions.OwnSuspensionError:
        messages.warning(request, _("You decided this yourself; another moderator answers."))
    except actions.ObjectedError:
        messages.warning(request, _("Somebody has answered it already."))


@require_http_methods(["GET", "HEAD", "POST"])
def appeals(request: HttpRequest) -> HttpResponse:
    """List the appeals against rejections, and decide them."""
    station = station_of(request)
    if request.method == "POST":
        by, key = moderator(request), request.POST.get("appeal", "")
        row = get_object_or_404(Appeal, pk=int(key[:18]) if key.isdecimal() else 0, station=station)
        stands, answer = request.POST.get("do") != "publish", request.POST.get("answer", "")
        try:
            actions.decide_appeal(appeal=row, by=by, stands=stands, answer=answer, now=timezone.now())
        except actions.OwnDecisionError:
            messages.warning(request, _("You decided this yourself; another moderator answers."))
        except actions.ChangedMeanwhileError:
            messages.warning(request, _("Somebody has answered it already, or the comment is gone."))
        return redirect("forum_appeals")
    user = request.user
    waiting = list(appeal_queries.appeals_waiting(station)[:100])
    rows = [(row, isinstance(user, User) and appeal_queries.may_decide(row, user)) for row in waiting]
    return _shown(
        request,
        "comments/admin/appeals.html",
        tab="appeals",
        title=_("Forum: appeals"),
        objections=reins.objections_count(station),
        rows=rows,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """Show and keep the words that hold a comment, for a language."""
    station = station_of(request)
    own = station.language.split("-")[0].lower()
    languages = sorted({own, *word_lists.languages()})
    language = request.GET.get("language", own)
    if language not in languages:
        language = own
    if request.method == "POST":
        by, now = moderator(request), timezone.now()
        form = WordsForm(request.POST)
        if form.is_valid():
            for kind in word_lists.KINDS:
                words = form.cleaned_data[kind]
                actions.keep_words(station=station, language=language, kind=kind, words=words, by=by, now=now)
            messages.success(request, _("Kept. New comments are read with these words."))
            return redirect(f"{request.path}?language={language}")
    kept = {kind: "\n".join(reins.own_or_shipped(station, language, kind)) for kind in word_lists.KINDS}
    form = WordsForm(initial=kept)
    context = {"form": form, "language": language, "languages": languages, "own": own}
    return _shown(
        request,
        "comments/admin/words.html",
        tab="words",
        title=_("Forum: words that hold a comment"),
        **context,
        in_use=reins.languages_in_use(station),
    )

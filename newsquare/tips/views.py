"""The page on which a reader sends a story idea. It sets no cookie, and nothing about the sender is kept or logged."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, NoticeShape, PlainShape
from newsquare.tips import envelope
from newsquare.tips.actions import receive_idea
from newsquare.tips.forms import IdeaForm

log = logging.getLogger(__name__)


@csrf_exempt  # Guarded by `envelope.may_come_in`, which needs no cookie.
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def story_idea(request: HttpRequest) -> HttpResponse:
    """Show the form, or take an idea. Whatever goes wrong, what was typed stands in the form again."""
    request.upload_handlers = [envelope.NoFiles(request)]
    station = station_of(request)
    form = IdeaForm(request.POST) if request.method == "POST" else IdeaForm()
    if request.method != "POST":
        return _form_page(request, station, form)
    if not form.is_valid():
        return _form_page(request, station, form, status=422)
    seconds = envelope.seconds_open(station, request.POST.get("opened", ""), timezone.now().timestamp())
    if not envelope.may_come_in(request, seconds):
        return _form_page(
            request,
            station,
            form,
            403,
            _("Your browser did not say that you come from this page. Please send it once more."),
        )
    if wait := envelope.seconds_to_wait(request, station):
        return _form_page(request, station, form, 429, _wait_words(wait))
    if not _kept(request, station, form, seconds):
        return _form_page(
            request, station, form, 503, _("We could not keep it just now. Please try again in a minute.")
        )
    return _sealed(redirect("/story-idea/thanks/"))


def _kept(request: HttpRequest, station: Station, form: IdeaForm, seconds: float | None) -> bool:
    """Keep the idea; False where the database fails, whose words are not logged since they may hold the text."""
    try:
        receive_idea(
            station=station,
            text=form.cleaned_data["text"],
            contact=form.cleaned_data["contact"],
            now=timezone.now(),
            decoy=request.POST.get("website", ""),
            seconds=seconds,
        )
    except DatabaseError as error:
        log.error("A story idea could not be kept: %s", type(error).__name__)
        return False
    return True


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Say that the idea has come."""
    station = station_of(request)
    page = PlainShape(
        title=_("Thank you"),
        words=[
            _("Your idea is with the newsroom of %(station)s. An editor will read it.") % {"station": station},
            _("We cannot answer everybody. If you told us how to reach you, we may ask back."),
        ],
        links=[Link(name=_("Send another idea"), url="/story-idea/"), Link(name=_("Front page"), url="/")],
    )
    return _sealed(render(request, "theme/plain.html", {"page": page}))


def _form_page(
    request: HttpRequest, station: Station, form: IdeaForm, status: int = 200, error: str = ""
) -> HttpResponse:
    page = PlainShape(
        title=_("Send a story idea"),
        words=[
            _("Tell %(station)s what we should look into. You need no account, and no name.") % {"station": station},
        ],
        notice=NoticeShape(text=error, kind="error") if error else None,
        action="/story-idea/",
        hidden=[("opened", envelope.stamp(station, timezone.now().timestamp()))],
        button=_("Send it to the newsroom"),
    )
    return _sealed(render(request, "tips/story_idea.html", {"page": page, "form": form}, status=status))


def _wait_words(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return ngettext(
        "Many ideas have come from your network. Please send this one again in %(minutes)s minute.",
        "Many ideas have come from your network. Please send this one again in %(minutes)s minutes.",
        minutes,
    ) % {"minutes": minutes}


def _sealed(response: HttpResponse) -> HttpResponse:
    """Let the answer be kept nowhere, and let no page that follows learn of it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django's log of failures would tell the hour.
    return response

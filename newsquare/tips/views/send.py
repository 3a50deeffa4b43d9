"""The page on which a reader sends a story idea. It sets no cookie, and nothing about the sender is kept or logged."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.theme import slots
from newsquare.theme.shapes import Link, PlainShape
from newsquare.tips import envelope
from newsquare.tips.actions import TooMuchError, send_idea
from newsquare.tips.actions.receive import File, Parcel
from newsquare.tips.forms import ParcelForm
from newsquare.tips.models import MayName
from newsquare.tips.uploads import RefusedError, taken
from newsquare.tips.views.pages import ANSWER, SEND, broken, error_notice, show

log = logging.getLogger(__name__)


@envelope.sealed(broken)
@require_http_methods(["GET", "HEAD", "POST"])
def story_idea(request: HttpRequest) -> HttpResponse:
    """Show the form, or take an idea. Whatever goes wrong, what was typed stands in the form again."""
    station = station_of(request)
    if request.method != "POST":
        return _form_page(request, station, ParcelForm())
    handler = envelope.read(request)
    form = ParcelForm(request.POST)
    if not form.is_valid():
        return _form_page(request, station, form, 422)
    seconds = envelope.seconds_open(station, request.POST.get("opened", ""), timezone.now().timestamp())
    if not envelope.may_come_in(request, seconds):
        return _form_page(request, station, form, 403, envelope.not_from_here_words())
    if wait := envelope.seconds_to_wait(request, station):
        return _form_page(request, station, form, 429, envelope.wait_words(wait))
    try:
        files: list[File] = [(file.kind, file.content) for file in taken(request, handler)]
    except RefusedError as error:
        form.add_error("file", str(error))
        return _form_page(request, station, form, 422)
    receipt = _kept(request, station, form, files, seconds)
    if receipt is None:
        words = _("We could not keep it just now. Please try again in a minute.")
        return _form_page(request, station, form, 503, words)
    return _thanks(request, station, receipt)


def parcel_of(form: ParcelForm, files: list[File], about: int | None = None) -> Parcel:
    """Return what a form says, with the files beside it."""
    said = form.cleaned_data
    return Parcel(
        text=said["text"],
        name=said["name"],
        contact=said["contact"],
        may_name=MayName(said["may_name"]),
        about_story=about,
        files=files,
    )


def _kept(
    request: HttpRequest, station: Station, form: ParcelForm, files: list[File], seconds: float | None
) -> str | None:
    """Keep the idea; None where the database fails, whose words are not logged since they may hold the text."""
    about, told = _story(request, station)
    try:
        return send_idea(
            station=station,
            parcel=parcel_of(form, files, about if told else None),
            now=timezone.now(),
            decoy=request.POST.get("website", ""),
            seconds=seconds,
        )
    except (DatabaseError, TooMuchError) as error:
        log.error("A story idea could not be kept: %s", type(error).__name__)
        return None


def _story(request: HttpRequest, station: Station) -> tuple[int | None, str]:
    """Return the story from whose page somebody came, and its line: none where readers may not see it."""
    number = (request.POST if request.method == "POST" else request.GET).get("story", "")
    if not (number.isdecimal() and number.isascii() and len(number) < 18):
        return None, ""
    return int(number), slots.render("idea.about", station=station, story_id=int(number))


def _thanks(request: HttpRequest, station: Station, receipt: str) -> HttpResponse:
    page = PlainShape(
        title=_("Thank you"),
        words=[
            _("Your idea is with the newsroom of %(station)s. Somebody will read it.") % {"station": station},
        ],
        links=[Link(name=_("Send another idea"), url=SEND), Link(name=_("Front page"), url="/")],
    )
    return show(request, "tips/thanks.html", page=page, receipt=receipt.split(), answer_url=ANSWER)


def _form_page(
    request: HttpRequest, station: Station, form: ParcelForm, status: int = 200, error: str = ""
) -> HttpResponse:
    about, told = _story(request, station)
    hidden = [("opened", envelope.stamp(station, timezone.now().timestamp()))]
    page = PlainShape(
        title=_("Send a story idea"),
        words=[
            _("Tell %(station)s what we should look into. You need no account, and no name.") % {"station": station},
        ],
        notice=error_notice(error),
        action=SEND,
        hidden=[*hidden, ("story", str(about))] if told else hidden,
        button=_("Send it to the newsroom"),
    )
    again = status != 200
    return show(request, "tips/story_idea.html", status, page=page, form=form, about=told, again=again, answer=ANSWER)

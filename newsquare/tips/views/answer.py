"""The page on which a sender comes back with the receipt: what the newsroom says, and a form to add more."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, PlainShape
from newsquare.tips import contexts, envelope
from newsquare.tips.actions import TooMuchError, add_to_idea
from newsquare.tips.actions.receive import File
from newsquare.tips.forms import AdditionForm, ReceiptForm
from newsquare.tips.models import Idea
from newsquare.tips.queries import idea_of
from newsquare.tips.uploads import InMemory, RefusedError, taken
from newsquare.tips.views.pages import ANSWER, SEND, broken, error_notice, show
from newsquare.tips.views.send import parcel_of


@envelope.sealed(broken)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """Ask for the receipt; show what belongs to it; take what is added."""
    station = station_of(request)
    if request.method != "POST":
        return _door(request, station, ReceiptForm())
    handler = envelope.read(request)
    form = ReceiptForm(request.POST)
    if not form.is_valid():
        return _door(request, station, form, 422)
    seconds = envelope.seconds_open(station, request.POST.get("opened", ""), timezone.now().timestamp())
    if not envelope.may_come_in(request, seconds):
        return _door(request, station, form, 403, envelope.not_from_here_words())
    if wait := envelope.seconds_to_try(request, station):
        return _door(request, station, form, 429, envelope.wait_words(wait))
    idea = idea_of(form.cleaned_data["receipt"], station)
    if idea is None:
        form.add_error("receipt", _("Nothing is kept under these words: a letter is wrong, or it was deleted."))
        return _door(request, station, form, 422)
    if request.POST.get("do") == "add":
        return _add(request, idea, handler)
    return _thread(request, idea, AdditionForm(initial=_said(idea)))


def _add(request: HttpRequest, idea: Idea, handler: InMemory) -> HttpResponse:
    form = AdditionForm(request.POST)
    if not form.is_valid():
        return _thread(request, idea, form, 422)
    try:
        files: list[File] = [(file.kind, file.content) for file in taken(request, handler)]
        add_to_idea(idea=idea, parcel=parcel_of(form, files), now=timezone.now())
    except RefusedError as error:
        form.add_error("file", str(error))
        return _thread(request, idea, form, 422)
    except TooMuchError:
        form.add_error("text", _("No more can be added to this idea. Please send another one."))
        return _thread(request, idea, form, 422)
    return _thread(request, idea, AdditionForm(initial=_said(idea)), done=_("Added. The newsroom sees it."))


def _said(idea: Idea) -> dict[str, str]:
    return {"name": idea.name, "contact": idea.contact, "may_name": idea.may_name}


def _door(
    request: HttpRequest, station: Station, form: ReceiptForm, status: int = 200, error: str = ""
) -> HttpResponse:
    page = PlainShape(
        title=_("Come back to your idea"),
        words=[_("With the receipt that you were given you see what the newsroom says, and can add more.")],
        notice=error_notice(error),
        action=ANSWER,
        hidden=[("opened", envelope.stamp(station, timezone.now().timestamp()))],
        button=_("Show my idea"),
        links=[Link(name=_("Send a new idea"), url=SEND)],
    )
    return show(request, "tips/receipt.html", status, page=page, form=form)


def _thread(request: HttpRequest, idea: Idea, form: AdditionForm, status: int = 200, done: str = "") -> HttpResponse:
    page = PlainShape(
        title=_("Your idea"),
        notice=contexts.done_notice(done),
        action=ANSWER,
        hidden=[
            ("receipt", request.POST["receipt"]),
            ("opened", envelope.stamp(idea.station, timezone.now().timestamp())),
        ],
        button=_("Add it"),
        links=[Link(name=_("Front page"), url="/")],
    )
    shape = contexts.thread_of(idea)
    return show(request, "tips/thread.html", status, page=page, form=form, thread=shape)

"""A reader's own page behind the link in each mail: choose topics, change the address, be forgotten."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from newsquare.circulation import actions
from newsquare.circulation.forms import NewAddressForm, TopicsForm
from newsquare.circulation.links import Purpose
from newsquare.circulation.models import Follower
from newsquare.circulation.queries import topics_followed
from newsquare.circulation.views.pages import show, with_link
from newsquare.lib.flood import network_of, seconds_to_wait
from newsquare.stories.models import Topic
from newsquare.theme.shapes import Link, NoticeShape, PlainShape

PER_NETWORK = ((5, 3600),)


@with_link(Purpose.MANAGE)
def manage(request: HttpRequest, follower: Follower, _fact: Any) -> HttpResponse:
    """Show what a reader follows, and do what they press."""
    if request.method == "POST" and (deed := DEEDS.get(request.POST.get("do", ""))):
        return deed(request, follower)
    return _page(request, follower)


def _choose(request: HttpRequest, follower: Follower) -> HttpResponse:
    form = TopicsForm(request.POST, choices=_choices(follower))
    if not form.is_valid():
        return _page(request, follower, topics=form, status=400)
    actions.choose(follower=follower, topics=form.cleaned_data["topics"], now=timezone.now())
    return redirect(f"{request.path}?chosen")


def _move(request: HttpRequest, follower: Follower) -> HttpResponse:
    form = NewAddressForm(request.POST)
    if not form.is_valid():
        return _page(request, follower, address=form, status=400)
    if seconds_to_wait("move", network_of(request), *PER_NETWORK):
        form.add_error("email", _("Too many addresses came from your network. Try again in an hour."))
        return _page(request, follower, address=form, status=429)
    actions.ask_new_address(follower=follower, email=form.cleaned_data["email"], now=timezone.now())
    return redirect(f"{request.path}?asked")


def _erase(request: HttpRequest, follower: Follower) -> HttpResponse:
    actions.erase(follower=follower, now=timezone.now())
    page = PlainShape(
        title=_("Forgotten"),
        notice=NoticeShape(kind="done", text=_("Your address and your choices are erased. No more mail comes.")),
        links=[Link(name=_("Front page"), url="/")],
    )
    return show(request, page)


DEEDS = {"choose": _choose, "move": _move, "erase": _erase}


def _page(
    request: HttpRequest,
    follower: Follower,
    *,
    topics: TopicsForm | None = None,
    address: NewAddressForm | None = None,
    status: int = 200,
) -> HttpResponse:
    page = PlainShape(
        title=_("Your mail from %(station)s") % {"station": follower.station.name},
        notice=_notice(request),
        words=[_("It goes to %(email)s.") % {"email": follower.email}],
        links=[Link(name=_("Front page"), url="/")],
    )
    forms = {
        "topics": topics or TopicsForm(choices=_choices(follower), initial={"topics": list(topics_followed(follower))}),
        "address": address or NewAddressForm(),
    }
    return show(request, page, template="circulation/manage.html", status=status, **forms)


def _choices(follower: Follower) -> Any:
    return Topic.objects.filter(station=follower.station).order_by("name", "pk")


def _notice(request: HttpRequest) -> NoticeShape | None:
    words = {
        "chosen": _("Your choices are saved."),
        "moved": _("Mail comes to this address from now on."),
        "asked": _("A mail is on its way to the new address. The change counts once you press the button behind it."),
    }
    for name, text in words.items():
        if name in request.GET:
            return NoticeShape(kind="done", text=text)
    return None

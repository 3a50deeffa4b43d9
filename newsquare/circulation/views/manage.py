"""A reader's own page behind the link in each mail: choose what comes and when, change the address, be forgotten."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from newsquare.circulation import actions
from newsquare.circulation.forms import ChoicesForm, NewAddressForm
from newsquare.circulation.links import Purpose
from newsquare.circulation.models import Follow, Follower, Rhythm, Subject
from newsquare.circulation.queries import follows_of, name_of, names_of, subjects_offered
from newsquare.circulation.views.pages import show, with_link
from newsquare.lib.flood import network_of, seconds_to_wait
from newsquare.lib.local_time import name_at
from newsquare.theme.shapes import Link, NoticeShape, PlainShape

PER_NETWORK = ((5, 3600),)


@with_link(Purpose.MANAGE)
def manage(request: HttpRequest, follower: Follower, _fact: Any) -> HttpResponse:
    """Show what a reader follows, and do what they press."""
    if request.method == "POST" and (deed := DEEDS.get(request.POST.get("do", ""))):
        return deed(request, follower)
    return _page(request, follower)


def _choose(request: HttpRequest, follower: Follower) -> HttpResponse:
    now, follows, offered = timezone.now(), follows_of(follower), subjects_offered(follower)
    form = _form(follows, offered, data=request.POST)
    if not form.is_valid():
        return _page(request, follower, choices=form, status=400)
    rhythms, more = form.rhythms, set(form.cleaned_data["more"])
    chosen = [(each.subject, rhythms[each.subject_id]) for each in follows if each.subject_id in rhythms]
    added = [(each, Rhythm.ONCE) for each in offered if each.key in more]
    with transaction.atomic():
        actions.choose(follower=follower, rhythms=[*chosen, *added], now=now)
        hours = form.cleaned_data
        actions.suit(follower=follower, hour=hours["hour"], weekday=hours["weekday"], quiet=form.quiet, now=now)
    return redirect(f"{request.path}?chosen")


def _form(
    follows: list[Follow], offered: list[Subject], *, data: QueryDict | None = None, initial: Any = None
) -> ChoicesForm:
    names = names_of([each.subject for each in follows], timezone.now())
    return ChoicesForm(
        data,
        followed=[(each.subject_id, names[each.subject_id], each.rhythm, each.subject.rhythms) for each in follows],
        offered=[(each.key, name_of(each)) for each in offered],
        initial=initial,
    )


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
    choices: ChoicesForm | None = None,
    address: NewAddressForm | None = None,
    status: int = 200,
) -> HttpResponse:
    page = PlainShape(
        title=_("Your mail from %(station)s") % {"station": follower.station.name},
        notice=_notice(request),
        words=[_("It goes to %(email)s.") % {"email": follower.email}],
        links=[Link(name=_("Front page"), url="/")],
    )
    hours = {name: getattr(follower, name) for name in ("hour", "weekday", "quiet_from", "quiet_until")}
    forms = {
        "choices": choices or _form(follows_of(follower), subjects_offered(follower), initial=hours),
        "address": address or NewAddressForm(),
        "zone": name_at(timezone.now(), follower.station.zone),
    }
    return show(request, page, template="circulation/manage.html", status=status, **forms)


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

"""The doors behind links in mails: confirm, take a new address, stop. Opening shows a page; its button does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from newsquare.circulation import actions
from newsquare.circulation.forms import SubjectsForm
from newsquare.circulation.links import Purpose, path_for
from newsquare.circulation.models import Follower
from newsquare.circulation.queries import names_of, subjects_asked_for, subjects_followed, subjects_of
from newsquare.circulation.views.pages import show, with_link
from newsquare.theme.shapes import Link, NoticeShape, PlainShape


@with_link(Purpose.CONFIRM)
def confirm(request: HttpRequest, follower: Follower, _fact: Any) -> HttpResponse:
    """Ask for the button that lets the follow begin."""
    asked, now = list(subjects_asked_for(follower)), timezone.now()
    names = names_of(asked, now)
    form = SubjectsForm(request.POST or None, names=names, initial={"subjects": list(names)})
    if request.method == "POST" and form.is_valid() and form.cleaned_data["subjects"]:
        chosen = [each for each in asked if each.pk in form.cleaned_data["subjects"]]
        actions.confirm(follower=follower, subjects=chosen, now=now)
    elif request.method != "POST" and asked:
        return _ask_to_confirm(request, follower, names, form)
    followed = list(names_of(subjects_followed(follower), now).values())
    page = PlainShape(
        title=_("You follow %(subjects)s") % {"subjects": get_text_list(followed, _("and"))}
        if followed
        else _("Nothing is followed"),
        notice=NoticeShape(kind="done", text=_("News comes to %(email)s.") % {"email": follower.email})
        if followed
        else None,
        words=[
            _("It comes at once. You may have it once a day or once a week instead, at an hour that suits you."),
            _("Every mail holds a way to stop it and to change what you get."),
        ]
        if followed
        else [],
        links=[_choices(follower), Link(name=_("Front page"), url="/")],
    )
    return show(request, page)


def _choices(follower: Follower) -> Link:
    return Link(name=_("Change what comes, when and where to"), url=path_for(Purpose.MANAGE, follower))


def _ask_to_confirm(
    request: HttpRequest, follower: Follower, names: dict[int, str], form: SubjectsForm
) -> HttpResponse:
    several = len(names) > 1
    page = PlainShape(
        title=_("Follow these?") if several else _("Follow %(name)s?") % {"name": next(iter(names.values()))},
        words=[_("News of it will come to %(email)s.") % {"email": follower.email}],
        action=request.path,
        button=_("Yes, follow"),
        button_words=_("Nothing happens until you press it."),
        hidden=[] if several else [("subjects", str(next(iter(names))))],
    )
    return show(request, page, form=form if several else None)


@with_link(Purpose.MOVE)
def move(request: HttpRequest, follower: Follower, email: str) -> HttpResponse:
    """Ask for the button that sends mail to a new address from now on."""
    if request.method != "POST":
        page = PlainShape(
            title=_("Send mail to this address?"),
            words=[
                _("Mail from %(station)s will go to %(email)s, and to no other address of yours.")
                % {"station": follower.station.name, "email": email}
            ],
            action=request.path,
            button=_("Yes, use this address"),
            button_words=_("Nothing happens until you press it."),
        )
        return show(request, page)
    actions.take_new_address(follower=follower, email=email, now=timezone.now())
    return redirect(path_for(Purpose.MANAGE, follower) + "?moved")


@with_link(Purpose.STOP)
def stop(request: HttpRequest, follower: Follower, fact: list[str | int]) -> HttpResponse:
    """Ask for the button that stops mail about some things; a mail program may press it by itself (RFC 8058)."""
    now = timezone.now()
    keys = [f"topic:{each}" if isinstance(each, int) else each for each in fact]  # Numbers stand in old mails.
    found = names_of(subjects_of(follower.station, keys), now)
    names = {"subjects": get_text_list(list(found.values()), _("and"))}
    if request.method == "POST":
        actions.stop(follower=follower, keys=keys, now=now)
        page = PlainShape(
            title=_("Stopped"),
            notice=NoticeShape(kind="done", text=_("No more mail about %(subjects)s comes to you.") % names),
            links=[_choices(follower), Link(name=_("Front page"), url="/")],
        )
        return show(request, page)
    page = PlainShape(
        title=_("Stop mail about %(subjects)s?") % names,
        words=[_("It goes to %(email)s.") % {"email": follower.email}],
        action=request.path,
        button=_("Stop this mail"),
        button_words=_("Nothing happens until you press it."),
        links=[_choices(follower)],
    )
    return show(request, page)

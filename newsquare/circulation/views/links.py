"""The doors behind links in mails: confirm, take a new address, stop. Opening shows a page; its button does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from newsquare.circulation import actions
from newsquare.circulation.forms import TopicsForm
from newsquare.circulation.links import Purpose, path_for
from newsquare.circulation.models import Follower
from newsquare.circulation.queries import topics_asked_for, topics_followed
from newsquare.circulation.views.pages import show, with_link
from newsquare.stories.models import Topic
from newsquare.theme.shapes import Link, NoticeShape, PlainShape


@with_link(Purpose.CONFIRM)
def confirm(request: HttpRequest, follower: Follower, _fact: Any) -> HttpResponse:
    """Ask for the button that lets the follow begin."""
    asked = topics_asked_for(follower)
    form = TopicsForm(request.POST or None, choices=asked, initial={"topics": list(asked)})
    if request.method == "POST" and form.is_valid() and form.cleaned_data["topics"]:
        actions.confirm(follower=follower, topics=form.cleaned_data["topics"], now=timezone.now())
    elif request.method != "POST" and asked:
        return _ask_to_confirm(request, follower, list(asked), form)
    followed = [topic.name for topic in topics_followed(follower)]
    page = PlainShape(
        title=_("You follow %(topics)s") % {"topics": get_text_list(followed, _("and"))}
        if followed
        else _("Nothing is followed"),
        notice=NoticeShape(kind="done", text=_("New stories come to %(email)s.") % {"email": follower.email})
        if followed
        else None,
        words=[_("Every mail holds a way to stop it and to change what you get.")] if followed else [],
        links=[
            Link(name=_("Change choices or address"), url=path_for(Purpose.MANAGE, follower)),
            Link(name=_("Front page"), url="/"),
        ],
    )
    return show(request, page)


def _ask_to_confirm(request: HttpRequest, follower: Follower, asked: list[Topic], form: TopicsForm) -> HttpResponse:
    several = len(asked) > 1
    page = PlainShape(
        title=_("Follow these topics?") if several else _("Follow %(topic)s?") % {"topic": asked[0].name},
        words=[_("New stories will come to %(email)s.") % {"email": follower.email}],
        action=request.path,
        button=_("Yes, follow"),
        button_words=_("Nothing happens until you press it."),
        hidden=[] if several else [("topics", str(asked[0].pk))],
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
def stop(request: HttpRequest, follower: Follower, topic_ids: list[int]) -> HttpResponse:
    """Ask for the button that stops mail about some topics; a mail program may press it by itself (RFC 8058)."""
    topics = Topic.objects.filter(pk__in=topic_ids, station=follower.station).order_by("name", "pk")
    names = {"topics": get_text_list([topic.name for topic in topics], _("and"))}
    choices = Link(name=_("Change choices or address"), url=path_for(Purpose.MANAGE, follower))
    if request.method == "POST":
        actions.stop(follower=follower, topic_ids=topic_ids, now=timezone.now())
        page = PlainShape(
            title=_("Stopped"),
            notice=NoticeShape(kind="done", text=_("No more mail about %(topics)s comes to you.") % names),
            links=[choices, Link(name=_("Front page"), url="/")],
        )
        return show(request, page)
    page = PlainShape(
        title=_("Stop mail about %(topics)s?") % names,
        words=[_("It goes to %(email)s.") % {"email": follower.email}],
        action=request.path,
        button=_("Stop this mail"),
        button_words=_("Nothing happens until you press it."),
        links=[choices],
    )
    return show(request, page)

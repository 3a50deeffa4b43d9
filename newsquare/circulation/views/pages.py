"""How the small pages of circulation are printed, and how a door with a signed link is guarded."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from newsquare.circulation.links import BadLinkError, OldLinkError, Purpose, read
from newsquare.circulation.models import Follower
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Head, Link, PlainShape

PLAIN = "theme/plain.html"
Door = Callable[[HttpRequest, Follower, Any], HttpResponse]


def show(
    request: HttpRequest, page: PlainShape, *, template: str = PLAIN, status: int = 200, **more: Any
) -> HttpResponse:
    """Print a page that is kept nowhere, tells no other site its address, and sets no cookie."""
    context = {
        "page": page,
        "head": Head(title=f"{page.title} – {station_of(request).name}"),
        "csrf_token": "",  # The signed link, or the browser's word for its origin, is the guard here.
        **more,
    }
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "same-origin"
    return response


def with_link(purpose: Purpose) -> Callable[[Door], Callable[..., HttpResponse]]:
    """Let in who has a signed link for a purpose. The link is the guard: no cookie, no token, no origin is asked for.

    So a mail program can press the one-click button by itself (RFC 8058).
    """

    def guard(door: Door) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @wraps(door)
        def view(request: HttpRequest, token: str) -> HttpResponse:
            try:
                follower, fact = read(purpose, token, station_of(request))
            except BadLinkError:
                return show(request, _broken(), status=404)
            except OldLinkError:
                return show(request, _used_up(), status=200 if request.method == "POST" else 410)
            response = door(request, follower, fact)
            response["Referrer-Policy"] = "no-referrer"  # The address of this page is a key.
            return response

        return view

    return guard


def _broken() -> PlainShape:
    return PlainShape(
        title=_("This link is not whole"),
        words=[_("It may have been cut off on its way. Open it from the mail again, or copy all of it.")],
        links=[Link(name=_("Front page"), url="/")],
    )


def _used_up() -> PlainShape:
    return PlainShape(
        title=_("This link works no more"),
        words=[
            _("Its time is up, or the address is not kept here any more: then no mail goes to it."),
            _("To follow a topic, go to its page and ask again there."),
        ],
        links=[Link(name=_("Front page"), url="/")],
    )

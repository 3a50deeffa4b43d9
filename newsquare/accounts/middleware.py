"""Keeps the desk's door."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from newsquare.accounts.actions import acting
from newsquare.accounts.door import Pass, ask, keep_station_time
from newsquare.accounts.pages import plain
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link

Answer = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]
SAFE = {"GET", "HEAD", "OPTIONS"}

DESK = "/desk/"
# Wagtail's own ways to sign in, to change a password or to see people of all stations lead to ours.
OURS = {
    "/desk/login/": "/sign-in/password/?next=/desk/",
    "/desk/password_reset/": "/sign-in/password/?next=/desk/",
    "/desk/users/": "/desk/staff/",
    "/desk/groups/": "/desk/staff/",
}


class StaffDoorMiddleware:
    """Lets nobody to the desk but the station's staff, with a second factor shown in this session."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or send away."""
        if not request.path_info.startswith(DESK):
            return self.get_response(request)
        for theirs, ours in OURS.items():
            if request.path_info.startswith(theirs):
                return HttpResponseRedirect(ours)
        if request.path_info == "/desk/logout/" and request.method != "POST":
            return HttpResponseRedirect("/sign-out/")
        verdict = ask(request)
        if verdict is Pass.WELCOME:
            keep_station_time(request)
            with acting(request.user):  # type: ignore[arg-type]  # Welcome is nobody but a User.
                return self.get_response(request)
        if not request.accepts("text/html"):  # A form that saves by itself; its script says what to do.
            told = {"success": False, "error_code": "signed_out", "error_message": _("You are signed out of the desk.")}
            return JsonResponse(told, status=403)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return HttpResponse(_("You are signed out of the desk."), status=403, content_type="text/plain")
        if verdict is Pass.STRANGER:
            goal = request.get_full_path() if request.method == "GET" else _page_of_form(request)
            return HttpResponseRedirect(f"/sign-in/password/?{urlencode({'next': goal})}")
        return _turned_away(request, verdict)

    def process_view(
        self, request: HttpRequest, view: View, args: list[Any], words: dict[str, Any]
    ) -> HttpResponse | None:
        """Do all that a form of Wagtail's kind does at the desk in one transaction, its line in the log included.

        Wagtail saves in several. Our own screens do one action, which is one transaction already.
        """
        changes = request.path_info.startswith(DESK) and request.method not in SAFE
        if not (changes and hasattr(view, "view_class")):
            return None
        with transaction.atomic():
            return view(request, *args, **words)


def _page_of_form(request: HttpRequest) -> str:
    """Return the page of the desk from which a form was sent: what was typed there waits in the browser."""
    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() and came.path.startswith(DESK) else DESK


def _turned_away(request: HttpRequest, verdict: Pass) -> HttpResponse:
    words = {
        Pass.NOT_STAFF: [_("You are signed in as %(name)s, who is not on the staff of this station.")],
        Pass.NO_FACTOR: [
            _("The desk opens only after a second factor, and you signed in without one."),
            _("If you have set one up, sign out and in again. If not, ask an administrator for a one-time link."),
        ],
    }[verdict]
    return plain(
        request,
        status=403,
        title=_("The desk of %(station)s") % {"station": station_of(request)},
        words=[line % {"name": request.user} for line in words],
        links=[Link(name=_("Sign out"), url="/sign-out/"), Link(name=_("Front page"), url="/")],
    )

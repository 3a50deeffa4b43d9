"""Keeps the answer of a bakeable view for everybody who asks next."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.urls import Resolver404, resolve

from newsquare.lib.shown import collecting
from newsquare.press.bakery import Answer, end_with, is_internal, render_and_keep
from newsquare.press.rules import KEPT_STATUSES, STAFF_MARK


class BakingMiddleware:
    """Bakes what a bakeable view answers to somebody who has no name.

    The page is rendered from a request of our own, so that nothing of the reader's can get into it. Only where that
    yields no page does somebody with a cookie get an answer of their own: staff may see what readers may not.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        if request.method not in {"GET", "HEAD"} or not _is_bakeable(request):
            return self.get_response(request)
        if request.META.get("QUERY_STRING"):
            return self._made_for_this_once(request)
        response = render_and_keep(self.get_response, request.station, request.path)  # type: ignore[attr-defined]  # Set by StationMiddleware.
        if response.status_code not in KEPT_STATUSES and request.COOKIES and not is_internal(request):
            return self.get_response(request)
        if response.status_code == 200 and response.headers.get("ETag", "?").strip('"') in _known(request):
            return _not_modified(response)
        if request.method == "HEAD":
            response.content = b""
        return response

    def _made_for_this_once(self, request: HttpRequest) -> HttpResponseBase:
        """Answer where there is a query: nothing is kept here, and nowhere past the end of what is shown."""
        with collecting() as shown:
            response = self.get_response(request)
        if "no-store" not in response.headers.get("Cache-Control", ""):
            end_with(response, shown)
        return response


class StaffMarkMiddleware:
    """Marks a browser in which somebody is at the desk, so that its reads are not counted.

    The mark says nothing but that, and opens nothing. It is looked for before Django is asked.
    """

    DAYS = 90

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the mark where it is missing."""
        response = self.get_response(request)
        if request.path.startswith("/desk/") and response.status_code == 200 and STAFF_MARK not in request.COOKIES:
            secure = settings.SESSION_COOKIE_SECURE
            age = self.DAYS * 24 * 60 * 60
            response.set_cookie(STAFF_MARK, "1", max_age=age, secure=secure, httponly=True, samesite="Lax")
        return response


def _known(request: HttpRequest) -> str:
    """Return what the client says that it holds; the front has marked some of it as packed."""
    return str(request.headers.get("If-None-Match", ""))


def _not_modified(response: HttpResponseBase) -> HttpResponseBase:
    """Return that the page has not changed, though it had to be rendered to know (RFC 9110, 15.4.5)."""
    answer = HttpResponseNotModified()
    for name in ("Cache-Control", "Cache-Tag", "ETag", "Vary"):
        if value := response.headers.get(name):
            answer.headers[name] = value
    return answer


def _is_bakeable(request: HttpRequest) -> bool:
    """Say whether the view behind an address is marked by `lib.shown.bakeable`, through partials too."""
    if not hasattr(request, "station"):
        return False
    try:
        view: Any = resolve(request.path_info).func
    except Resolver404:
        return False
    while not getattr(view, "bakeable", False) and hasattr(view, "func"):
        view = view.func
    return bool(getattr(view, "bakeable", False))

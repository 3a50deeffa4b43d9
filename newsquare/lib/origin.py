"""Guards forms on baked pages, which hold no token: the browser must say that the request came from our own page."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponse]


def comes_from_here(request: HttpRequest) -> bool | None:
    """Say whether the request came from a page of this host; None where the browser does not tell."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    if origin is None or origin == "null":
        return None
    return urlsplit(origin).netloc.lower() == request.get_host().lower()


def came_by_our_link(request: HttpRequest) -> bool:
    """Say whether a page was asked for by a link on a page of this host, as far as the browser tells."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Referer", "")).netloc.lower() == request.get_host().lower()


def same_origin_required(view: View) -> View:
    """Let a POST through that came from our own page; where the browser does not say, ask with a token.

    Wraps a view that then needs no `csrf_exempt` of its own. Nothing that was typed is lost: the token page
    repeats the fields, and pressing its button sends them again.
    """
    guarded = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method in {"GET", "HEAD", "OPTIONS"} or comes_from_here(request):
            return view(request, *args, **kwargs)
        return guarded(request, *args, **kwargs)

    return wrapped


def token_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show what was sent once more, with a token, so that one press sends it safely. Answers 403.

    Serves as Django's CSRF failure view.
    """
    secret = {"csrfmiddlewaretoken", "password", "password1", "password2"}
    fields = [(name, value) for name, values in request.POST.lists() if name not in secret for value in values]
    return render(request, "theme/token.html", {"fields": fields, "action": request.get_full_path()}, status=403)

"""The small pages of accounts, all of one kind: never kept by anybody, never telling where the reader came from."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from newsquare.theme import slots
from newsquare.theme.shapes import NoticeShape, PlainShape


def plain(
    request: HttpRequest,
    *,
    form: Form | None = None,
    status: int = 200,
    more: dict[str, Any] | None = None,
    **shape: Any,
) -> HttpResponse:
    """Answer with a small page; `shape` are the fields of PlainShape."""
    template = "accounts/set_up.html" if more else "theme/plain.html"
    context = {"page": PlainShape(**shape), "form": form, **(more or {})}
    response = render(request, template, context, status=status)
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def next_of(request: HttpRequest) -> str:
    """Return where the person wants to go, if that is a page of this host; else nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if is_ours(request, wanted) else ""


def kept_notice(request: HttpRequest) -> NoticeShape | None:
    """Tell people on their way through sign-in that what they wrote is kept, in the words of who keeps it."""
    words = slots.render("sign_in.kept", session=request.session)
    return NoticeShape(text=words) if words else None


def is_ours(request: HttpRequest, address: str) -> bool:
    """Say whether an address is a path of this host (or this host's own whole address)."""
    return bool(address) and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )

"""Where links lead: to a page of ours that readers get, to one elsewhere that answers, or nowhere."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from newsquare.lib.http import FetchError, TooLargeError, fetch
from newsquare.stories.inspection.order import Anchor

MOST = 40  # Links that are asked; a story has a handful.
AT_ONCE = 8
SECONDS = 6
ENOUGH = 500_000  # Bytes. Whoever sends more is there.
DEAD = {404, 410}


def dead_among(anchors: Iterable[Anchor], request: HttpRequest) -> list[tuple[Anchor, str]]:
    """Return the links that lead nowhere, each with what is wrong."""
    ours: list[Anchor] = []
    elsewhere: list[Anchor] = []
    for anchor in list(anchors)[:MOST]:
        (ours if _is_ours(anchor.url, request) else elsewhere).append(anchor)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = [*zip(elsewhere, pool.map(_wrong_elsewhere, [each.url for each in elsewhere]), strict=True)]
    told += [(anchor, _wrong_here(anchor.url, request)) for anchor in ours]
    return [(anchor, wrong) for anchor, wrong in told if wrong]


def _is_ours(url: str, request: HttpRequest) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.netloc.lower() in {"", request.get_host().lower()} and parts.scheme in {"", "http", "https"}


def _wrong_elsewhere(url: str) -> str:
    """Say what is wrong with an address elsewhere. A host that turns robots away says nothing against it."""
    try:
        answer = fetch(url, limit=ENOUGH, seconds=SECONDS)
    except TooLargeError:
        return ""
    except FetchError as error:
        return str(error)
    if answer.status in DEAD or answer.status >= 500:
        return _("It answers with %(status)s.") % {"status": answer.status}
    return ""


def _wrong_here(url: str, request: HttpRequest) -> str:
    """Say what is wrong with an address of ours: whether a reader who knows nobody would get it."""
    path = urlsplit(url).path or "/"
    try:
        found = resolve(path)
    except Resolver404:
        return _("There is no such page here.")
    if not getattr(found.func, "bakeable", False):
        return ""
    asked = RequestFactory().get(path, headers={"host": request.get_host()})
    asked.user, asked.station = AnonymousUser(), request.station  # type: ignore[attr-defined]  # As StationMiddleware does.
    try:
        status = found.func(asked, *found.args, **found.kwargs).status_code
    except Http404:
        status = 404
    return _("Readers do not get this page of ours.") if status >= 400 else ""

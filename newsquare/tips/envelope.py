"""How an idea comes in without leaving a trace: no cookie, no file on disk, a page's time that was signed by us."""

import logging
import secrets
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from django.core import signing
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from newsquare.lib import flood
from newsquare.lib.origin import comes_from_here
from newsquare.stations.models import Station
from newsquare.tips.uploads import LARGEST_ALL, MEGABYTE, InMemory

log = logging.getLogger(__name__)

SALT = "newsquare.tips.page"
DAY, HOUR = flood.DAY, 3600.0
NOT_EVEN_READ = (
    2 * LARGEST_ALL + 10 * MEGABYTE
)  # Of a request; less is read to its end, so that the words are not lost.
BLOCK = 16 * 1024  # Answers are a multiple of it, so that their size does not tell which one it was.
POLICY = (
    "default-src 'none'; style-src 'self'{styles}; img-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
_MARK = b"</html>"

View = Callable[..., HttpResponse]


class UnreadError(Exception):
    """A request broke off, or is not what a browser sends; `status` is the answer's."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


def sealed(broken: Callable[[HttpRequest, int], HttpResponse]) -> Callable[[View], View]:
    """Let a view's answers be kept nowhere and tell the next page nothing; its faults leave no trace of the sender.

    `broken` makes the page for a fault of ours or a request that cannot be read.
    """

    def wrap(view: View) -> View:
        @csrf_exempt  # Guarded by `may_come_in`, which needs no cookie.
        @sensitive_post_parameters()
        @wraps(view)
        def wrapped(request: HttpRequest, *args: object) -> HttpResponse:
            request.upload_handlers = [InMemory(request)]
            try:
                response = view(request, *args)
            except UnreadError as error:
                response = broken(request, error.status)
            except Exception as error:  # Its words, and what a log says of a request, may tell who sent it.
                log.error("A page of story ideas broke: %s at %s", type(error).__name__, _place(error))
                response = broken(request, 500)
            return _without_trace(request, response)

        return wrapped

    return wrap


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "nowhere"


def read(request: HttpRequest) -> InMemory:
    """Read a request's fields and files into memory. Raises UnreadError."""
    handler = request.upload_handlers[0]
    assert isinstance(handler, InMemory)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > NOT_EVEN_READ:
        raise UnreadError(413)
    try:
        request.POST  # noqa: B018  # Reading it is what parses.
    except RequestDataTooBig:
        raise UnreadError(413) from None
    except (UnreadablePostError, MultiPartParserError, SuspiciousOperation, BadRequest, OSError):
        raise UnreadError(400) from None
    if not _is_whole(request, int(length)):
        raise UnreadError(400)
    return handler


def _is_whole(request: HttpRequest, length: int) -> bool:
    """Say whether as much came as was announced; a server may end a broken upload as if it were whole."""
    body: bytes | None = getattr(request, "_body", None)
    came = len(body) if body is not None else getattr(getattr(request, "_stream", None), "_pos", length)
    return came >= length


def _without_trace(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    styles = "".join(f" '{value}'" for value in getattr(request, "style_hashes", ()))
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Content-Security-Policy"] = POLICY.format(styles=styles)
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django's log of failures would tell the hour.
    if _MARK in response.content:
        response.content = padded(response.content)
    return response


def padded(body: bytes) -> bytes:
    """Return a page filled up with chance to a multiple of 16 kB."""
    missing = -(len(body) + 7) % BLOCK
    return body + b"<!--" + secrets.token_hex(missing // 2 + 1).encode()[:missing] + b"-->"


def stamp(station: Station, now: float) -> str:
    """Return the time of a page, signed."""
    return signing.dumps([station.pk, int(now)], salt=SALT)


def seconds_open(station: Station, stamped: str, now: float) -> float | None:
    """Return how long ago the page was opened; None where that is missing, broken or older than a day."""
    try:
        pk, opened = signing.loads(stamped, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    seconds = now - float(opened)
    return seconds if pk == station.pk and 0 <= seconds <= DAY else None


def may_come_in(request: HttpRequest, seconds: float | None) -> bool:
    """Say whether the form was sent from our own page: the browser says so, or the page's time does."""
    here = comes_from_here(request)
    return seconds is not None if here is None else here


def seconds_to_wait(request: HttpRequest, station: Station) -> int:
    """Count one more idea; return how long to wait if a network or the whole town sends too many.

    The count is in memory alone, under a key that tells nothing and is gone within a day (`lib.flood`).
    """
    return flood.seconds_to_wait("idea.network", flood.network_of(request), (6, HOUR), (30, DAY)) or (
        flood.seconds_to_wait("idea.station", str(station.pk), (120, HOUR), (600, DAY))
    )


def seconds_to_try(request: HttpRequest, station: Station) -> int:
    """Count one more receipt that was typed; return how long to wait if too many were."""
    return flood.seconds_to_wait("receipt.network", flood.network_of(request), (20, HOUR), (100, DAY)) or (
        flood.seconds_to_wait("receipt.station", str(station.pk), (600, HOUR))
    )


def wait_words(seconds: int) -> str:
    """Say when to come again."""
    minutes = -(-seconds // 60)
    return ngettext(
        "Many have come from your network. Please send this again in %(minutes)s minute.",
        "Many have come from your network. Please send this again in %(minutes)s minutes.",
        minutes,
    ) % {"minutes": minutes}


def not_from_here_words() -> str:
    """Say what to do where the browser does not tell whence it comes."""
    return _("Your browser did not say that you come from this page. Please send it once more.")

"""Small pages that show what a test tells them to."""

import io
from collections.abc import Callable

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

from newsquare.lib import shown
from newsquare.stations.queries import station_of

View = Callable[..., HttpResponse]


class Board:
    """What the pages say, and how often they were asked. A test may have something happen while they render."""

    def __init__(self) -> None:
        self.words = "first"
        self.tags: tuple[str, ...] = ("story:1",)
        self.until = None
        self.status = 200
        self.headers: dict[str, str] = {}
        self.rendered = 0
        self.cookies_seen = 0
        self.meanwhile: Callable[[], None] = lambda: None


board = Board()


@shown.bakeable
def page(request: HttpRequest, name: str = "") -> HttpResponse:
    words = board.words
    board.rendered += 1
    board.cookies_seen += bool(request.COOKIES)
    board.meanwhile()
    shown.note(*board.tags)
    shown.until(board.until)
    body = f"<p>{station_of(request).name}: {words} {name}</p>" + "<p>filling</p>" * 50
    return HttpResponse(body, status=board.status, headers=board.headers)


@shown.bakeable
def picture(request: HttpRequest) -> FileResponse:
    shown.note("picture:9")
    shown.until(board.until)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return FileResponse(io.BytesIO(bytes(range(256)) * 4), content_type="image/avif", headers=headers)


@shown.bakeable
def with_session(request: HttpRequest) -> HttpResponse:
    request.session["a"] = 1
    return HttpResponse("yours")


@shown.bakeable
def staff_only(request: HttpRequest) -> HttpResponse:
    if "sessionid" not in request.COOKIES:
        raise Http404
    return HttpResponse("for staff")


@shown.bakeable
def broken(request: HttpRequest) -> HttpResponse:
    if board.words == "broken":
        raise RuntimeError("broken")
    shown.note(*board.tags)
    return HttpResponse(board.words)


def personal(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{timezone.now()}")


urlpatterns = [
    path("", page),
    path("picture.avif", picture),
    path("session/", with_session),
    path("staff/", staff_only),
    path("broken/", broken),
    path("personal/", personal),
    path("<path:name>", page),
]

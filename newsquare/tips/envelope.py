"""How an idea comes in without leaving a trace: no cookie, no file on disk, a page's time that was signed by us."""

from typing import Any

from django.core import signing
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from newsquare.lib import flood
from newsquare.lib.origin import comes_from_here
from newsquare.stations.models import Station

SALT = "newsquare.tips.page"
DAY, HOUR = flood.DAY, 3600.0


class NoFiles(FileUploadHandler):
    """Takes no file, so that none is ever written to a temporary folder."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Skip it."""
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep nothing."""
        return None

    def file_complete(self, file_size: int) -> None:
        """Give nothing back."""


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

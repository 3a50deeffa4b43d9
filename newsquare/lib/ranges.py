"""Parts of a file, as players ask for them (RFC 9110, 14). Safari plays no video from a server without this."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

PART = 2 * 1024 * 1024  # What an open request (`bytes=0-`) gets, so that no thread waits on a slow line.
BLOCK = 256 * 1024
_RANGE = re.compile(r"bytes=(?=\d|-\d)(\d{0,15})-(\d{0,15})\Z")


def in_parts(request: HttpRequest, file: BinaryIO, size: int, *, etag: str, kind: str) -> HttpResponseBase:
    """Answer with the part that was asked for, or with the whole. Closes the file.

    A player that asks for all from some place on gets a part and comes again: `Content-Range` says how much there is.
    One that names both ends, as Safari does, gets exactly that. Several parts at once are answered with the whole.
    """
    asked = _RANGE.match(request.headers.get("Range", "").replace(" ", ""))
    if request.headers.get("If-Range", etag) != etag:
        asked = None
    span = _span(asked[1], asked[2], size) if asked else (0, size)
    if etag in request.headers.get("If-None-Match", ""):
        file.close()
        response: HttpResponseBase = HttpResponse(status=304)
    elif span is None:
        file.close()
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        response = _answer(request, file, *span, status=206 if asked else 200)
        if asked:
            response["Content-Range"] = f"bytes {span[0]}-{span[1] - 1}/{size}"
    response["Content-Type"], response["ETag"], response["Accept-Ranges"] = kind, etag, "bytes"
    return response


def _answer(request: HttpRequest, file: BinaryIO, first: int, end: int, *, status: int) -> HttpResponseBase:
    response: HttpResponseBase
    if request.method == "HEAD":
        file.close()
        response = HttpResponse(status=status)
    else:
        file.seek(first)
        response = StreamingHttpResponse(_blocks(file, end - first), status=status)
    response["Content-Length"] = str(end - first)
    return response


def _span(first: str, last: str, size: int) -> tuple[int, int] | None:
    """Return the part from its first byte to behind its last; None where there is nothing."""
    if not first:
        begin, end = max(0, size - int(last)), size
    else:
        begin = int(first)
        end = min(int(last) + 1, size) if last else min(begin + PART, size)
    return (begin, end) if begin < end else None


def _blocks(file: BinaryIO, left: int) -> Iterator[bytes]:
    with file:
        while left > 0 and (block := file.read(min(BLOCK, left))):
            left -= len(block)
            yield block

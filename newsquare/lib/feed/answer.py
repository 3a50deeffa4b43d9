"""A feed as an answer to a request; who has it already is told so."""

from collections.abc import Callable
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from newsquare.lib.feed.shapes import FeedShape, Format

Writer = Callable[[FeedShape], bytes]


def answer(request: HttpRequest, feed: FeedShape, form: Format, write: Writer) -> HttpResponseBase:
    """Send a feed, the same for everybody.

    Without a time of its own: a withdrawn entry makes a feed older, not newer. The front gives it that of its bake.
    """
    body = write(feed)
    response = HttpResponse(body, content_type=f"{form.type}; charset=utf-8")
    response["ETag"] = etag = f'"{sha256(body).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=etag, response=response) or response

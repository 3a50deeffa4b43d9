"""RSS 2.0 of a station and of each topic, the same for everybody and baked like any page."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from newsquare.circulation.contexts import feed_of
from newsquare.lib import shown
from newsquare.stations.queries import station_of
from newsquare.stories.models import Topic


@shown.bakeable
@require_safe
def station_feed(request: HttpRequest) -> HttpResponseBase:
    """Send the newest stories of the station."""
    return _feed(request, None)


@shown.bakeable
@require_safe
def topic_feed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Send the newest stories of a topic."""
    return _feed(
        request, get_object_or_404(Topic.objects.select_related("station"), station=station_of(request), slug=slug)
    )


def _feed(request: HttpRequest, topic: Topic | None) -> HttpResponseBase:
    feed = feed_of(station_of(request), topic, timezone.now())
    body = render_to_string("circulation/feed.xml", {"feed": feed}).encode()
    response = HttpResponse(body, content_type="application/rss+xml; charset=utf-8")
    response["ETag"] = etag = f'"{sha256(body).hexdigest()[:32]}"'
    if feed.changed:
        response["Last-Modified"] = http_date(feed.changed.timestamp())
    # The time alone is no proof: a withdrawn story makes the feed older, not newer.
    return get_conditional_response(request, etag=etag, response=response) or response

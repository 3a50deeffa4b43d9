"""Feeds of stories, each in three formats, the same for everybody and baked like any page."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.circulation import contexts
from newsquare.circulation.contexts import Subject
from newsquare.lib import shown
from newsquare.lib.feed import FORMATS, WRITERS, answer
from newsquare.stations.queries import station_of
from newsquare.stories.models import Section, Topic


@shown.bakeable
@require_safe
def station_feed(request: HttpRequest, file: str) -> HttpResponseBase:
    """Send the newest stories of the station."""
    return _feed(request, contexts.of_station(station_of(request), timezone.now()), file)


@shown.bakeable
@require_safe
def topic_feed(request: HttpRequest, slug: str, file: str) -> HttpResponseBase:
    """Send the newest stories of a topic."""
    topic = get_object_or_404(Topic.objects.select_related("station"), station=station_of(request), slug=slug)
    return _feed(request, contexts.of_topic(topic, timezone.now()), file)


@shown.bakeable
@require_safe
def section_feed(request: HttpRequest, slug: str, file: str) -> HttpResponseBase:
    """Send the newest stories of a section."""
    section = get_object_or_404(Section.objects.select_related("station"), station=station_of(request), slug=slug)
    return _feed(request, contexts.of_section(section, timezone.now()), file)


@shown.bakeable
@require_safe
def author_feed(request: HttpRequest, slug: str, file: str) -> HttpResponseBase:
    """Send the newest stories under a name."""
    subject = contexts.of_author(station_of(request), slug, timezone.now())
    if subject is None:
        raise Http404
    return _feed(request, subject, file)


def _feed(request: HttpRequest, subject: Subject, file: str) -> HttpResponseBase:
    form = next(form for form in FORMATS if form.file == file)
    is_first = form is FORMATS[0]
    feed = contexts.feed_of(station_of(request), subject, timezone.now(), is_first_format=is_first)
    return answer(request, feed, form, WRITERS[file])

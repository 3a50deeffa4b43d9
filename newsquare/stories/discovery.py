"""What search engines ask for: sitemaps by month, the news sitemap, robots.txt."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.lib import shown
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.stories.models import Indexing, Label, Story
from newsquare.stories.queries import public_stories, station_changes_at

XML = "application/xml; charset=utf-8"
NEWS_AGE = timedelta(days=2)  # Google's news sitemap: articles of the last two days,
NEWS_COUNT = 1000  # and at most a thousand of them.
CLOSED = ("/desk/", "/search/", "/comments/", "/follow/", "/me/", "/sign-in/", "/sign-out/", "/story-idea/", "/-/")


def _listed(station: Station, now: datetime, kind: str = "list") -> QuerySet[Story]:
    shown.note(f"{kind}:{station.pk}")
    shown.until(station_changes_at(station, now))
    return public_stories(station, now).exclude(indexing=Indexing.NOINDEX)


@shown.bakeable
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List one sitemap for each month in which something was published."""
    station = station_of(request)
    months = (
        _listed(station, timezone.now())
        .order_by()
        .annotate(month=TruncMonth("published_at", tzinfo=station.zone))
        .values_list("month", flat=True)
        .distinct()
    )
    return render(request, "stories/sitemap_index.xml", {"months": sorted(months, reverse=True)}, content_type=XML)


@shown.bakeable
@require_safe
def sitemap_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """List the stories first published in a month of the station's own calendar."""
    station = station_of(request)
    try:
        start = datetime(year, month, 1, tzinfo=station.zone)
        end = (start + timedelta(days=32)).replace(day=1)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    stories = _listed(station, timezone.now(), "rest").filter(published_at__gte=start, published_at__lt=end)
    rows = [
        {"url": station.url(path), "at": (updated or published).astimezone(station.zone)}
        for path, published, updated in stories.values_list("path", "published_at", "updated_at")
    ]
    if not rows:
        raise Http404  # Else there would be a page for every month of all time.
    return render(request, "stories/sitemap.xml", {"rows": rows}, content_type=XML)


@shown.bakeable
@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """List our own stories of the last two days. Wire copy is never in it."""
    station, now = station_of(request), timezone.now()
    stories = _listed(station, now).filter(indexing=Indexing.INDEX, published_at__gt=now - NEWS_AGE)
    stories = stories.exclude(label=Label.WIRE)[:NEWS_COUNT]
    oldest = min((story.published_at for story in stories if story.published_at), default=None)
    shown.until(oldest + NEWS_AGE if oldest else None)
    rows = [
        {"url": station.url(story.path), "at": story.published_at.astimezone(station.zone), "title": story.headline}
        for story in stories
        if story.published_at
    ]
    return render(request, "stories/news_sitemap.xml", {"rows": rows}, content_type=XML)


@shown.bakeable
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say where robots may go (RFC 9309)."""
    station = station_of(request)
    shown.note(f"station:{station.pk}")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [f"Sitemap: {station.url(path)}" for path in ("/sitemap.xml", "/news-sitemap.xml")]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

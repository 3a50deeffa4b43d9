"""The public's pages of stories, topics and sections, and what the station says about itself."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.rich_text import expand_db_html

from newsquare.lib import shown
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.stories import contexts, queries
from newsquare.stories.models import BarKind, HousePage, Section, Story, Topic
from newsquare.stories.structured import page_json_ld
from newsquare.theme.shapes import Head, HouseShape, Link, PlainShape

GONE_FOR_GOOD = (BarKind.KILL, BarKind.WITHHELD, BarKind.RIGHTS)


@shown.bakeable
@require_safe
def story(request: HttpRequest, year: int, month: int, slug: str) -> HttpResponse:
    """Show a story; lead from an address that was; say plainly when one was withdrawn."""
    station, now = station_of(request), timezone.now()
    path = f"/{year:04}/{month:02}/{slug}/"
    if public := queries.public_story_at(station, path, now):
        return render(request, "theme/story.html", contexts.story_page(public, now))
    found = queries.story_at(station, path) or queries.story_once_at(station, path)
    if found is None:
        raise Http404
    if queries.is_public(found, now):
        if found.path != path:
            return HttpResponsePermanentRedirect(found.path)
        return render(request, "theme/story.html", contexts.story_page(found, now))  # Public since the first question.
    if found.withdrawn_at or queries.has_ended(found, now) or _is_gone_for_good(found, now):
        return gone(request, found)
    raise Http404


def _is_gone_for_good(story: Story, now: datetime) -> bool:
    return bool(queries.kinds_that_bar(story, now, for_good=True) & {*GONE_FOR_GOOD})


def gone(request: HttpRequest, found: Story) -> HttpResponse:
    """Answer 410 with a plain word of explanation."""
    now = timezone.now()
    shown.note(f"story:{found.pk}")
    shown.until(queries.story_changes_at(found, set(), now))
    words = [found.withdrawal_note] if found.withdrawal_note else []
    if queries.kinds_that_bar(found, now) & {BarKind.KILL, BarKind.WITHHELD}:
        words.append(_("It was withdrawn at the request of the agency that sent it."))
    page = PlainShape(
        title=_("This story was withdrawn"),
        words=[
            *words,
            _("It is no longer part of our coverage. If you have a question about it, write to the newsroom."),
        ],
        links=[_newsroom(found.station), Link(name=_("Front page"), url="/")],
    )
    context = {"page": page, "head": Head(title=page.title), "station": found.station}
    return render(request, "theme/plain.html", context, status=410)


def _newsroom(station: Station) -> Link:
    """Return the way to the newsroom: its address, or the door for story ideas where it gave none."""
    address = f"mailto:{station.contact_email}" if station.contact_email else "/story-idea/"
    return Link(name=_("Write to the newsroom"), url=address)


def preview(draft: Story, request: HttpRequest) -> str:
    """Return a draft's page as it would look, for the desk."""
    return render(request, "theme/story.html", contexts.preview_page(draft, timezone.now())).content.decode()


@shown.bakeable
@require_safe
def topic(request: HttpRequest, slug: str, number: int = 1) -> HttpResponse:
    """Show a topic's stories, newest first, and how to follow it."""
    found = get_object_or_404(Topic, station=station_of(request), slug=slug)
    found.station = station_of(request)
    return render(request, "theme/list.html", contexts.topic_page(found, number, timezone.now()))


@shown.bakeable
@require_safe
def section(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a section's stories after those on its front, newest first."""
    found = get_object_or_404(Section, station=station_of(request), slug=slug)
    found.station = station_of(request)
    return render(request, "theme/list.html", contexts.section_page(found, number, timezone.now()))


@shown.bakeable
@require_safe
def house_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page that the station wrote about itself."""
    station = station_of(request)
    found = get_object_or_404(HousePage, station=station, slug=slug)
    shape = HouseShape(
        title=found.title, body_html=str(expand_db_html(found.body)), updated=found.updated_at.astimezone(station.zone)
    )
    url = found.get_absolute_url()
    head = Head(
        title=f"{found.title} – {station.name}",
        canonical=station.url(url),
        json_ld=page_json_ld(station, _kind(slug), found.title, url, [Link(name=found.title, url=url)]),
    )
    return render(request, "theme/house.html", {"house": shape, "head": head, "slug": slug})


def _kind(slug: str) -> str:
    """Return the type of a house page in schema.org."""
    return "AboutPage" if slug == "about" else "WebPage"

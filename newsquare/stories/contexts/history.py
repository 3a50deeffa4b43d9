"""The pages that tell how stories changed: the station's corrections, a story's versions, what differs between two."""

from datetime import datetime
from typing import Any

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsquare.lib import shown
from newsquare.stations.models import Station
from newsquare.stories.contexts.differences import changed_parts, parts_between
from newsquare.stories.history import bar_of, public_corrections, versions_seen
from newsquare.stories.models import Correction, PublishedVersion, Story
from newsquare.stories.queries import station_changes_at, stories_change_at
from newsquare.stories.structured import page_json_ld
from newsquare.theme.history import ChangesShape, CorrectedShape, CorrectionsShape, VersionShape, VersionsShape
from newsquare.theme.shapes import Head, Link, Meta, PagerShape

PAGE = 20
ADDRESS = "/corrections/"
NOT_FOUND = Meta(name="robots", content="noindex")  # Search engines are to find the story, not what it once was.


def corrections_page(station: Station, number: int, now: datetime) -> dict[str, Any]:
    """Return the station's corrections. Raises Http404 past the last page."""
    shown.note(f"{'list' if number == 1 else 'rest'}:corrections:{station.pk}")
    shown.until(station_changes_at(station, now))
    paginator = Paginator(public_corrections(station, now), PAGE)
    try:
        page = paginator.page(number)
    except EmptyPage as error:
        raise Http404 from error
    shown.note(*(f"story:{correction.story_id}" for correction in page))
    title = _("Corrections")
    url = ADDRESS if number == 1 else f"{ADDRESS}{number}/"
    contact = f"mailto:{station.contact_email}" if station.contact_email else "/story-idea/"
    shape = CorrectionsShape(
        entries=[_entry(correction, station) for correction in page],
        pager=PagerShape(
            number=number,
            count=paginator.num_pages,
            previous=_page_url(number - 1) if page.has_previous() else "",
            next=_page_url(number + 1) if page.has_next() else "",
        ),
        newsroom=Link(name=_("Write to the newsroom"), url=contact),
    )
    head = Head(
        title=f"{title} – {station.name}",
        description=_("What %(station)s had wrong, and what is right.") % {"station": station.name},
        canonical=station.url(url),
        json_ld=page_json_ld(station, "CollectionPage", title, url, [Link(name=title, url=ADDRESS)]),
    )
    return {"corrections": shape, "head": head, "station": station}


def _page_url(number: int) -> str:
    return ADDRESS if number == 1 else f"{ADDRESS}{number}/"


def _entry(correction: Correction, station: Station) -> CorrectedShape:
    return CorrectedShape(
        at=correction.corrected_at.astimezone(station.zone),
        text=correction.text,
        story=Link(name=correction.story.headline, url=correction.story.path),
        changes=_changes(correction.story, correction.before, correction.after),
    )


def _changes(story: Story, one: PublishedVersion, other: PublishedVersion) -> Link | None:
    """Return the way to what differs between two versions, where both are shown."""
    if bar_of(one) or bar_of(other):
        return None
    return Link(name=_("What changed"), url=f"{story.path}versions/{one.number}/{other.number}/")


def versions_page(story: Story, now: datetime) -> dict[str, Any]:
    """Return the list of a story's versions. The caller has asked the gate."""
    found = versions_seen(story)
    told = list(story.corrections.order_by("corrected_at", "pk"))
    rows = [_row(story, before, version, told) for before, version in zip([None, *found], found, strict=False)]
    shape = VersionsShape(
        story=Link(name=story.headline, url=story.path),
        section=Link(name=story.section.name, url=story.section.get_absolute_url()),
        action=f"{story.path}versions/",
        versions=rows[::-1],
    )
    title = _("Versions of “%(headline)s”") % {"headline": story.headline}
    return {"versions": shape, **_frame(story, title, f"{story.path}versions/", [], now)}


def _frame(story: Story, title: str, url: str, more: list[Link], now: datetime) -> dict[str, Any]:
    shown.note(f"rest:story:{story.pk}", f"section:{story.section_id}")
    shown.until(stories_change_at({story.pk}, set(), now))
    trail = [
        Link(name=story.section.name, url=story.section.get_absolute_url()),
        Link(name=story.headline, url=story.path),
        Link(name=_("Versions"), url=f"{story.path}versions/"),
        *more,
    ]
    head = Head(
        title=f"{title} – {story.station.name}",
        canonical=story.station.url(url),
        metas=[NOT_FOUND],
        json_ld=page_json_ld(story.station, "WebPage", title, url, trail),
    )
    return {"head": head, "station": story.station}


def _row(
    story: Story, before: PublishedVersion | None, version: PublishedVersion, told: list[Correction]
) -> VersionShape:
    texts = [correction.text for correction in told if correction.after_id == version.pk]
    kind = _("Corrected") if texts else _("Updated") if before else _("First published")
    barred = bar_of(version)
    compared = before is not None and not barred and not bar_of(before)
    return VersionShape(
        number=version.number,
        at=version.published_at.astimezone(story.station.zone),
        kind_words=kind,
        headline="" if barred else version.content["headline"],
        corrections=texts,
        changed=changed_parts(before.content, version.content) if before and compared else [],
        barred=barred,
        whole=None if barred else Link(name=_("How it read"), url=f"{story.path}versions/{version.number}/"),
        changes=_changes(story, before, version) if before else None,
    )


def changes_page(story: Story, first: int, last: int, now: datetime) -> dict[str, Any]:
    """Return what differs between two versions; of one and the same, how it read. Raises Http404 for one unknown."""
    found = {version.number: version for version in versions_seen(story)}
    if first not in found or last not in found or first > last:
        raise Http404
    one, other, alone = found[first], found[last], first == last
    barred = bar_of(one) or bar_of(other)
    parts = [] if barred else parts_between(one.content, other.content, story.station, now)
    told = [] if alone else story.corrections.filter(after__number__gt=first, after__number__lte=last)
    title = _("Version %(number)s") % {"number": first} if alone else _("What changed")
    url = f"{story.path}versions/{first}/" + ("" if alone else f"{last}/")
    shape = ChangesShape(
        title=title,
        story=Link(name=story.headline, url=story.path),
        section=Link(name=story.section.name, url=story.section.get_absolute_url()),
        versions=Link(name=_("All versions of this story"), url=f"{story.path}versions/"),
        words=[*_times(story, one, other), *(correction.text for correction in told)],
        barred=barred,
        parts=[part for part in parts if part.is_text or alone or any(line.kind != "same" for line in part.lines)],
        same=not barred and not alone and all(line.kind == "same" for part in parts for line in part.lines),
        links=_neighbours(story, first, last, found),
    )
    named = _("%(title)s: “%(headline)s”") % {"title": title, "headline": story.headline}
    return {"changes": shape, **_frame(story, named, url, [Link(name=title, url=url)], now)}


def _times(story: Story, one: PublishedVersion, other: PublishedVersion) -> list[str]:
    first, last = (_when(story, version) for version in (one, other))
    if one == other:
        return [_("So the story read from %(time)s on.") % {"time": first}]
    told = {"number": one.number, "first": first, "other": other.number, "last": last}
    return [_("Version %(number)s of %(first)s beside version %(other)s of %(last)s.") % told]


def _when(story: Story, version: PublishedVersion) -> str:
    at = version.published_at.astimezone(story.station.zone)
    return f"{date_format(at, 'DATE_FORMAT')}, {date_format(at, 'TIME_FORMAT')} {at.tzname()}"


def _neighbours(story: Story, first: int, last: int, found: dict[int, PublishedVersion]) -> list[Link]:
    """Return the ways to the change before and to the one after."""
    here = f"{story.path}versions/"
    links = []
    if first != last and first - 1 in found:
        links.append(Link(name=_("The change before"), url=f"{here}{first - 1}/{first}/"))
    if first != last and last + 1 in found:
        links.append(Link(name=_("The next change"), url=f"{here}{last}/{last + 1}/"))
    return links

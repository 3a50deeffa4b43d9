"""The pages of a name, a day and a month."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsquare.lib import shown
from newsquare.stations.models import Station
from newsquare.stories.contexts.lists import page_of, with_lead
from newsquare.stories.models import Credit, Label, Story
from newsquare.stories.queries import by_author, for_teasers, public_stories, station_changes_at, teasers
from newsquare.stories.structured import page_json_ld
from newsquare.stories.teasers import headlines
from newsquare.theme.archive_shapes import ArchiveShape, DayShape
from newsquare.theme.feed_links import feeds_at
from newsquare.theme.shapes import Head, Link, ListShape

MOST_A_DAY = 120  # Stories that a day's page shows; search finds the rest of a day on which more came.
PER_DAY = 3  # Headlines that a month's page shows of each day.
LONGEST_GAP = 24  # Months.


def author_page(station: Station, slug: str, number: int, now: datetime) -> dict[str, Any]:
    """Return the page of a name. Raises Http404 where no public story bears it, and past the last page."""
    shown.note(f"list:author:{station.pk}:{slug}" if number == 1 else f"rest:{station.pk}")
    shown.until(station_changes_at(station, now))
    stories = by_author(station, slug, now)
    url = f"/author/{slug}/"
    page, pager = page_of(stories, url, number)
    if not page:
        raise Http404
    name = Credit.objects.filter(story=page[0], slug=slug).values_list("name", flat=True).first() or slug
    shape = ListShape(
        name=name,
        kind_words=_("Byline"),
        description=_where_from(stories, name),
        subject={"kind": "author", "slug": slug, "name": name},
        feed_url=f"{url}feed.xml",
        **with_lead(page, number, now),
        pager=pager,
    )
    here, who = url + (f"{number}/" if number > 1 else ""), {"@type": "Person", "name": name, "url": station.url(url)}
    told = page_json_ld(station, "ProfilePage", name, here, [Link(name=name, url=url)], mainEntity=who)
    feeds = feeds_at(name, url)
    head = Head(title=f"{name} – {station.name}", canonical=station.url(here), feeds=feeds, json_ld=told)
    return {"list": shape, "head": head, "station": station}


def _where_from(stories: QuerySet[Story], name: str) -> str:
    """Say so where somebody's stories are not our own reporting."""
    if stories.filter(label=Label.LOCAL).exists():
        return ""
    sources = stories.exclude(distributor="").order_by("distributor").values_list("distributor", flat=True)
    senders = ", ".join(sources.distinct()[:6])
    return _("%(name)s does not report for us: these stories come from %(senders)s.") % {
        "name": name,
        "senders": senders or _("other newsrooms"),
    }


def day_page(station: Station, day: date, now: datetime) -> dict[str, Any]:
    """Return a day's stories, newest first. Raises Http404 where the public may see none."""
    start, end = _midnight(day, station), _midnight(day + timedelta(days=1), station)
    shown.until(station_changes_at(station, now))
    public = public_stories(station, now)
    stories = list(for_teasers(public.filter(published_at__gte=start, published_at__lt=end))[: MOST_A_DAY + 1])
    if not stories:
        raise Http404
    before, after = _neighbours(public, start, end, station)
    _note_months(station, before or day, after or day)
    name = date_format(day, "l, " + _("F j, Y"))
    query = f"after%3A{day}+before%3A{day + timedelta(days=1)}"
    shape = ArchiveShape(
        name=name,
        up=_link(day.replace(day=1), is_month=True),
        teasers=teasers(stories[:MOST_A_DAY], now, illustrated=MOST_A_DAY // 4),
        previous=_link(before) if before else None,
        next=_link(after) if after else None,
        more=Link(name=_("All stories of this day"), url=f"/search/?q={query}") if len(stories) > MOST_A_DAY else None,
    )
    return _page(station, shape, f"/{day:%Y/%m/%d}/")


def month_page(station: Station, month: date, now: datetime) -> dict[str, Any]:
    """Return the days of a month with their first headlines. Raises Http404 where the public may see nothing of it."""
    start, end = _midnight(month, station), _midnight((month + timedelta(days=32)).replace(day=1), station)
    shown.until(station_changes_at(station, now))
    public = public_stories(station, now)
    days = defaultdict[date, list[int]](list)
    rows = public.filter(published_at__gte=start, published_at__lt=end).values_list("pk", "published_at")
    for pk, published_at in rows:
        days[published_at.astimezone(station.zone).date()].append(pk)
    if not days:
        raise Http404
    before, after = _neighbours(public, start, end, station)
    _note_months(station, before or month, after or month)
    chosen = public.filter(pk__in=[pk for pks in days.values() for pk in pks[:PER_DAY]]).defer("body")
    printed = dict(zip((story.pk for story in chosen), headlines(chosen), strict=True))
    shape = ArchiveShape(
        name=date_format(month, "YEAR_MONTH_FORMAT"),
        days=[
            DayShape(
                link=Link(name=date_format(day, "l, ") + date_format(day, "MONTH_DAY_FORMAT"), url=f"/{day:%Y/%m/%d}/"),
                count_words=ngettext("%(count)d story", "%(count)d stories", len(pks)) % {"count": len(pks)},
                headlines=[printed[pk] for pk in pks[:PER_DAY] if pk in printed],
            )
            for day, pks in days.items()
        ],
        previous=_link(before, is_month=True) if before else None,
        next=_link(after, is_month=True) if after else None,
    )
    return _page(station, shape, f"/{month:%Y/%m}/")


def _page(station: Station, shape: ArchiveShape, path: str) -> dict[str, Any]:
    told = page_json_ld(station, "CollectionPage", shape.name, path, [Link(name=shape.name, url=path)])
    head = Head(title=f"{shape.name} – {station.name}", canonical=station.url(path), json_ld=told)
    return {"archive": shape, "head": head, "station": station}


def _midnight(day: date, station: Station) -> datetime:
    return datetime.combine(day, time(), station.zone)


def _neighbours(
    public: QuerySet[Story], start: datetime, end: datetime, station: Station
) -> tuple[date | None, date | None]:
    """Return the last day before a span, and the first after it, on which something was published."""
    before = public.filter(published_at__lt=start).values_list("published_at", flat=True).first()
    after = public.filter(published_at__gte=end).order_by("published_at").values_list("published_at", flat=True).first()
    return (
        before.astimezone(station.zone).date() if before else None,
        after.astimezone(station.zone).date() if after else None,
    )


def _note_months(station: Station, first: date, last: date) -> None:
    """Say that the page changes when something is published between its neighbours. Such pages are many."""
    month, count = first.replace(day=1), 0
    while month <= last and count < LONGEST_GAP:
        shown.note(f"rest:month:{station.pk}:{month:%Y-%m}")
        month, count = (month + timedelta(days=32)).replace(day=1), count + 1
    if month <= last:
        shown.note(f"rest:{station.pk}")


def _link(day: date, *, is_month: bool = False) -> Link:
    if is_month:
        return Link(name=date_format(day, "YEAR_MONTH_FORMAT"), url=f"/{day:%Y/%m}/")
    return Link(name=date_format(day, "DATE_FORMAT"), url=f"/{day:%Y/%m/%d}/")

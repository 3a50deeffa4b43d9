"""The pages of a topic and of a section."""

from datetime import datetime
from typing import Any

from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from newsquare.lib import shown
from newsquare.stories.models import Section, Story, Topic
from newsquare.stories.queries import in_section, in_topic, station_changes_at
from newsquare.stories.rules import ON_A_PAGE
from newsquare.stories.structured import page_json_ld
from newsquare.stories.teasers import for_teasers, teasers
from newsquare.theme.feed_links import feeds_at
from newsquare.theme.shapes import Head, Link, ListShape, PagerShape


def topic_page(topic: Topic, number: int, now: datetime) -> dict[str, Any]:
    """Return a topic's page. Raises Http404 past the last one."""
    shown.note(f"topic:{topic.pk}", _list_tag(topic, number))
    shown.until(station_changes_at(topic.station, now))
    page, pager = page_of(in_topic(topic, now), topic.get_absolute_url(), number)
    shape = ListShape(
        name=topic.name,
        kind_words=_("Topic"),
        description=topic.description,
        subject={"kind": "topic", "slug": topic.slug, "name": topic.name},
        feed_url=f"{topic.get_absolute_url()}feed.xml",
        **with_lead(page, number, now),
        pager=pager,
    )
    return {"list": shape, "head": _head(topic, number), "station": topic.station}


def section_page(section: Section, number: int, now: datetime) -> dict[str, Any]:
    """Return a later page of a section. Raises Http404 past the last one."""
    shown.note(f"section:{section.pk}", _list_tag(section, number))
    shown.until(station_changes_at(section.station, now))
    page, pager = page_of(in_section(section, now), section.get_absolute_url(), number)
    shape = ListShape(
        name=section.name,
        kind_words=_("Section"),
        subject={"kind": "section", "slug": section.slug, "name": section.name},
        section_id=section.pk,
        feed_url=f"{section.get_absolute_url()}feed.xml",
        **with_lead(page, number, now),
        pager=pager,
    )
    return {"list": shape, "head": _head(section, number), "station": section.station}


def _list_tag(subject: Topic | Section, number: int) -> str:
    """Return the tag under which a list is baked anew; its later pages are only thrown away, being many."""
    return f"{'list' if number == 1 else 'rest'}:{subject._meta.model_name}:{subject.pk}"


def page_of(stories: QuerySet[Story], url: str, number: int) -> tuple[list[Story], PagerShape]:
    """Return one page of stories, and where the others are. Raises Http404 past the last one."""
    paginator = Paginator(for_teasers(stories), ON_A_PAGE)
    try:
        page = paginator.page(number)
    except EmptyPage as error:
        raise Http404 from error

    def address(other: int) -> str:
        return url if other == 1 else f"{url}{other}/"

    return list(page.object_list), PagerShape(
        number=number,
        count=paginator.num_pages,
        previous=address(number - 1) if page.has_previous() else "",
        next=address(number + 1) if page.has_next() else "",
    )


def with_lead(page: list[Story], number: int, now: datetime) -> dict[str, Any]:
    """Return a page's stories as teasers; the first of all leads, if it has a picture."""
    made = teasers(page, now)
    leads = number == 1 and bool(made) and made[0].picture is not None
    return {"lead": made[0] if leads else None, "teasers": made[1:] if leads else made}


def _head(subject: Topic | Section, number: int) -> Head:
    url = subject.get_absolute_url() + (f"{number}/" if number > 1 else "")
    return Head(
        title=f"{subject.name} – {subject.station.name}",
        description=getattr(subject, "description", ""),
        canonical=subject.station.url(url),
        feeds=feeds_at(subject.name, subject.get_absolute_url()),
        json_ld=page_json_ld(
            subject.station,
            "CollectionPage",
            subject.name,
            url,
            [Link(name=subject.name, url=subject.get_absolute_url())],
            description=getattr(subject, "description", ""),
        ),
    )

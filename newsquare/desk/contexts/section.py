"""The front of a section as plain data: what leads, then its stories by time."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from newsquare.desk import rules
from newsquare.desk.contexts.plan import plan_of
from newsquare.desk.models import Arrangement
from newsquare.lib import shown
from newsquare.stories.models import Section
from newsquare.stories.queries import ON_A_PAGE, in_section, page_json_ld, station_changes_at, teasers_of
from newsquare.theme.feed_links import feeds_at
from newsquare.theme.shapes import Head, Link, ListShape, PagerShape


def section_page(section: Section, arrangement: Arrangement | None, now: datetime) -> dict[str, Any]:
    """Return the first page of a section. All of its newest stories are on it; the later pages are lists."""
    shown.note(f"section:{section.pk}", f"list:section:{section.pk}", f"front:section:{section.pk}")
    shown.until(station_changes_at(section.station, now))
    plan = plan_of(section.station, section, rules.section_slots(), arrangement, now, newest=ON_A_PAGE)
    for end in plan.ends[:1]:
        shown.until(end)
    order = [*plan.slots["lead"], *plan.slots["seconds"], *plan.rest]
    teaser = teasers_of(section.station, order, now)
    url = section.get_absolute_url()
    pages = max(1, -(-in_section(section, now).count() // ON_A_PAGE))
    shape = ListShape(
        name=section.name,
        kind_words=_("Section"),
        subject={"kind": "section", "slug": section.slug, "name": section.name},
        section_id=section.pk,
        feed_url=f"{url}feed.xml",
        lead=next((teaser[pk] for pk in plan.slots["lead"] if pk in teaser), None),
        seconds=[teaser[pk] for pk in plan.slots["seconds"] if pk in teaser],
        teasers=[teaser[pk] for pk in plan.rest if pk in teaser],
        pager=PagerShape(number=1, count=pages, next=f"{url}2/" if pages > 1 else ""),
    )
    way = [Link(name=section.name, url=url)]
    head = Head(
        title=f"{section.name} – {section.station.name}",
        canonical=section.station.url(url),
        feeds=feeds_at(section.name, url),
        json_ld=page_json_ld(section.station, "CollectionPage", section.name, url, way, description=""),
    )
    return {"list": shape, "head": head, "station": section.station}

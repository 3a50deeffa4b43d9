"""The home page as plain data."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from newsquare.comments.queries import comment_count, most_discussed
from newsquare.desk import rules
from newsquare.desk.contexts.plan import plan_of
from newsquare.desk.models import Arrangement
from newsquare.lib import shown
from newsquare.stations.models import Station
from newsquare.stories.models import Section
from newsquare.stories.queries import home_json_ld, station_changes_at, teasers_of
from newsquare.theme.feed_links import feeds_at
from newsquare.theme.shapes import Head, HomeShape, Link, StripShape, TeaserShape

DISCUSSED_FOR = timedelta(days=7)
DISCUSSED = 5
MOST_TALKED = 40  # Of so many those that stand above are left out.


def home_page(station: Station, arrangement: Arrangement | None, now: datetime) -> dict[str, Any]:
    """Return the home page of a station as it is arranged."""
    shown.note(f"front:{station.pk}", f"list:{station.pk}")
    shown.until(station_changes_at(station, now))
    sections = list(Section.objects.filter(station=station).order_by("position", "name", "pk"))
    plan = plan_of(station, None, rules.home_slots(section.pk for section in sections), arrangement, now)
    for end in plan.ends[:1]:
        shown.until(end)
    talked = most_discussed(station, now - DISCUSSED_FOR, limit=MOST_TALKED)
    discussed = [pk for pk in talked if pk not in plan.placed][:DISCUSSED]
    shown.note(*(f"comments:{pk}" for pk in discussed))
    counts = comment_count(discussed)
    teaser = _teasers(station, plan, discussed, now)
    home = HomeShape(
        lead=_lead(teaser, plan),
        seconds=[teaser[pk] for pk in plan.slots["seconds"] if pk in teaser],
        briefs=[teaser[pk] for pk in plan.slots["briefs"] if pk in teaser],
        strips=[
            _strip(section, stories)
            for section in sections
            if (stories := [teaser[pk] for pk in plan.strips.get(f"strip-{section.pk}", ()) if pk in teaser])
        ],
        most_recent=[teaser[pk] for pk in plan.rest if pk in teaser and pk not in discussed],
        most_discussed=[replace(teaser[pk], comment_count=counts[pk]) for pk in discussed if pk in teaser],
    )
    head = Head(
        title=f"{station.name}{f' – {station.town}' if station.town else ''}",
        description=station.tagline,
        canonical=station.url("/"),
        feeds=feeds_at(station.name, "/"),
        json_ld=home_json_ld(station),
    )
    return {"home": home, "head": head}


def _teasers(station: Station, plan: rules.Plan, discussed: list[int], now: datetime) -> dict[int, TeaserShape]:
    """Return the stories of the page; those that stand with a picture come first."""
    illustrated = [*plan.slots["lead"], *plan.slots["seconds"], *(ids[0] for ids in plan.strips.values())]
    others = [*plan.slots["briefs"], *(pk for ids in plan.strips.values() for pk in ids[1:]), *plan.related]
    order = dict.fromkeys([*illustrated, *others, *plan.rest, *discussed])
    return teasers_of(station, list(order), now, illustrated=len(illustrated))


def _lead(teaser: dict[int, TeaserShape], plan: rules.Plan) -> TeaserShape | None:
    lead = teaser.get(plan.lead) if plan.lead else None
    related = [Link(name=teaser[pk].headline, url=teaser[pk].url) for pk in plan.related if pk in teaser]
    return replace(lead, related=related) if lead else None


def _strip(section: Section, stories: list[TeaserShape]) -> StripShape:
    first, *others = stories
    return StripShape(section=Link(name=section.name, url=section.get_absolute_url()), lead=first, headlines=others)

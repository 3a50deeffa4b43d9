"""The front page as plain data. All its queries happen here."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from newsquare.comments.queries import comment_count, most_discussed
from newsquare.desk.models import Pick
from newsquare.desk.rules import Candidate, Plan, arrange, with_related
from newsquare.lib import shown
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Topic
from newsquare.stories.queries import home_json_ld, public_stories, station_changes_at, teasers_of
from newsquare.theme.shapes import Head, HomeShape, Link, StripShape, TeaserShape

CANDIDATES = 120  # The newest stories that rules choose from; the rest is in sections and topics.
REST = 60
AKIN = 30  # The newest stories of the lead’s topics, of which some stand under it.
DISCUSSED_FOR = timedelta(days=7)


def home_page(station: Station, now: datetime) -> dict[str, Any]:
    """Return the home page of a station."""
    shown.note(f"front:{station.pk}", f"list:{station.pk}")
    shown.until(station_changes_at(station, now))
    sections = list(Section.objects.filter(station=station).order_by("position", "name", "pk"))
    plan = plan_of(station, now)
    discussed = most_discussed(station, now - DISCUSSED_FOR, limit=5)
    counts = comment_count(discussed)
    order = [
        *([plan.lead] if plan.lead else []),
        *plan.seconds,
        *(ids[0] for _, ids in plan.strips),
        *plan.briefs,
        *(pk for _, ids in plan.strips for pk in ids[1:]),
        *plan.related,
        *plan.rest,
        *discussed,
    ]
    illustrated = int(plan.lead is not None) + len(plan.seconds) + len(plan.strips)
    teaser = teasers_of(station, list(dict.fromkeys(order)), now, illustrated=illustrated)
    home = HomeShape(
        lead=_lead(teaser, plan),
        seconds=[teaser[pk] for pk in plan.seconds if pk in teaser],
        briefs=[teaser[pk] for pk in plan.briefs if pk in teaser],
        strips=[
            _strip(section, dict(plan.strips)[section.pk], teaser)
            for section in sections
            if any(pk in teaser for pk in dict(plan.strips).get(section.pk, ()))
        ],
        most_recent=[teaser[pk] for pk in plan.rest if pk in teaser],
        most_discussed=[replace(teaser[pk], comment_count=counts[pk]) for pk in discussed if pk in teaser],
    )
    head = Head(
        title=f"{station.name}{f' – {station.town}' if station.town else ''}",
        description=station.tagline,
        canonical=station.url("/"),
        feeds=[Link(name=station.name, url="/feed.xml")],
        json_ld=home_json_ld(station),
    )
    return {"home": home, "head": head}


def plan_of(station: Station, now: datetime) -> Plan:
    """Return which story stands where on the front page."""
    sections = Section.objects.filter(station=station).order_by("position", "name", "pk").values_list("pk", flat=True)
    picked = list(Pick.objects.filter(station=station).order_by("position", "pk").values_list("story_id", flat=True))
    public = public_stories(station, now)
    newest = list(public.values_list("pk", "section_id", "lead_picture_id")[:CANDIDATES])
    older_picks = set(picked) - {pk for pk, *_ in newest}
    if older_picks:
        newest += list(public.filter(pk__in=older_picks).values_list("pk", "section_id", "lead_picture_id"))
    candidates = [Candidate(pk, section, bool(picture)) for pk, section, picture in newest]
    plan = arrange(picked, candidates, list(sections), REST)
    akin = public.filter(topics__in=Topic.objects.filter(stories=plan.lead)).values_list("pk", flat=True)
    return with_related(plan, dict.fromkeys(akin[:AKIN]))


def _lead(teaser: dict[int, TeaserShape], plan: Plan) -> TeaserShape | None:
    lead = teaser.get(plan.lead) if plan.lead else None
    related = [Link(name=teaser[pk].headline, url=teaser[pk].url) for pk in plan.related if pk in teaser]
    return replace(lead, related=related) if lead else None


def _strip(section: Section, ids: tuple[int, ...], teaser: dict[int, TeaserShape]) -> StripShape:
    first, *others = [teaser[pk] for pk in ids if pk in teaser]  # One may have been withdrawn a moment ago.
    return StripShape(section=Link(name=section.name, url=section.get_absolute_url()), lead=first, headlines=others)

"""The screen of a front as plain data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsquare.accounts.models import User
from newsquare.desk import rules
from newsquare.desk.contexts import plan_of
from newsquare.desk.models import Arrangement
from newsquare.desk.queries import draft_of, fillings_of, layout_of, live_arrangement, slots_of, versions_of
from newsquare.lib.text import one_line
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.stories.models import Section, Story, Topic, Weight
from newsquare.stories.queries import public_stories

FOUND = 20


@dataclass(frozen=True)
class Row:
    """A place on the screen: who stands there, put by an editor or by rule."""

    spot: str
    label: str
    story: Story | None
    pick: rules.Place | None = None
    waits: bool = False  # Picked, and not to be seen now; `story` takes its place when it is.
    meanwhile: Story | None = None


@dataclass(frozen=True)
class Shelf:
    """A slot on the screen."""

    name: str
    label: str
    rows: Sequence[Row]
    filling: rules.Filling


def address(section: Section | None) -> str:
    """Return the address of a front's screen."""
    return reverse("desk_front_of", args=[section.pk]) if section else reverse("desk_front")


def name_of(section: Section | None) -> str:
    """Return what a front is called."""
    return section.name if section else _("Home page")


def screen(request: HttpRequest, section: Section | None, by: User) -> dict[str, Any]:
    """Return all that the screen shows."""
    station, now = station_of(request), timezone.now()
    sections = list(Section.objects.filter(station=station).order_by("position", "name", "pk"))
    live, draft = live_arrangement(station, section), draft_of(station, section, by)
    shelves = _shelves(station, section, draft or live, sections, now)
    words, at = one_line(request.GET.get("q")), request.GET.get("at", "")
    spots = [(row.spot, row.label) for shelf in shelves for row in shelf.rows]
    return {
        "name": name_of(section),
        "section": section,
        "fronts": [(name_of(each), address(each), each == section) for each in (None, *sections)],
        "shelves": shelves,
        "live": live,
        "draft": draft,
        "overtaken": _overtaken(station, section, draft, live, dict(spots)) if draft else None,
        "found": _found(station, words, now, {row.story.pk for shelf in shelves for row in shelf.rows if row.story}),
        "query": words,
        "at": at if at in dict(spots) else "lead-1",
        "spots": spots,
        "sections": sections,
        "topics": Topic.objects.filter(station=station).order_by("name", "pk"),
        "weights": Weight.choices[1:],
        "page": section.get_absolute_url() if section else "/",
        "here": address(section),
        "zone": station.zone,
    }


def _shelves(
    station: Station, section: Section | None, shown: Arrangement | None, sections: list[Section], now: datetime
) -> list[Shelf]:
    slots = slots_of(station, section)
    plan = plan_of(station, section, slots, shown, now)
    picks = {place.spot: place for place in layout_of(shown)}
    fillings = fillings_of(shown)
    ids = {place.story for place in picks.values()} | plan.placed
    stories = {
        story.pk: story
        for story in Story.objects.filter(pk__in=ids, station=station).select_related("section").defer("body")
    }
    names = {each.pk: each.name for each in sections}
    return [
        Shelf(
            slot.name,
            label_of(slot, names),
            list(_rows(slot, picks, plan, stories, label_of(slot, names))),
            fillings.get(slot.name, rules.Filling()),
        )
        for slot in slots
    ]


def label_of(slot: rules.Slot, names: Mapping[int, str]) -> str:
    """Return what a slot is called."""
    if slot.section is not None:
        return names[slot.section]
    return {"lead": _("Lead"), "seconds": _("Beside the lead"), "briefs": _("In brief")}[slot.name]


def _rows(
    slot: rules.Slot,
    picks: Mapping[tuple[str, int], rules.Place],
    plan: rules.Plan,
    stories: Mapping[int, Story],
    label: str,
) -> Iterator[Row]:
    by_rule = iter([pk for pk in plan.slots.get(slot.name, ()) if pk not in plan.picked])
    for number in range(1, slot.size + 1):
        spot, words = f"{slot.name}-{number}", label if slot.size == 1 else f"{label} {number}"
        pick = picks.get((slot.name, number))
        if pick is None:
            yield Row(spot, words, stories.get(next(by_rule, 0)))
        elif pick.story in plan.picked:
            yield Row(spot, words, stories.get(pick.story), pick)
        else:
            yield Row(spot, words, stories.get(pick.story), pick, True, stories.get(next(by_rule, 0)))


def _overtaken(
    station: Station,
    section: Section | None,
    draft: Arrangement,
    live: Arrangement | None,
    labels: Mapping[str, str],
) -> list[tuple[str, str, str]] | None:
    """Return what others changed since a draft was begun: headline, where it stood, where it stands."""
    if live is None or live.number == draft.based_on:
        return None
    base = versions_of(station, section).filter(number=draft.based_on).first()
    before = {place.story: f"{place.slot}-{place.place}" for place in layout_of(base)}
    after = {place.story: f"{place.slot}-{place.place}" for place in layout_of(live)}
    moved = [pk for pk in dict.fromkeys([*after, *before]) if before.get(pk) != after.get(pk)]
    headlines = dict(Story.objects.filter(pk__in=moved).values_list("pk", "headline"))
    return [
        (
            headlines[pk],
            labels.get(before.get(pk, ""), _("by rule, or nowhere")),
            labels.get(after.get(pk, ""), _("by rule, or nowhere")),
        )
        for pk in moved
        if pk in headlines
    ]


def _found(station: Station, words: str, now: datetime, standing: set[int]) -> list[tuple[Story, bool, bool]]:
    """Return stories that may be put on a front, each with whether readers see it and whether it stands there."""
    stories = Story.objects.filter(station=station).filter(Q(public__isnull=False) | Q(go_live_at__isnull=False))
    if words:
        stories = stories.filter(headline__icontains=words)
    rows = list(stories.select_related("section").defer("body").order_by("-published_at", "-pk")[:FOUND])
    seen = set(public_stories(station, now).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    return [(row, row.pk in seen, row.pk in standing) for row in rows]

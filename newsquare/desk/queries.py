"""What others may ask the desk: how a front is arranged, what ends on it, what is breaking, what is placed."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.db.models import Q, QuerySet

from newsquare.accounts.models import User
from newsquare.desk import rules
from newsquare.desk.models import Arrangement, Breaking, Broadcast, Pick, Sponsor
from newsquare.lib.prepared import Prepared, given
from newsquare.stations.models import Station
from newsquare.stories.models import Section
from newsquare.stories.queries import is_public


@dataclass(frozen=True)
class End:
    """Something of the desk's that ends by itself: a story's time in its place, or the breaking bar."""

    at: datetime
    what: str
    section: Section | None = None  # Whose front it is; None for the home page and the bar.
    story_id: int | None = None
    is_bar: bool = False


def versions_of(station: Station, section: Section | None) -> QuerySet[Arrangement]:
    """Return what was live on a front, the newest first: what readers see."""
    found = Arrangement.objects.filter(station=station, section=section, number__isnull=False)
    return found.select_related("by").order_by("-number", "-pk")


def live_arrangement(station: Station, section: Section | None) -> Arrangement | None:
    """Return what readers see on a front; None where rules alone arrange it."""
    return versions_of(station, section).first()


def draft_of(station: Station, section: Section | None, by: User) -> Arrangement | None:
    """Return what somebody began to arrange and has not put live."""
    return Arrangement.objects.filter(station=station, section=section, number=None, by=by).order_by("pk").first()


def layout_of(arrangement: Arrangement | None) -> rules.Layout:
    """Return the stories of an arrangement in their places."""
    if arrangement is None:
        return ()
    rows = Pick.objects.filter(arrangement=arrangement).order_by("slot", "place", "pk")
    return tuple(rules.Place(row.story_id, row.slot, row.place, row.pinned, row.until) for row in rows)


def fillings_of(arrangement: Arrangement | None) -> dict[str, rules.Filling]:
    """Return the rules of an arrangement by slot."""
    rows = arrangement.fillings.order_by("slot", "pk") if arrangement else ()
    return {row.slot: rules.Filling(row.section_id, row.topic_id, row.hours, row.pictured, row.weight) for row in rows}


def slots_of(station: Station, section: Section | None) -> tuple[rules.Slot, ...]:
    """Return the slots of a front."""
    if section is not None:
        return rules.section_slots()
    sections = Section.objects.filter(station=station).order_by("position", "name", "pk")
    return rules.home_slots(sections.values_list("pk", flat=True))


_BREAKING = Prepared(
    lambda: Breaking.objects.filter(
        station=given("station", int), until_at__gt=given("now", datetime), from_at__lte=given("now", datetime)
    ).order_by("-from_at", "-pk")[:1]
)


def breaking_now(station: Station, now: datetime) -> Breaking | None:
    """Return the bar that stands over every page; None where there is none, or its story may not be seen."""
    bar = _BREAKING.first(station=station.pk, now=now)
    return bar if bar and (bar.story is None or is_public(bar.story, now)) else None


def coming_ends(station: Station, now: datetime) -> list[End]:
    """Return what of the live fronts and the breaking bar ends by itself, the next first."""
    live = {}
    for row in Arrangement.objects.filter(station=station, number__isnull=False).order_by("number", "pk"):
        live[row.section_id] = row.pk
    picks = Pick.objects.filter(arrangement__in=live.values(), until__gt=now)
    ends = [
        End(at=pick.until, what=pick.story.headline, section=pick.arrangement.section, story_id=pick.story_id)
        for pick in picks.select_related("story", "arrangement__section").order_by("pk")
        if pick.until
    ]
    if bar := breaking_now(station, now):
        ends.append(End(at=bar.until_at, what=bar.text, story_id=bar.story_id, is_bar=True))
    return sorted(ends, key=lambda end: end.at)


def placed_with_pictures(now: datetime) -> tuple[QuerySet[Broadcast], QuerySet[Sponsor]]:
    """Return what is placed with a picture, begun or not, and has not ended."""
    on = Q(is_off=False) & (Q(until_at__isnull=True) | Q(until_at__gt=now))
    return Broadcast.objects.filter(on, poster__isnull=False), Sponsor.objects.filter(on, picture__isnull=False)


def next_end(after: datetime) -> datetime | None:
    """Return the next moment at which something placed with a picture ends."""
    ends = (rows.values_list("until_at", flat=True) for rows in placed_with_pictures(after))
    return min((end for end in chain.from_iterable(ends) if end), default=None)

"""What the buttons on a front's screen do: one change, to one's own draft."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from newsquare.accounts.models import User
from newsquare.desk import actions, rules
from newsquare.desk.queries import draft_of, layout_of, live_arrangement, slots_of
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story, Topic


class DoneError(Exception):
    """What was asked for cannot be done; its words say why."""


@dataclass(frozen=True)
class Asked:
    """A change that somebody asks for."""

    request: HttpRequest
    station: Station
    section: Section | None
    by: User
    now: datetime

    @property
    def post(self) -> QueryDict:
        """What was sent."""
        return self.request.POST

    @property
    def layout(self) -> rules.Layout:
        """The places as this person arranged them so far."""
        return layout_of(draft_of(self.station, self.section, self.by) or live_arrangement(self.station, self.section))

    @property
    def slots(self) -> tuple[rules.Slot, ...]:
        """The slots of the front."""
        return slots_of(self.station, self.section)

    def story(self) -> int:
        """Return the id of the story. Raises Http404 for one that is not the station's."""
        chosen = self.post.get("story", "")
        pk = int(chosen) if chosen.isdecimal() else 0
        return int(get_object_or_404(Story.objects.only("pk"), pk=pk, station=self.station).pk)

    def keep(self, layout: rules.Layout) -> None:
        """Keep places as the person's draft."""
        actions.arrange(station=self.station, section=self.section, by=self.by, now=self.now, layout=layout)


def change(request: HttpRequest, station: Station, section: Section | None, by: User) -> str:
    """Do what was asked for, and return the place on the screen where to go on."""
    asked = Asked(request, station, section, by, timezone.now())
    done = CHANGES.get(request.POST.get("do", ""))
    return done(asked) if done else ""


def _put(asked: Asked) -> str:
    slot, _dash, place = asked.post.get("at", "").rpartition("-")
    spot = next((each for each in asked.slots if each.name == slot), None)
    if spot is None or not place.isdecimal() or not 1 <= int(place) <= spot.size:
        raise DoneError(_("Choose a place for the story first."))
    pk = asked.story()
    before = next((there for there in asked.layout if there.story == pk), None)
    new = rules.Place(pk, slot, int(place), before.pinned if before else False, before.until if before else None)
    asked.keep(rules.put(asked.layout, asked.slots, new))
    return f"{slot}-{place}"


def _move(by: int) -> Callable[[Asked], str]:
    def move(asked: Asked) -> str:
        pk = asked.story()
        layout = rules.moved(asked.layout, asked.slots, pk, by)
        asked.keep(layout)
        return next((f"{place.slot}-{place.place}" for place in layout if place.story == pk), "")

    return move


def _drop(asked: Asked) -> str:
    pk = asked.story()
    here = next((f"{place.slot}-{place.place}" for place in asked.layout if place.story == pk), "")
    asked.keep(rules.dropped(asked.layout, pk))
    return here


def _set(asked: Asked) -> str:
    """Pin a story, or say until when it stands there."""
    pk, until = asked.story(), moment(asked.post.get("until", ""), asked.station)
    if until is not None and until <= asked.now:
        raise DoneError(_("That moment is over already: choose a later one."))
    asked.keep(rules.changed(asked.layout, pk, pinned="pinned" in asked.post, until=until))
    return next((f"{place.slot}-{place.place}" for place in asked.layout if place.story == pk), "")


def moment(text: str, station: Station) -> datetime | None:
    """Return a moment as written on the station's clock; None for nothing. Raises DoneError for what is no moment."""
    if not text.strip():
        return None
    try:
        found = parse_datetime(text.strip())
    except ValueError:
        found = None
    if found is None:
        raise DoneError(_("Write the moment as 2026-03-02 18:30."))
    return found.replace(tzinfo=station.zone) if found.tzinfo is None else found


def _fill(asked: Asked) -> str:
    """Say by which rule the free places of a slot are filled."""
    slot = asked.post.get("slot", "")
    if slot not in {each.name for each in asked.slots}:
        raise DoneError(_("There is no such slot."))
    hours, weight = (asked.post.get(name, "") for name in ("hours", "weight"))
    filling = rules.Filling(
        section=_own(Section, asked, "section"),
        topic=_own(Topic, asked, "topic"),
        hours=min(int(hours), MOST_HOURS) if hours.isdecimal() and int(hours) else None,
        pictured="pictured" in asked.post,
        weight=int(weight) if weight in {"1", "2", "3", "4", "5"} else 1,
    )
    actions.set_filling(
        station=asked.station, section=asked.section, by=asked.by, now=asked.now, slot=slot, filling=filling
    )
    return slot


MOST_HOURS = int(timedelta(days=365) / timedelta(hours=1))


def _own(model: type[Section] | type[Topic], asked: Asked, name: str) -> int | None:
    chosen = asked.post.get(name, "")
    if not chosen.isdecimal():
        return None
    return int(get_object_or_404(model, pk=int(chosen), station=asked.station).pk)


def _live(asked: Asked) -> str:
    draft = draft_of(asked.station, asked.section, asked.by)
    if draft is None:
        raise DoneError(_("There is nothing to put live: you have changed nothing."))
    made = actions.put_live(draft=draft, now=asked.now)
    messages.success(asked.request, _("Live, as version %(number)s.") % {"number": made.number})
    return ""


def _discard(asked: Asked) -> str:
    actions.discard(station=asked.station, section=asked.section, by=asked.by)
    messages.success(asked.request, _("Your draft is gone. This is what readers see."))
    return ""


def _merge(asked: Asked) -> str:
    draft = draft_of(asked.station, asked.section, asked.by)
    if draft is not None:
        actions.merge(draft=draft, now=asked.now)
        messages.success(asked.request, _("Your changes are in what is live now. Look it over, then put it live."))
    return ""


def undo(asked: Asked) -> str:
    """Put live again what was live before the version that the person saw."""
    seen = asked.post.get("seen", "")
    try:
        actions.undo(
            station=asked.station,
            section=asked.section,
            seen=int(seen) if seen.isdecimal() else 0,
            by=asked.by,
            now=asked.now,
        )
    except actions.NothingBeforeError as error:
        raise DoneError(_("There is nothing to undo.")) from error
    except actions.FrontChangedError as error:
        raise DoneError(_("Not undone: somebody else put another version live just now.")) from error
    messages.success(asked.request, _("Undone: the version before it is live again."))
    return ""


CHANGES: dict[str, Callable[[Asked], str]] = {
    "put": _put,
    "up": _move(-1),
    "down": _move(1),
    "drop": _drop,
    "set": _set,
    "fill": _fill,
    "live": _live,
    "discard": _discard,
    "merge": _merge,
    "undo": undo,
}

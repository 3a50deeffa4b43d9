"""Arrange a front: in a draft of one's own, then live; or at once from the top-story switch."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.desk import rules
from newsquare.desk.models import Arrangement, Filling, Pick
from newsquare.desk.queries import draft_of, fillings_of, layout_of, live_arrangement, slots_of, versions_of
from newsquare.press.actions import touch
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story


class FrontChangedError(Exception):
    """Somebody else put the front live since this draft was begun. `live` is what readers see now."""

    def __init__(self, live: Arrangement | None) -> None:
        super().__init__(str(live))
        self.live = live


class NothingBeforeError(Exception):
    """There is no earlier version to go back to."""


def front_tag(station_id: int, section_id: int | None) -> str:
    """Return the tag of the pages that a front is on."""
    return f"front:section:{section_id}" if section_id else f"front:{station_id}"


@transaction.atomic
def arrange(*, station: Station, section: Section | None, by: User, now: datetime, layout: rules.Layout) -> Arrangement:
    """Keep a layout as somebody's draft, begun from what is live where there is none. Readers see nothing of it."""
    draft = _draft(station, section, by, now)
    _write(draft, layout)
    return draft


@transaction.atomic
def set_filling(
    *, station: Station, section: Section | None, by: User, now: datetime, slot: str, filling: rules.Filling
) -> Arrangement:
    """Keep in somebody's draft by which rule the free places of a slot are filled."""
    draft = _draft(station, section, by, now)
    Filling.objects.filter(arrangement=draft, slot=slot).delete()
    if filling != rules.Filling():
        _add_filling(draft, slot, filling)
    return draft


@transaction.atomic
def discard(*, station: Station, section: Section | None, by: User) -> None:
    """Throw one's draft away."""
    Arrangement.objects.filter(station=station, section=section, number=None, by=by).delete()


@transaction.atomic
def put_live(*, draft: Arrangement, now: datetime, note: str = "") -> Arrangement:
    """Show a draft to readers. Raises FrontChangedError where another was put live since it was begun."""
    live = _locked(draft.station, draft.section)
    if (live.number if live else 0) != draft.based_on:
        raise FrontChangedError(live)
    draft.number, draft.at, draft.note = draft.based_on + 1, now, note[:240]
    draft.save(update_fields=["number", "at", "note"])
    _tell(draft, now)
    return draft


@transaction.atomic
def merge(*, draft: Arrangement, now: datetime) -> Arrangement:
    """Do to what is live what the draft changed since it was begun. Nothing is shown to readers yet."""
    live = _locked(draft.station, draft.section)
    base = versions_of(draft.station, draft.section).filter(number=draft.based_on).first()
    slots = slots_of(draft.station, draft.section)
    before, ours, theirs = fillings_of(base), fillings_of(draft), fillings_of(live)
    _write(draft, rules.merged(layout_of(base), layout_of(draft), layout_of(live), slots))
    Filling.objects.filter(arrangement=draft).delete()
    for slot in {*ours, *theirs}:
        changed = ours.get(slot) != before.get(slot)
        if filling := (ours if changed else theirs).get(slot):
            _add_filling(draft, slot, filling)
    draft.based_on, draft.at = live.number or 0 if live else 0, now
    draft.save(update_fields=["based_on", "at"])
    return draft


@transaction.atomic
def make_top(*, story: Story, by: User, now: datetime, section: Section | None = None) -> Arrangement:
    """Let a story lead a front at once; what stood there moves down. Drafts stay as they are."""
    live = _locked(story.station, section)
    slots = slots_of(story.station, section)
    made = _next(
        story.station, section, by, now, live, note=_("Top story: %(headline)s") % {"headline": story.headline}
    )
    _write(made, rules.promoted(layout_of(live), slots, story.pk))
    for slot, filling in fillings_of(live).items():
        _add_filling(made, slot, filling)
    return made


@transaction.atomic
def bring_back(*, version: Arrangement, by: User, now: datetime) -> Arrangement:
    """Put an earlier version live again, as a new one."""
    live = _locked(version.station, version.section)
    note = _("Version %(number)s again") % {"number": version.number}
    made = _next(version.station, version.section, by, now, live, note=note)
    _write(made, layout_of(version))
    for slot, filling in fillings_of(version).items():
        _add_filling(made, slot, filling)
    return made


@transaction.atomic
def undo(*, station: Station, section: Section | None, seen: int, by: User, now: datetime) -> Arrangement:
    """Put live again what was live before version `seen`.

    Raises FrontChangedError where another is live by now, NothingBeforeError where nothing was arranged at all.
    """
    live = _locked(station, section)
    if live is None:
        raise NothingBeforeError
    if live.number != seen:
        raise FrontChangedError(live)
    before = versions_of(station, section).filter(number__lt=seen).first()
    if before is not None:
        return bring_back(version=before, by=by, now=now)
    return _next(station, section, by, now, live, note=_("Left to rules again"))


def _draft(station: Station, section: Section | None, by: User, now: datetime) -> Arrangement:
    live = _locked(station, section)
    draft = draft_of(station, section, by)
    if draft is not None:
        draft.at = now
        draft.save(update_fields=["at"])
        return draft
    draft = Arrangement.objects.create(
        station=station, section=section, by=by, at=now, based_on=live.number or 0 if live else 0
    )
    _write(draft, layout_of(live))
    for slot, filling in fillings_of(live).items():
        _add_filling(draft, slot, filling)
    return draft


def _next(
    station: Station, section: Section | None, by: User, now: datetime, live: Arrangement | None, *, note: str
) -> Arrangement:
    """Return a new version, still empty, that is live."""
    before = live.number or 0 if live else 0
    made = Arrangement.objects.create(
        station=station, section=section, by=by, at=now, based_on=before, number=before + 1, note=note[:240]
    )
    _tell(made, now)
    return made


def _tell(made: Arrangement, now: datetime) -> None:
    """Have the page baked again, and write down who did it."""
    touch([front_tag(made.station_id, made.section_id)], now)
    name = made.section.name if made.section else _("Home page")
    words = _("version %(number)s is live") % {"number": made.number}
    note = f"{words}: {made.note}" if made.note else words
    record(Did.ARRANGED, made, station=made.station, by=made.by, name=name, note=note, now=now)


def _locked(station: Station, section: Section | None) -> Arrangement | None:
    """Return what is live, once nobody else is putting anything live at the station."""
    Station.objects.select_for_update().get(pk=station.pk)
    return live_arrangement(station, section)


def _write(arrangement: Arrangement, layout: rules.Layout) -> None:
    Pick.objects.filter(arrangement=arrangement).delete()
    Pick.objects.bulk_create(
        Pick(
            arrangement=arrangement,
            story_id=place.story,
            slot=place.slot,
            place=place.place,
            pinned=place.pinned,
            until=place.until,
        )
        for place in layout
    )


def _add_filling(arrangement: Arrangement, slot: str, filling: rules.Filling) -> None:
    Filling.objects.create(
        arrangement=arrangement,
        slot=slot,
        section_id=filling.section,
        topic_id=filling.topic,
        hours=filling.hours,
        pictured=filling.pictured,
        weight=filling.weight,
    )

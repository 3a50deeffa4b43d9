"""The places of a front and the stories that editors put there. Pure functions: no database, no clock, no network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

SECONDS, BRIEFS, STRIP = 3, 8, 5


@dataclass(frozen=True)
class Slot:
    """A row of places: `lead`, `seconds`, `briefs`, or `strip-7` for the strip of section 7."""

    name: str
    size: int
    section: int | None = None  # The section that a strip is of.


@dataclass(frozen=True)
class Place:
    """A story that an editor put in a place. The places of a slot count from 1.

    `pinned` stays where it is when others are put above it. `until` it stands there at most.
    """

    story: int
    slot: str
    place: int
    pinned: bool = False
    until: datetime | None = None

    @property
    def spot(self) -> tuple[str, int]:
        """Where it stands."""
        return self.slot, self.place


Layout = tuple[Place, ...]


def home_slots(sections: Iterable[int]) -> tuple[Slot, ...]:
    """Return the slots of a home page, in the order in which they are filled."""
    strips = (Slot(f"strip-{section}", STRIP, section) for section in sections)
    return Slot("lead", 1), Slot("seconds", SECONDS), Slot("briefs", BRIEFS), *strips


def section_slots() -> tuple[Slot, ...]:
    """Return the slots of a section's front; a list of its stories follows them."""
    return Slot("lead", 1), Slot("seconds", SECONDS)


def put(layout: Layout, slots: Sequence[Slot], new: Place) -> Layout:
    """Put a story in a place. What stood there moves down, past what is pinned, into the next slot of the top.

    A story that stands on the front already is moved. What falls out at the end is left to rules.
    """
    spots = _spots(slots, new.slot)
    if new.spot not in spots:
        return layout
    taken = {place.spot: place for place in layout if place.story != new.story}
    carried = new
    for spot in spots[spots.index(new.spot) :]:
        there = taken.get(spot)
        if there is not None and there.pinned and carried is not new:
            continue
        taken[spot] = replace(carried, slot=spot[0], place=spot[1])
        if there is None:
            break
        carried = there
    return _sorted(taken.values(), slots)


def promoted(layout: Layout, slots: Sequence[Slot], story: int) -> Layout:
    """Put a story on top; what stood there moves down."""
    return put(layout, slots, Place(story, slots[0].name, 1))


def dropped(layout: Layout, story: int) -> Layout:
    """Take a story out; rules may place it."""
    return tuple(place for place in layout if place.story != story)


def changed(layout: Layout, story: int, *, pinned: bool, until: datetime | None) -> Layout:
    """Pin or loosen a story, and say until when it stands there."""
    return tuple(replace(place, pinned=pinned, until=until) if place.story == story else place for place in layout)


def moved(layout: Layout, slots: Sequence[Slot], story: int, by: int) -> Layout:
    """Move a story one place up (-1) or down (1); what an editor put there changes places with it."""
    here = next((place for place in layout if place.story == story), None)
    if here is None:
        return layout
    spots = _spots(slots, here.slot)
    if here.spot not in spots or not 0 <= (target := spots.index(here.spot) + by) < len(spots):
        return layout
    slot, number = spots[target]
    swapped = {here.spot: (slot, number), (slot, number): here.spot}
    return _sorted(
        (
            replace(place, slot=swapped[place.spot][0], place=swapped[place.spot][1])
            if place.spot in swapped
            else place
            for place in layout
        ),
        slots,
    )


def merged(base: Layout, mine: Layout, theirs: Layout, slots: Sequence[Slot]) -> Layout:
    """Return what somebody else put live, with what I changed since our common beginning done to it again."""
    before, kept = {place.story: place for place in base}, {place.story for place in mine}
    result = tuple(place for place in theirs if place.story in kept or place.story not in before)
    for place in mine:
        if before.get(place.story) != place:
            result = put(result, slots, place)
    return result


def _spots(slots: Sequence[Slot], name: str) -> list[tuple[str, int]]:
    """Return the places through which a story moves: those of the top one after another, those of a strip alone."""
    named = next((slot for slot in slots if slot.name == name), None)
    row = [slot for slot in slots if slot is named or (named and named.section is None and slot.section is None)]
    return [(slot.name, place) for slot in row for place in range(1, slot.size + 1)]


def _sorted(places: Iterable[Place], slots: Sequence[Slot]) -> Layout:
    order = {slot.name: number for number, slot in enumerate(slots)}
    return tuple(sorted(places, key=lambda place: (order.get(place.slot, len(order)), place.slot, place.place)))

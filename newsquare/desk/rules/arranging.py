"""How the places of a front are filled. Pure functions: no database, no clock, no network."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from newsquare.desk.rules.layout import BRIEFS, SECONDS, STRIP, Place, Slot

RELATED = 2
NEAR = SECONDS + BRIEFS  # Among so many stories the lead is looked for.
LIFT = {1: -12, 2: -4, 3: 0, 4: 6, 5: 18}  # Hours by which a story of a weight counts as newer for the top.


@dataclass(frozen=True)
class Candidate:
    """A story that may stand on a front."""

    id: int
    section: int
    pictured: bool
    published: datetime
    weight: int = 3
    topics: frozenset[int] = frozenset()

    @property
    def rank(self) -> tuple[datetime, int]:
        """What is higher stands higher: news in the order of time, the bigger as if it were newer."""
        return self.published + timedelta(hours=LIFT[self.weight]), self.id


@dataclass(frozen=True)
class Filling:
    """The rule by which free places of a slot are filled; what is not said does not matter."""

    section: int | None = None
    topic: int | None = None
    hours: int | None = None
    pictured: bool = False
    weight: int = 1

    def takes(self, candidate: Candidate, now: datetime) -> bool:
        """Say whether a story fits."""
        return (
            self.section in {None, candidate.section}
            and (self.topic is None or self.topic in candidate.topics)
            and (candidate.pictured or not self.pictured)
            and candidate.weight >= self.weight
            and (self.hours is None or now < candidate.published + timedelta(hours=self.hours))
        )


@dataclass(frozen=True)
class Plan:
    """Which story stands where, by id. No story stands in two places."""

    slots: Mapping[str, tuple[int, ...]]
    rest: tuple[int, ...] = ()
    related: tuple[int, ...] = ()  # Under the lead.
    picked: frozenset[int] = frozenset()  # Put where they are by an editor.
    ends: tuple[datetime, ...] = field(default=(), compare=False)  # When a place falls free by itself.

    @property
    def lead(self) -> int | None:
        """The story on top."""
        return next(iter(self.slots.get("lead", ())), None)

    @property
    def strips(self) -> dict[str, tuple[int, ...]]:
        """The strips that have stories."""
        return {name: ids for name, ids in self.slots.items() if name.startswith("strip-") and ids}

    @property
    def placed(self) -> set[int]:
        """Every story above the plain lists."""
        return {story for ids in self.slots.values() for story in ids} | set(self.related)


def arrange(
    slots: Sequence[Slot],
    layout: Iterable[Place],
    fillings: Mapping[str, Filling],
    candidates: Sequence[Candidate],
    now: datetime,
    rest: int,
) -> Plan:
    """Fill a front: editors' picks in their places, the others by rule from the candidates, newest first.

    A pick that has ended, is not among the candidates or stands twice is passed over. At most `rest` stories follow.
    """
    known = {candidate.id: candidate for candidate in candidates}
    picks = _standing(slots, layout, known, now)
    left = {pk: candidate for pk, candidate in known.items() if pk not in {place.story for place in picks.values()}}
    ends = [place.until for place in picks.values() if place.until]
    filled: dict[str, tuple[int, ...]] = {}
    for slot in slots:
        rule = fillings.get(slot.name)
        queue = iter(list(_queue(slot, rule, left, now, free=(slot.name, 1) not in picks)))
        stories: list[int] = []
        for number in range(1, slot.size + 1):
            pick = picks.get((slot.name, number))
            if pick is not None:
                stories.append(pick.story)
            elif (found := next(queue, None)) is not None:
                stories.append(left.pop(found.id).id)
                ends += [found.published + timedelta(hours=rule.hours)] if rule and rule.hours else []
        filled[slot.name] = tuple(stories)
    return Plan(
        slots=filled,
        rest=tuple(left)[:rest],
        picked=frozenset(place.story for place in picks.values()),
        ends=tuple(sorted(ends)),
    )


def _standing(
    slots: Sequence[Slot], layout: Iterable[Place], known: Mapping[int, Candidate], now: datetime
) -> dict[tuple[str, int], Place]:
    """Return by place the picks that hold now."""
    spots = {(slot.name, place) for slot in slots for place in range(1, slot.size + 1)}
    standing: dict[tuple[str, int], Place] = {}
    seen: set[int] = set()
    for place in layout:
        holds = place.story in known and (place.until is None or now < place.until)
        if holds and place.spot in spots and place.spot not in standing and place.story not in seen:
            standing[place.spot] = place
            seen.add(place.story)
    return standing


def _queue(
    slot: Slot, rule: Filling | None, left: Mapping[int, Candidate], now: datetime, *, free: bool
) -> Iterator[Candidate]:
    """Yield what may fill a slot, the best first."""
    fits = [candidate for candidate in left.values() if rule is None or rule.takes(candidate, now)]
    if slot.section is not None:
        elsewhere = rule and (rule.section or rule.topic)
        fits = [candidate for candidate in fits if elsewhere or candidate.section == slot.section]
        return _pictured_first(fits, STRIP) if free else iter(fits)
    if slot.name == "briefs":
        return iter(fits)
    ranked = sorted(fits, key=lambda candidate: candidate.rank, reverse=True)
    if slot.name == "lead":
        return _pictured_first(ranked or list(left.values()), NEAR)  # A front is never without a lead.
    return iter(ranked)


def _pictured_first(candidates: list[Candidate], near: int) -> Iterator[Candidate]:
    """Yield the first of the near ones that has a picture, then the others in their order."""
    first = next((candidate for candidate in candidates[:near] if candidate.pictured), None)
    if first is not None:
        yield first
    yield from (candidate for candidate in candidates if candidate is not first)


def with_related(plan: Plan, akin: Iterable[int]) -> Plan:
    """Move the first of the stories akin to the lead under it, away from where they only have a headline."""
    movable = {story for ids in plan.strips.values() for story in ids[1:]} | set(plan.rest)
    related = tuple(story for story in akin if story in movable - plan.picked)[:RELATED]
    return replace(
        plan,
        related=related,
        slots={name: tuple(story for story in ids if story not in related) for name, ids in plan.slots.items()},
        rest=tuple(story for story in plan.rest if story not in related),
    )

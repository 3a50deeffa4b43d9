"""How a front page is filled. Pure functions: no database, no clock, no network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

SECONDS, BRIEFS, STRIP = 3, 8, 5
RELATED = 2


@dataclass(frozen=True)
class Candidate:
    """A story that may stand on the front: its id, its section's id, whether it has a picture."""

    id: int
    section: int
    pictured: bool


@dataclass(frozen=True)
class Plan:
    """Which story stands where, by id. No story stands in two places."""

    lead: int | None
    seconds: tuple[int, ...]
    briefs: tuple[int, ...]
    strips: tuple[tuple[int, tuple[int, ...]], ...]  # A section's id and its stories.
    rest: tuple[int, ...]
    related: tuple[int, ...] = ()  # Under the lead.


def arrange(picked: Sequence[int], newest: Sequence[Candidate], sections: Iterable[int], rest: int) -> Plan:
    """Arrange a front: the editor's picks in their order, then the newest; nothing twice.

    Without a pick the newest story with a picture leads. At most `rest` stories follow in a plain list.
    """
    known = {candidate.id: candidate for candidate in newest}
    queue = [known[pick] for pick in picked if pick in known]
    chosen = {candidate.id for candidate in queue}
    others = [candidate for candidate in newest if candidate.id not in chosen]
    if not queue and others:
        first = next((candidate for candidate in others[: SECONDS + BRIEFS] if candidate.pictured), others[0])
        queue = [first]
        others.remove(first)
    top = queue + others
    placed = top[: 1 + SECONDS + BRIEFS]
    left = top[len(placed) :]
    strips: list[tuple[int, tuple[int, ...]]] = []
    for section in sections:
        here = [candidate for candidate in left if candidate.section == section][:STRIP]
        if here:
            led = next((candidate for candidate in here if candidate.pictured), here[0])
            here = [led, *(candidate for candidate in here if candidate is not led)]  # The others stay by time.
            strips.append((section, tuple(candidate.id for candidate in here)))
    in_strips = {story for _, ids in strips for story in ids}
    return Plan(
        lead=placed[0].id if placed else None,
        seconds=tuple(candidate.id for candidate in placed[1 : 1 + SECONDS]),
        briefs=tuple(candidate.id for candidate in placed[1 + SECONDS :]),
        strips=tuple(strips),
        rest=tuple(candidate.id for candidate in left if candidate.id not in in_strips)[:rest],
    )


def with_related(plan: Plan, akin: Iterable[int]) -> Plan:
    """Move the first of the stories akin to the lead under it, away from where they only have a headline."""
    movable = {story for _, ids in plan.strips for story in ids[1:]} | set(plan.rest)
    related = tuple(story for story in akin if story in movable)[:RELATED]
    return replace(
        plan,
        related=related,
        strips=tuple((section, tuple(story for story in ids if story not in related)) for section, ids in plan.strips),
        rest=tuple(story for story in plan.rest if story not in related),
    )

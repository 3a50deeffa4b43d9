"""Over any chain of updates and edits nothing of ours is lost, no change goes unseen, no order of delivery counts."""

import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsquare.copydesk.merge import (
    ORDER,
    Anchor,
    Choice,
    Conflict,
    Merged,
    Text,
    Unit,
    anchored,
    digest,
    merge,
    settled,
)
from tests.copydesk.merge.texts import lines_of, taken, text

WORDS = [
    f"{first} {second}" for first in ("ferry", "bridge", "mayor", "levee") for second in ("opens", "closes", "waits")
]
"""Few of them, so that paragraphs resemble one another and come twice."""
paragraphs = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(", ".join)
bodies = st.lists(paragraphs, min_size=1, max_size=6)
numbers = st.integers(min_value=0, max_value=30)
Do = Literal["take", "keep", "rewrite"]
Edit = Callable[[list[Unit]], list[Unit]]


def _written(at: int, words: str) -> Edit:
    return lambda body: [
        replace(unit, value=words) if place == at % len(body) else unit for place, unit in enumerate(body)
    ]


def _added(at: int, words: str) -> Edit:
    return lambda body: [*body[: at % (len(body) + 1)], Unit("", "p", words), *body[at % (len(body) + 1) :]]


def _gone(at: int, _words: str) -> Edit:
    return lambda body: [unit for place, unit in enumerate(body) if place != at % len(body)]


def _moved(at: int, words: str) -> Edit:
    def move(body: list[Unit]) -> list[Unit]:
        rest, one = list(body), at % len(body)
        unit = rest.pop(one)
        return [*rest[: len(words) % (len(rest) + 1)], unit, *rest[len(words) % (len(rest) + 1) :]]

    return move


kinds = st.sampled_from([_written, _added, _gone, _moved])
edits = st.lists(st.builds(lambda kind, at, words: kind(at, words), kinds, numbers, paragraphs), min_size=1, max_size=4)


def edited(body: tuple[Unit, ...], chain: list[Edit]) -> tuple[Unit, ...]:
    """Return a body after some edits."""
    units = list(body)
    for edit in chain:
        units = edit(units) if units else units
    return tuple(units)


def bare(body: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return a body as the wire sends it: without ids."""
    return tuple(replace(unit, id="") for unit in body)


@dataclass
class Desk:
    """A story made of wire copy, as the copydesk keeps it."""

    anchor: Anchor
    draft: Text
    now: Text
    written: str
    standing: Text | None = None
    newest: int = 0
    merged: Merged | None = None
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, first: Text) -> "Desk":
        """Take a text."""
        return cls(Anchor(first, first), first, first, digest(first), seen={unit.said for unit in first.body})

    def rebase(self) -> None:
        """Find what a person last saved."""
        at = anchored(self.anchor, self.standing, self.written, self.draft)
        if at is not self.anchor:
            self.anchor, self.standing, self.now = at, None, self.now.bare()

    def deliver(self, number: int, wire: Text) -> None:
        """Let a version arrive."""
        if number < self.newest:
            return
        self.rebase()
        self.merged = merge(self.anchor.ground, self.anchor.ours, wire)
        self.newest, self.now, self.draft = number, self.merged.now, self.merged.text
        self.standing = self.merged.ground
        self.written = digest(self.draft)

    def save(self, chain: list[Edit]) -> None:
        """Let a person edit the draft."""
        self.seen |= {unit.said for unit in self.draft.body}
        self.draft = replace(self.draft, body=edited(self.draft.body, chain))

    def settle(self, choices: dict[str, Choice]) -> None:
        """Let a person settle conflicts."""
        self.rebase()
        self.seen |= {each.now.said for each in self.conflicts() if isinstance(each.now, Unit)}
        self.merged = settled(self.anchor.ground, self.anchor.ours, self.now, choices)
        self.draft, self.now = self.merged.text, self.merged.now
        self.anchor = Anchor(self.merged.ground, self.merged.text)
        self.written, self.standing = digest(self.draft), None

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what is open."""
        return merge(self.anchor.ground, self.anchor.ours, self.now).conflicts


def chain_of(first: list[str], updates: list[list[Edit]]) -> list[Text]:
    """Return the versions of a wire item, each made of the one before."""
    versions = [text(first)]
    for update in updates:
        versions.append(replace(versions[-1], body=bare(edited(versions[-1].body, update))))
    return versions


steps = st.lists(st.tuples(st.sampled_from(["wire", "ours", "take", "keep", "rewrite"]), edits), min_size=1, max_size=7)


def walked(first: list[str], walk: list[tuple[str, list[Edit]]], look: Callable[[Desk, str], None]) -> None:
    """Walk a chain of updates, edits and settlements, and look at the desk after each."""
    desk, version, number = Desk.of(taken(first)), text(first), 0
    for what, chain in walk:
        if what == "wire":
            version, number = replace(version, body=bare(edited(version.body, chain))), number + 1
            desk.deliver(number, version)
        elif what == "ours":
            desk.save(chain)
        else:
            desk.settle({each.key: Choice(cast("Do", what), "our own new words") for each in desk.conflicts()})
        look(desk, what)


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies, steps)
def test_nothing_that_a_person_wrote_disappears(first: list[str], walk: list[tuple[str, list[Edit]]]) -> None:
    ours: Counter[str] = Counter()

    def look(desk: Desk, what: str) -> None:
        nonlocal ours
        standing = Counter(unit.said for unit in desk.draft.body)
        if what == "wire":
            assert not ours - standing
        elif what == "ours":
            ours = Counter({said: 1 for said in standing if said not in desk.seen})
        else:
            ours = Counter()

    walked(first, walk, look)


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies, steps)
def test_no_change_of_the_wire_goes_unseen(first: list[str], walk: list[tuple[str, list[Edit]]]) -> None:
    def look(desk: Desk, what: str) -> None:
        if what != "wire":
            return
        assert desk.merged is not None
        open_now = {each.now.said for each in desk.merged.conflicts if isinstance(each.now, Unit)}
        standing = {unit.said for unit in desk.draft.body}
        for unit in desk.now.body:
            assert unit.said in standing | open_now | desk.seen

    walked(first, walk, look)


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies, edits, st.lists(edits, min_size=1, max_size=3))
def test_what_the_wire_took_out_goes_or_is_asked_about(
    first: list[str], ours: list[Edit], updates: list[list[Edit]]
) -> None:
    ground = taken(first)
    own = replace(ground, body=edited(ground.body, ours))
    now = chain_of(first, updates)[-1]

    merged = merge(ground, own, now)

    asked = Counter(each.ours.said for each in merged.conflicts if isinstance(each.ours, Unit))
    allowed = Counter(unit.said for unit in (*now.body, *own.body)) + asked
    untouched = Counter(unit.said for unit in ground.body) & Counter(unit.said for unit in own.body)
    assert not Counter(unit.said for unit in merged.text.body) - allowed
    if len(set(first)) == len(first):  # Paragraphs that can be told apart.
        for unit in ground.body:
            left = unit.said not in {each.said for each in now.body} and untouched[unit.said]
            same = [each for each in own.body if each.said == unit.said]
            if left and len(same) == 1 and same[0].id == unit.id:
                assert unit.said not in {each.said for each in merged.text.body} or asked[unit.said]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies, edits, st.lists(edits, min_size=2, max_size=3), st.data())
def test_the_order_and_repetition_of_delivery_are_nothing(
    first: list[str], ours: list[Edit], updates: list[list[Edit]], data: st.DataObject
) -> None:
    versions = list(enumerate(chain_of(first, updates)))
    ends = []
    for order in itertools.permutations(versions):
        again = data.draw(st.lists(st.sampled_from(versions), max_size=2))
        desk = Desk.of(taken(first))
        desk.save(ours)
        for number, version in [*order, *again]:
            desk.deliver(number, version)
        ends.append((desk.draft, [each.key for each in desk.conflicts()]))

    assert all(end == ends[0] for end in ends)


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies, edits, edits)
def test_what_is_merged_stays_as_it_is(first: list[str], ours: list[Edit], update: list[Edit]) -> None:
    ground = taken(first)
    own, now = replace(ground, body=edited(ground.body, ours)), chain_of(first, [update])[-1]
    once = merge(ground, own, now)

    twice = merge(once.ground, once.text, once.now)

    assert lines_of(twice.text) == lines_of(once.text)
    assert {each.key for each in twice.conflicts} == {each.key for each in once.conflicts}
    assert twice.followed == ()


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies, edits, edits, st.sampled_from(["take", "keep", "rewrite"]))
def test_what_is_settled_is_not_raised_again(first: list[str], ours: list[Edit], update: list[Edit], do: str) -> None:
    ground = taken(first)
    own, now = replace(ground, body=edited(ground.body, ours)), chain_of(first, [update])[-1]
    choices = {each.key: Choice(cast("Do", do), "our own new words") for each in merge(ground, own, now).conflicts}

    done = settled(ground, own, now, choices)

    assert done.conflicts == ()
    assert merge(done.ground, done.text, done.now).conflicts == ()
    if do == "take":
        assert all(
            unit.said in {each.said for each in done.text.body}
            for key in choices
            if key != ORDER
            for unit in done.ground.body
            if unit.id == key
        )

"""How the places of a front are filled: nothing twice, picks in their places, what has ended out."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from newsquare.desk.rules import (
    Candidate,
    Filling,
    Place,
    Plan,
    arrange,
    home_slots,
    merged,
    promoted,
    put,
    with_related,
)
from tests.clock import MONDAY_NOON

NOW = MONDAY_NOON
SLOTS = home_slots([1, 2, 3, 4])
SPOTS = [(slot.name, place) for slot in SLOTS for place in range(1, slot.size + 1)]


def told(number: int, section: int = 1, *, pictured: bool = False, weight: int = 3) -> Candidate:
    """Return a candidate; the higher its number, the older it is."""
    return Candidate(number, section, pictured, NOW - timedelta(minutes=number), weight)


candidates = st.lists(
    st.builds(told, st.integers(1, 60), st.integers(1, 4), pictured=st.booleans(), weight=st.integers(1, 5)),
    unique_by=lambda each: each.id,
).map(lambda found: sorted(found, key=lambda each: each.id))
ends = st.none() | st.integers(-5, 5).map(lambda hours: NOW + timedelta(hours=hours))
layouts = st.lists(
    st.builds(
        lambda story, spot, until: Place(story, *spot, until=until), st.integers(1, 60), st.sampled_from(SPOTS), ends
    ),
    max_size=20,
)
fillings = st.dictionaries(
    st.sampled_from([slot.name for slot in SLOTS]),
    st.builds(
        Filling,
        section=st.none() | st.integers(1, 4),
        hours=st.none() | st.integers(1, 2),
        pictured=st.booleans(),
        weight=st.integers(1, 5),
    ),
)


def standing(plan: Plan) -> list[int]:
    return [*(story for ids in plan.slots.values() for story in ids), *plan.related, *plan.rest]


@given(layouts, fillings, candidates, st.lists(st.integers(1, 60), unique=True))
def test_no_story_stands_twice_and_none_is_lost(
    layout: list[Place], rule: dict[str, Filling], found: list[Candidate], akin: list[int]
) -> None:
    plan = with_related(arrange(SLOTS, layout, rule, found, NOW, rest=100), akin)

    assert sorted(standing(plan)) == sorted(each.id for each in found)


@given(layouts, fillings, candidates)
def test_what_an_editor_placed_stands_in_its_slot_until_its_end_and_not_a_moment_longer(
    layout: list[Place], rule: dict[str, Filling], found: list[Candidate]
) -> None:
    plan = arrange(SLOTS, layout, rule, found, NOW, rest=100)

    for story in plan.picked:
        places = [place for place in layout if place.story == story]
        assert any(story in plan.slots[place.slot] and (not place.until or place.until > NOW) for place in places)
    only_ended = {place.story for place in layout} - {
        place.story for place in layout if place.until is None or place.until > NOW
    }
    assert not plan.picked & only_ended


@given(st.sampled_from(SPOTS[:12]), st.integers(1, 60))
def test_a_pick_keeps_its_exact_place_where_rules_can_fill_those_before_it(spot: tuple[str, int], story: int) -> None:
    found = [told(number) for number in range(1, 61)]

    plan = arrange(SLOTS, [Place(story, *spot)], {}, found, NOW, rest=100)

    assert plan.slots[spot[0]][spot[1] - 1] == story


@given(layouts, fillings, candidates)
def test_the_same_news_is_arranged_the_same_way(
    layout: list[Place], rule: dict[str, Filling], found: list[Candidate]
) -> None:
    first = arrange(SLOTS, layout, rule, found, NOW, rest=100)

    assert arrange(SLOTS, layout, rule, list(found), NOW, rest=100) == first
    assert list(first.rest) == [each.id for each in found if each.id in first.rest]


@given(st.lists(st.tuples(st.integers(1, 30), st.sampled_from(SPOTS), st.booleans()), max_size=25))
def test_putting_stories_one_after_another_never_puts_two_in_a_place(
    steps: list[tuple[int, tuple[str, int], bool]],
) -> None:
    layout: tuple[Place, ...] = ()
    for story, spot, pinned in steps:
        layout = put(layout, SLOTS, Place(story, *spot, pinned=pinned))

        assert any(place.story == story and place.spot == spot for place in layout)
        assert len({place.story for place in layout}) == len(layout)
        assert len({place.spot for place in layout}) == len(layout)
        assert {place.spot for place in layout} <= set(SPOTS)


def test_a_new_top_story_pushes_the_others_down_past_what_is_pinned() -> None:
    layout = (Place(1, "lead", 1), Place(2, "seconds", 1, pinned=True), Place(3, "seconds", 2))

    moved = {place.story: place.spot for place in promoted(layout, SLOTS, 9)}

    assert moved == {9: ("lead", 1), 2: ("seconds", 1), 1: ("seconds", 2), 3: ("seconds", 3)}


def test_big_news_stays_on_top_of_newer_small_news() -> None:
    big = Candidate(1, 1, True, NOW - timedelta(hours=5), weight=4)
    small = Candidate(2, 1, True, NOW, weight=3)

    assert arrange(SLOTS, [], {}, [small, big], NOW, rest=10).lead == 1


def test_a_slot_is_filled_by_its_rule_and_says_when_that_ends() -> None:
    old, new = Candidate(1, 2, True, NOW - timedelta(hours=9)), Candidate(2, 2, True, NOW - timedelta(hours=1))
    lead = Candidate(3, 1, True, NOW)

    plan = arrange(SLOTS, [Place(3, "lead", 1)], {"seconds": Filling(section=2, hours=6)}, [lead, new, old], NOW, 10)

    assert plan.slots["seconds"] == (2,)
    assert plan.ends == (NOW + timedelta(hours=5),)


def test_my_changes_are_done_again_to_what_somebody_else_put_live() -> None:
    base = (Place(1, "lead", 1), Place(2, "seconds", 1), Place(3, "seconds", 2))
    theirs = (Place(8, "lead", 1), Place(1, "seconds", 1), Place(2, "seconds", 2), Place(3, "seconds", 3))
    mine = (Place(1, "lead", 1), Place(2, "seconds", 1), Place(9, "briefs", 4))

    both = {place.story: place.spot for place in merged(base, mine, theirs, SLOTS)}

    assert both == {8: ("lead", 1), 1: ("seconds", 1), 2: ("seconds", 2), 9: ("briefs", 4)}


def test_a_strip_is_led_by_its_newest_picture_and_the_others_stay_by_time() -> None:
    above = [told(number) for number in range(1, 13)]
    strip = [told(number, 2, pictured=number in {22, 24}) for number in range(20, 25)]

    plan = arrange(
        SLOTS, [Place(each.id, *spot) for each, spot in zip(above, SPOTS, strict=False)], {}, [*above, *strip], NOW, 60
    )

    assert plan.slots["strip-2"] == (22, 20, 21, 23, 24)

"""What belongs together is put together: copies of one origin, newer versions, other accounts of the same event."""

from datetime import timedelta
from random import Random

import pytest

from newsquare.wire.actions import forget_traces
from newsquare.wire.models import Card, Group, Likeness, Trace, WireItem
from tests.cast import StationFactory
from tests.clock import MONDAY_NOON
from tests.wire.grouped import found, group_all, group_set, rates, store
from tests.wire.labelled import Sample, labelled, pairs

pytestmark = pytest.mark.django_db

SET = labelled()
LEVEE = next(sample for sample in SET if sample.guid.startswith("levee-grant-lakes-plains"))
OTHER = next(sample for sample in SET if sample.origin == "levee-grant/b")
AFTER_THE_WINDOW = timedelta(hours=37)


def copy(of: Sample, guid: str, source: str = "station-a", **changes: object) -> Sample:
    """Return a sample like another one."""
    return Sample(**(vars(of) | {"guid": guid, "source": source} | changes))  # type: ignore[arg-type]


def card(guid: str) -> Card:
    """Return the card of an item."""
    return Card.objects.select_related("item", "like").get(item__key=guid)


def test_the_labelled_set_is_large_enough_to_say_something() -> None:
    assert len(SET) >= 190
    assert len({sample.event for sample in SET if len([s for s in SET if s.event == sample.event]) > 1}) >= 30
    assert len({sample.guid for sample in SET}) == len(SET)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_labelled_set_is_grouped_with_the_precision_and_recall_that_the_documents_state(seed: int) -> None:
    samples = Random(seed).sample(SET, len(SET))  # noqa: S311  # Any order will do.
    group_set(StationFactory(), samples, MONDAY_NOON)

    copies, groups = found()
    precision, recall = rates(copies, pairs(SET, "origin"))
    group_precision, group_recall = rates(groups, pairs(SET, "event"))

    print(f"copies {precision:.3f} {recall:.3f}, groups {group_precision:.3f} {group_recall:.3f}")
    assert (precision >= 0.99, recall >= 0.98) == (True, True)
    assert (group_precision >= 0.85, group_recall >= 0.95) == (True, True)


def test_copies_of_one_origin_are_one_group_with_one_origin() -> None:
    station = StationFactory()
    group_set(station, [LEVEE, *(copy(LEVEE, f"c-{n}", f"station-{n}") for n in range(5))], MONDAY_NOON)

    cards = list(Card.objects.all())
    assert len({each.group_id for each in cards}) == 1
    assert {each.origin_id for each in cards} == {None, WireItem.objects.get(key=LEVEE.guid).pk}
    assert {each.likeness for each in cards} == {"", Likeness.COPY}


def test_another_id_by_the_same_source_looks_like_a_newer_version() -> None:
    group_set(StationFactory(), [LEVEE, copy(LEVEE, "ld-2", LEVEE.source)], MONDAY_NOON)

    later = card("ld-2")
    assert (later.likeness, later.like and later.like.key) == (Likeness.VERSION, LEVEE.guid)


def test_another_writers_account_is_in_the_group_with_an_origin_of_its_own() -> None:
    group_set(StationFactory(), [LEVEE, OTHER], MONDAY_NOON)

    assert card(OTHER.guid).group_id == card(LEVEE.guid).group_id is not None
    assert (card(OTHER.guid).likeness, card(OTHER.guid).origin_id) == (Likeness.EVENT, None)


def test_what_is_alike_but_long_past_is_not_put_together() -> None:
    station = StationFactory()
    store(station, LEVEE, MONDAY_NOON)
    store(station, copy(LEVEE, "late"), MONDAY_NOON + AFTER_THE_WINDOW)

    group_all(MONDAY_NOON)

    assert not Group.objects.exists()


def test_stations_know_nothing_of_each_others_arrivals() -> None:
    store(StationFactory(), LEVEE, MONDAY_NOON)
    store(StationFactory(slug="harborlight"), copy(LEVEE, "there"), MONDAY_NOON)

    group_all(MONDAY_NOON)

    assert not Group.objects.exists()


def test_an_item_that_becomes_another_story_leaves_its_group() -> None:
    station, ferry = StationFactory(), next(sample for sample in SET if sample.guid.startswith("ferry-lock"))
    group_set(station, [LEVEE, copy(LEVEE, "changing")], MONDAY_NOON)

    store(station, copy(ferry, "changing"), MONDAY_NOON)
    group_all(MONDAY_NOON)

    assert card("changing").group_id is None
    assert not Group.objects.exists()


def test_an_item_whose_words_are_gone_stays_where_it_was() -> None:
    station = StationFactory()
    group_set(station, [LEVEE, copy(LEVEE, "killed")], MONDAY_NOON)

    store(station, copy(LEVEE, "killed", paragraphs=()), MONDAY_NOON)
    group_all(MONDAY_NOON)

    assert card("killed").group_id == card(LEVEE.guid).group_id is not None


def test_two_groups_become_one_when_an_item_belongs_to_both() -> None:
    station = StationFactory()
    first, second = (copy(LEVEE, f"half-{n}", f"a-{n}", paragraphs=LEVEE.paragraphs[n * 3 :][:3]) for n in range(2))
    group_set(station, [first, copy(first, "h-0"), second, copy(second, "h-1", "b")], MONDAY_NOON)
    before = Group.objects.count()

    store(station, LEVEE, MONDAY_NOON)
    group_all(MONDAY_NOON)

    assert Group.objects.count() <= before
    assert len(set(Card.objects.values_list("group", flat=True))) == 1


def test_comparing_again_changes_nothing() -> None:
    group_set(StationFactory(), [LEVEE, copy(LEVEE, "c"), OTHER], MONDAY_NOON)
    before = list(Card.objects.order_by("pk").values_list("pk", "group"))

    Card.objects.update(compared=False)
    group_all(MONDAY_NOON)

    assert list(Card.objects.order_by("pk").values_list("pk", "group")) == before


def test_traces_are_kept_for_the_window_only() -> None:
    group_set(StationFactory(), [LEVEE], MONDAY_NOON)

    forget_traces(now=MONDAY_NOON)
    assert Trace.objects.exists()
    forget_traces(now=MONDAY_NOON + AFTER_THE_WINDOW + timedelta(minutes=1))
    assert not Trace.objects.exists()

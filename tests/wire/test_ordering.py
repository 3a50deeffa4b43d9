"""Which version of an item is the newest does not depend on the order in which versions come, nor on how often."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from newsquare.wire.actions import receive
from newsquare.wire.models import WireItem
from newsquare.wire.rules import Sent, comes_later, newest, number_of
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source
from tests.copydesk.ninjs import hour, ninjs

NINE, TEN = (MONDAY_NOON - timedelta(hours=hours) for hours in (9, 8))


def sent(version: str, at: datetime | None = None, place: int = 0) -> Sent:
    return Sent(at, version, MONDAY_NOON, place)


@pytest.mark.parametrize(
    ("version", "number"),
    [
        ("1", (1,)),
        ("0", (0,)),
        ("1542761538", (1542761538,)),
        ("1.10", (1, 10)),
        ("", ()),
        ("3rd Ld-Writethru", ()),
        ("²", ()),
        ("١", ()),
        ("9" * 41, ()),
    ],
)
def test_a_version_is_a_number_where_it_is_one(version: str, number: tuple[int, ...]) -> None:
    assert number_of(version) == number


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (sent("978556838", NINE), sent("12", TEN)),  # The number goes back; the time does not.
        (sent("9", TEN), sent("10", TEN)),
        (sent("1.9", TEN), sent("1.10", TEN)),
        (sent("0", TEN), sent("1", TEN)),
        (sent("", TEN), sent("0", TEN)),
        (sent("9"), sent("10")),
        (sent("2", TEN), sent("3")),
        (sent("1"), sent("2", NINE)),
        (sent("first", TEN, place=1), sent("second", TEN, place=2)),
        (sent("2", MONDAY_NOON), sent("1", MONDAY_NOON + timedelta(hours=20))),
        (sent("1", MONDAY_NOON + timedelta(days=900)), sent("2", NINE)),  # Its clock is wrong.
    ],
)
def test_of_two_versions_one_is_newer(older: Sent, newer: Sent) -> None:
    assert newest([older, newer]) == newest([newer, older]) == newer


def test_a_version_without_a_time_stands_where_its_number_does() -> None:
    first, second, third = sent("1", NINE), sent("2"), sent("3", TEN)

    assert newest([first, second]) == second
    assert newest([second, third, first]) == third


def test_what_cannot_be_told_is_not_newer() -> None:
    assert not comes_later(sent("corrected"), sent("1", NINE))
    assert not comes_later(sent("", None), sent("", None))
    assert comes_later(sent("2"), sent("1"))


class Deliveries(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(data=st.data())
    def test_the_latest_version_is_the_same_whatever_came_when_and_how_often(self, data: st.DataObject) -> None:
        hours = data.draw(st.lists(st.integers(1, 17), min_size=1, max_size=5, unique=True))
        has_times = data.draw(st.booleans())
        versions = [
            ninjs(number, at=hour(each) if has_times else None, headline=f"Levee {data.draw(st.integers(1, 3))}")
            for number, each in enumerate(sorted(hours), start=1)
        ]
        deliveries = data.draw(st.permutations(versions * data.draw(st.integers(1, 2))))
        wire = source("desk")

        for raw in deliveries:
            receive(source=wire, raw=raw, name="levee.json", now=MONDAY_NOON)

        item = WireItem.objects.select_related("latest").get()
        assert item.latest is not None
        assert f'"headline": "{item.latest.headline}"'.encode() in versions[-1]


@pytest.mark.django_db
def test_an_agency_that_returns_to_earlier_words_is_believed_in_any_order() -> None:
    first, other, again = (
        ninjs(1, at=hour(10)),
        ninjs(2, at=hour(11), headline="State pays for all of levee"),
        ninjs(3, at=hour(12)),
    )
    for order in ((first, other, again), (first, again, other), (again, other, first), (other, again, first)):
        wire = source("desk")
        for raw in order:
            receive(source=wire, raw=raw, name="levee.json", now=datetime.now(UTC))
        item = wire.items.select_related("latest").get()
        assert item.latest is not None
        assert item.latest.headline == "State pays for half of levee"
        WireItem.objects.all().update(latest=None)
        wire.items.all().delete()
        wire.dispatches.all().delete()
        wire.delete()


@pytest.mark.django_db
def test_each_version_is_kept_with_its_bytes_and_repetition_adds_none() -> None:
    wire = source("desk")
    raws = [ninjs(2, at=hour(11), headline="State pays for all of levee"), ninjs(1, at=hour(10))]

    for raw in raws * 2:
        receive(source=wire, raw=raw, name="levee.json", now=MONDAY_NOON)

    item = WireItem.objects.get()
    assert [bytes(version.dispatch.raw) for version in item.versions.order_by("number")] == raws
    assert str(item) == "State pays for all of levee"

"""What comes is counted; far more than usual waits, kills never do; silence and another's feed are noticed."""

from datetime import datetime, timedelta

import pytest

from newsquare.wire import tasks
from newsquare.wire.actions import let_in, let_more_in, look_for_alarms, receive
from newsquare.wire.delays import quantile
from newsquare.wire.models import Delay, Dispatch, Hour, Look, Source
from tests.cast import ada
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import BODY, feed, source

pytestmark = pytest.mark.django_db


def items(*guids: str) -> bytes:
    """Return a feed of several items."""
    head, _, rest = feed("GUID").partition(b"<item>")
    item, end, _ = rest.partition(b"</item>")
    return (
        head + b"".join(b"<item>" + item.replace(b"GUID", guid.encode()) + end for guid in guids) + b"</channel></rss>"
    )


def came(wire: Source, at: datetime, count: int) -> None:
    Hour.objects.create(source=wire, at=at.replace(minute=0, second=0), items=count, last_at=at)


def used_to_send(wire: Source, an_hour: int) -> None:
    """Give a source four weeks in which so many items came each hour, until an hour ago."""
    Hour.objects.bulk_create(
        Hour(source=wire, at=MONDAY_NOON - timedelta(hours=back), items=an_hour) for back in range(1, 24 * 29)
    )


def test_what_comes_within_an_hour_is_counted() -> None:
    wire = source("desk")
    receive(source=wire, raw=items("a", "b"), name="a.xml", now=MONDAY_NOON)
    receive(source=wire, raw=items("a", "b"), name="a.xml", now=MONDAY_NOON)
    receive(source=wire, raw=b"\x00\x01", name="b.bin", now=MONDAY_NOON)

    hour = Hour.objects.get()
    assert (hour.items, hour.refused, hour.last_at) == (2, 1, MONDAY_NOON)


def test_delays_are_counted_once_a_source_has_a_past() -> None:
    wire = source()
    receive(source=wire, raw=items("old"), name="a.xml", now=MONDAY_NOON - timedelta(hours=1))
    assert not Delay.objects.exists()

    receive(source=wire, raw=items("new"), name="b.xml", now=MONDAY_NOON)

    steps = {row.stage: quantile([(row.step, row.count)], 0.95) for row in Delay.objects.all()}
    assert steps == {"in": 7_200, "out": 1, "whole": 14_400}


def test_a_flood_waits_and_comes_in_by_and_by() -> None:
    wire = source("desk")
    came(wire, MONDAY_NOON, 598)

    lines = receive(source=wire, raw=items("a", "b", "c"), name="flood.xml", now=MONDAY_NOON, by_itself=True)

    assert [line.outcome.action for line in lines] == ["new", "new", "waiting"]
    assert Dispatch.objects.get().waits
    let_more_in(source=wire, now=MONDAY_NOON + timedelta(minutes=10))
    assert wire.items.count() == 2
    let_more_in(source=wire, now=MONDAY_NOON + timedelta(hours=1))
    assert (wire.items.count(), Dispatch.objects.get().waits) == (3, False)


def test_a_person_lets_a_flood_in_at_once() -> None:
    wire = source("desk")
    came(wire, MONDAY_NOON, 600)
    receive(source=wire, raw=items("a", "b"), name="a.xml", now=MONDAY_NOON, by_itself=True)

    let_in(source=wire, by=ada(), now=MONDAY_NOON)
    let_more_in(source=wire, now=MONDAY_NOON)

    assert wire.items.count() == 2


def test_what_a_person_sends_never_waits() -> None:
    wire = source("desk")
    came(wire, MONDAY_NOON, 600)

    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)

    assert wire.items.count() == 1


def test_a_source_that_always_sends_much_may() -> None:
    wire = source("desk")
    used_to_send(wire, 90)
    came(wire, MONDAY_NOON, 800)

    receive(source=wire, raw=feed(), name="a", now=MONDAY_NOON, by_itself=True)

    assert wire.items.count() == 1


def test_a_feed_that_is_suddenly_anothers_waits_until_somebody_lets_it_in() -> None:
    wire = source("desk")
    other = Source.objects.create(station=wire.station, slug="river-wire", name="River Wire")
    others = items("r1", "r2", "r3", "r4", "r5")
    receive(source=other, raw=others, name="a.xml", now=MONDAY_NOON, by_itself=True)
    receive(source=wire, raw=items("a"), name="a.xml", now=MONDAY_NOON, by_itself=True)

    lines = receive(source=wire, raw=others, name="a.xml", now=MONDAY_NOON, by_itself=True)

    assert {line.outcome.action for line in lines} == {"waiting"}
    assert Look.objects.get().alarm.startswith("All that came is what “River Wire” sends")
    let_in(source=wire, by=ada(), now=MONDAY_NOON)
    let_more_in(source=wire, now=MONDAY_NOON)
    assert wire.items.count() == 6


@pytest.mark.parametrize(
    ("an_hour", "hours", "alarm"), [(1, 4, True), (1, 2, False), (0, 30, False), (2, 1, False), (5, 1, True)]
)
def test_silence_is_told_where_copy_would_usually_have_come(an_hour: int, hours: int, alarm: bool) -> None:
    wire = source("desk")
    used_to_send(wire, an_hour)
    Hour.objects.filter(at__gte=MONDAY_NOON - timedelta(hours=hours)).delete()
    Hour.objects.filter(at=MONDAY_NOON - timedelta(hours=hours + 1)).update(items=1)

    look_for_alarms(now=MONDAY_NOON + timedelta(minutes=20))

    told = Look.objects.filter(alarm_kind="silent").first()
    assert bool(told) is alarm
    if told:
        assert told.alarm.startswith("Nothing has come since Monday")


def test_an_alarm_ends_when_copy_comes_again() -> None:
    wire = source("desk")
    used_to_send(wire, 2)
    Hour.objects.filter(at__gte=MONDAY_NOON - timedelta(hours=6)).delete()
    look_for_alarms(now=MONDAY_NOON)
    assert Look.objects.get().alarm

    receive(source=wire, raw=feed(body=BODY), name="a.xml", now=MONDAY_NOON)
    look_for_alarms(now=MONDAY_NOON)

    assert not Look.objects.get().alarm


def test_a_flood_is_told_before_it_must_wait() -> None:
    wire = source("desk")
    used_to_send(wire, 3)
    came(wire, MONDAY_NOON, 120)

    tasks.look_for_alarms(MONDAY_NOON)

    assert Look.objects.get().alarm == "120 items within this hour; usually there are 3."

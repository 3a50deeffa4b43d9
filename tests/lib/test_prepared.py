"""A prepared question answers as its queryset would, with whatever values it is asked."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from newsquare.accounts.models import User
from newsquare.lib.prepared import Prepared, given
from newsquare.press.models import Touch
from tests.cast import ReaderFactory
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
JOINED = Prepared(
    lambda: (
        User.objects.filter(date_joined__gt=given("since", datetime), name=given("name", str))
        .annotate(called=F("name"))
        .order_by("pk")
    )
)
ADDRESSES = Prepared(
    lambda: (
        User.objects.filter(pk__in=[given("one", int), given("other", int)])
        .exclude(name=given("name", str))
        .order_by("pk")
        .values_list("email", "date_joined")
    )
)
TOUCHED = Prepared(lambda: Touch.objects.filter(tags=given("tags", list)).values_list("pk"))
NAMES = Prepared(lambda: User.objects.filter(name=given("name", str)).only("name").order_by("pk")[:1])


def test_objects_are_whole_and_carry_what_is_annotated() -> None:
    dot = ReaderFactory(name="Dot", date_joined=MONDAY_NOON)

    (found,) = JOINED.objects(since=MONDAY_NOON - timedelta(days=1), name="Dot")

    assert (found, found.email, found.date_joined, found.called) == (dot, dot.email, MONDAY_NOON, "Dot")
    assert not found.get_deferred_fields()


def test_it_is_asked_again_with_other_values_by_the_same_sql() -> None:
    ReaderFactory(name="Dot", date_joined=MONDAY_NOON)
    eve = ReaderFactory(name="Eve", date_joined=MONDAY_NOON)
    JOINED.objects(since=MONDAY_NOON, name="Dot")

    with CaptureQueriesContext(connection) as asked:
        later = JOINED.first(since=MONDAY_NOON, name="Eve")
        sooner = JOINED.first(since=MONDAY_NOON - timedelta(seconds=1), name="Eve")

    assert (later, sooner, len(asked)) == (None, eve, 2)


def test_rows_are_converted_as_the_queryset_converts_them() -> None:
    dot, eve = ReaderFactory(name="Dot", date_joined=MONDAY_NOON), ReaderFactory(name="Eve", date_joined=MONDAY_NOON)

    found = ADDRESSES.rows(one=dot.pk, other=eve.pk, name="Eve")

    assert found == [(dot.email, MONDAY_NOON)]


def test_what_was_left_out_is_read_later() -> None:
    dot = ReaderFactory(name="Dot")

    found = NAMES.first(name="Dot")

    assert found is not None
    assert "email" in found.get_deferred_fields()
    assert found.email == dot.email


def test_a_value_is_data() -> None:
    ReaderFactory(name="Dot")

    assert JOINED.objects(since=MONDAY_NOON - timedelta(days=999), name="Dot' OR '1'='1") == []


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        JOINED.objects(name="Dot")


def test_a_list_is_compared_as_json() -> None:
    one, _other = (Touch.objects.create(tags=tags, at=MONDAY_NOON) for tags in (["story:1", "shared"], ["story:1"]))

    assert [row for (row,) in TOUCHED.rows(tags=["story:1", "shared"])] == [one.pk]

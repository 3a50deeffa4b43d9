"""One screen says how each source does, and lets one act."""

from datetime import timedelta

import pytest
from django.test import Client

from newsquare.wire.actions import poll, receive
from newsquare.wire.models import Dispatch, Hour, Key, Look, Source
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source

pytestmark = pytest.mark.django_db


def test_trouble_stands_first_and_in_words(desk: Client) -> None:
    well = source("desk")
    receive(source=well, raw=feed(), name="a.xml", now=MONDAY_NOON)
    ill = Source.objects.create(station=well.station, slug="river", name="River Wire", url="http://127.0.0.1/feed.xml")
    poll(source=ill, now=MONDAY_NOON)

    page = desk.get("/desk/wire/").content.decode()

    assert page.index("127.0.0.1 is not on the public internet.") < page.index(">State Wire<")
    assert "Ask now" in page


def test_what_is_usual_stands_beside_what_came(desk: Client) -> None:
    wire = source("desk")
    for week in range(1, 4):
        Hour.objects.create(source=wire, at=MONDAY_NOON - timedelta(weeks=week), items=7 + week)
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)

    page = " ".join(desk.get("/desk/wire/").content.decode().split())

    assert 'data-name="This hour">1</td>' in page
    assert 'data-name="Usual">9</td>' in page


def test_the_number_of_queries_does_not_grow_with_what_came(
    desk: Client, django_assert_max_num_queries: object
) -> None:
    wire = source("desk")
    Hour.objects.bulk_create(Hour(source=wire, at=MONDAY_NOON - timedelta(hours=back), items=1) for back in range(900))

    with django_assert_max_num_queries(30):  # type: ignore[operator]
        desk.get("/desk/wire/")


def test_an_alarm_stands_on_the_first_screen(desk: Client) -> None:
    Look.objects.create(source=source("desk"), alarm="Nothing has come since Monday.", alarm_kind="silent")

    assert "Nothing has come since Monday." in desk.get("/desk/").content.decode()


def test_a_token_is_shown_once(desk: Client) -> None:
    wire = source("desk")

    made = desk.post(f"/desk/sources/push/{wire.pk}/", {"do": "make"})
    later = desk.get(f"/desk/sources/push/{wire.pk}/")

    assert "no-store" in made.headers["Cache-Control"]
    assert "it is shown this once" in made.content.decode()
    assert "shown this once" not in later.content.decode()
    assert Key.objects.get().value not in made.content.decode() + later.content.decode()


def test_a_source_of_another_station_is_not_there(desk: Client) -> None:
    from tests.cast import StationFactory

    other = source("desk", StationFactory(slug="harborlight"))

    assert desk.get(f"/desk/sources/push/{other.pk}/").status_code == 404
    assert desk.post("/desk/wire/", {"do": "let", "source": other.pk}).status_code == 404
    assert not Dispatch.objects.exists()

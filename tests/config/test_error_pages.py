"""Error pages look like the station's and say what to do."""

import pytest
from django.db import OperationalError
from django.test import Client

from newsquare.config.errors import broken
from tests.cast import StationFactory


@pytest.mark.django_db
def test_an_unknown_address_gets_the_stations_own_page(client: Client) -> None:
    StationFactory()

    page = client.get("/no/such/page/")

    assert page.status_code == 404
    assert "Channel 9 Riverbend" in page.content.decode()


def test_a_lost_database_is_told_as_a_pause_and_asks_nothing_of_it(rf: object) -> None:
    try:
        raise OperationalError
    except OperationalError:
        page = broken(rf.get("/"))  # type: ignore[attr-defined]

    assert (page.status_code, page.headers["Retry-After"]) == (503, "60")
    assert "The fault is ours" in page.content.decode()

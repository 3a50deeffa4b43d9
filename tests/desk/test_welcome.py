"""The desk's first screen: what waits at this station, and no door of Wagtail's that leads nowhere."""

import re

import pytest
from django.test import Client

from newsquare.wire.actions import receive
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source

pytestmark = pytest.mark.django_db


def test_the_day_begins_with_what_waits_under_the_stations_name(desk: Client) -> None:
    receive(source=source("desk"), raw=feed(), name="a.xml", now=MONDAY_NOON)

    page = desk.get("/desk/").content.decode()

    assert re.search(r"<h1[^>]*>Channel 9 Riverbend</h1>", page)
    assert re.search(r'<a href="/desk/arrivals/"><b>1</b>', page)


def test_nothing_on_it_leads_to_a_closed_screen(desk: Client) -> None:
    page = desk.get("/desk/").content.decode()
    main = page[page.index("<main") : page.index("</main")]

    addresses = set(re.findall(r'(?:href|action)="(/[^"]*)"', main))
    assert addresses
    assert {address: desk.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_the_desk_bears_the_stations_name_and_its_search_box_looks_through_stories(desk: Client) -> None:
    page = desk.get("/desk/arrivals/").content.decode()

    assert re.search(r"<title>\s*Arrivals - Channel 9 Riverbend</title>", page)
    assert "Wagtail" not in page[page.index("<title>") : page.index("</title>")]
    assert '"wagtail.sidebar.SearchModule", "_args": ["/desk/stories/"]' in page

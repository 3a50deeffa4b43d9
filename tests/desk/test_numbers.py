"""What was read, on the desk and on the home page."""

import pytest
from django.test import Client
from lxml import html

from newsquare.press.actions import count_reads, settle_most_read
from newsquare.press.rules import STAFF_MARK
from newsquare.stories.actions import unpublish
from newsquare.stories.models import Label, Story
from tests.cast import PublishedStoryFactory, StationFactory
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db


def read(stories: list[Story], count: int = 20) -> None:
    host = stories[0].station.hosts.get().name
    seen = {f"{host}{story.path}": count + number for number, story in enumerate(stories)}
    count_reads(seen=seen, now=MONDAY_NOON)
    settle_most_read(station=stories[0].station, now=MONDAY_NOON)


def listed(client: Client) -> list[str]:
    page = html.fromstring(client.get("/").content.decode())
    return [str(name) for name in page.xpath("//section[@aria-labelledby='most-read']//a/text()")]


def test_the_home_page_lists_what_was_read_most_and_the_gate_has_the_last_word(client: Client) -> None:
    stories = PublishedStoryFactory.create_batch(6)
    assert listed(client) == []

    read(stories)
    assert listed(client) == [story.headline for story in reversed(stories)][:5]

    unpublish(story=stories[-1], now=MONDAY_NOON)
    assert listed(client) == [story.headline for story in reversed(stories[:-1])]


def test_the_desk_shows_numbers_and_how_much_was_reported_here(desk: Client) -> None:
    own = PublishedStoryFactory(headline="Bridge closes")
    wire = PublishedStoryFactory(label=Label.WIRE, distributor="State Wire")
    PublishedStoryFactory(label=Label.WIRE, distributor="State Wire")
    read([own], 1230)
    read([wire], 410)

    page = html.fromstring(desk.get("/desk/numbers/").content.decode())
    tables = [
        [" ".join(str(row.xpath("string()")).split()) for row in table.xpath(".//tr")]
        for table in page.xpath("//table[@class='listing']")
    ]

    assert tables[0][1].startswith("1,640 0 0")
    assert tables[1][1:] == ["Our own reporting 1 33 % 1,230 75 %", "News agency 2 67 % 410 25 %"]
    assert tables[2][1] == "Bridge closes News Our own reporting 1,230 0 1,230"


def test_the_numbers_are_the_stations_own(desk: Client) -> None:
    other = PublishedStoryFactory(station=StationFactory(slug="harborlight"), headline="Ferryboat sails")
    read([other])

    assert "Ferryboat" not in desk.get("/desk/numbers/").content.decode()


def test_a_browser_at_the_desk_is_marked_and_no_readers(desk: Client) -> None:
    reader = Client()
    assert STAFF_MARK not in reader.get("/").cookies
    reader.get("/desk/")
    assert STAFF_MARK not in reader.cookies

    mark = desk.get("/desk/").cookies[STAFF_MARK]

    assert (mark.value, mark["httponly"], mark["samesite"]) == ("1", True, "Lax")

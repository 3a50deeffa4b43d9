"""What is live, and who paid for a place: there to the minute, said in words, and loading nothing from elsewhere."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import html

from newsquare.desk.actions import take_back_pictures
from newsquare.desk.models import Broadcast, Place, Sponsor
from newsquare.desk.queries import next_end
from newsquare.press.models import BakedPage, Shows
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory
from tests.clock import MONDAY_NOON
from tests.desk.test_two_stations import picture

pytestmark = pytest.mark.django_db
YOUTUBE = "https://www.youtube.com/live/dQw4w9WgXcQ"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _files_are_kept_apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = settings.DATA = tmp_path


def live(**more: Any) -> Broadcast:
    made: Broadcast = Broadcast.objects.create(
        **{"station": StationFactory(), "title": "Council meeting", "address": YOUTUBE, **more}
    )
    return made


def sponsor(**more: Any) -> Sponsor:
    made: Sponsor = Sponsor.objects.create(
        **{"station": StationFactory(), "name": "Pell Hardware", "link": "https://pell.example/", **more}
    )
    return made


def words(client: Client, path: str, at: datetime = MONDAY_NOON) -> str:
    with time_machine.travel(at, tick=False):
        return str(html.fromstring(client.get(path).content.decode()).xpath("string(//main)"))


def test_what_is_live_is_on_the_home_page_from_its_first_minute_to_its_last(client: Client) -> None:
    PublishedStoryFactory()
    live(from_at=MONDAY_NOON + HOUR, until_at=MONDAY_NOON + 2 * HOUR)

    seen = [
        "Council meeting" in words(client, "/", MONDAY_NOON + moment)
        for moment in (timedelta(0), HOUR, 2 * HOUR - timedelta(seconds=1), 2 * HOUR)
    ]

    assert seen == [False, True, True, False]


def test_the_baked_page_ends_with_the_broadcast(client: Client) -> None:
    live(until_at=MONDAY_NOON + HOUR)

    client.get("/")

    assert BakedPage.objects.get(path="/").valid_until == MONDAY_NOON + HOUR


def test_switching_off_takes_it_away_at_once(client: Client) -> None:
    made = live()
    assert "Council meeting" in words(client, "/live/")

    made.is_off = True
    made.save()

    assert "Nothing is live right now" in words(client, "/live/")
    assert "Council meeting" not in words(client, "/")


def test_the_page_says_what_comes_next(client: Client) -> None:
    live(from_at=MONDAY_NOON + HOUR)

    assert "Next: Council meeting" in words(client, "/live/")


def test_of_a_player_elsewhere_nothing_is_loaded_before_the_click(client: Client) -> None:
    live()

    page = client.get("/live/")
    door = client.get("/live/watch/", headers={"sec-fetch-site": "cross-site"})
    asked = client.get("/live/watch/", headers={"sec-fetch-site": "same-origin"})

    assert "Loads from YouTube, which may set cookies." in page.content.decode()
    assert "<iframe" not in page.content.decode()
    assert (door.status_code, door.headers["Location"]) == (302, "/live/")
    assert "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" in asked.content.decode()
    assert "frame-src https://www.youtube-nocookie.com;" in asked.headers["Content-Security-Policy"]


def test_a_stream_of_the_stations_own_plays_in_the_page(client: Client) -> None:
    station = StationFactory()
    station.media_host = "media.riverbend.example"
    station.save()
    live(address="https://media.riverbend.example/live/1.m3u8")

    page = client.get("/live/").content.decode()

    assert '<source src="https://media.riverbend.example/live/1.m3u8" type="application/vnd.apple.mpegurl">' in page
    assert 'preload="none"' in page


def test_the_story_about_it_says_that_it_is_live(client: Client) -> None:
    story, other = PublishedStoryFactory.create_batch(2)
    made = live(story=story)
    line = "//p[contains(@class,'live-line')]"

    def lines(path: str) -> int:
        return len(html.fromstring(client.get(path).content.decode()).xpath(line))

    assert (lines(story.path), lines(other.path)) == (1, 0)
    assert "The story about it:" in words(client, "/live/")

    made.story = None
    made.save()
    assert lines(story.path) == 0


def test_producers_put_it_on_and_take_it_off(desk: Client) -> None:
    fields = {"title": "Council meeting", "address": YOUTUBE, "from_at": "", "until_at": "", "story": "", "poster": ""}

    assert desk.post("/desk/live/add/", fields).status_code == 302
    made = Broadcast.objects.get()
    assert "On now" in desk.get("/desk/live/").content.decode()
    assert desk.post(f"/desk/live/edit/{made.pk}/", {**fields, "is_off": "on"}).status_code == 302
    assert "Switched off" in desk.get("/desk/live/").content.decode()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"address": "javascript:alert(1)"}, "Write a whole address"),
        ({"address": "https://cdn.example/x.m3u8"}, "media host"),
        ({"from_at": "2026-03-02 12:00", "until_at": "2026-03-02 11:00"}, "not after the beginning"),
    ],
)
def test_a_mistake_is_told(desk: Client, more: dict[str, str], told: str) -> None:
    fields = {"title": "Council", "address": YOUTUBE, "from_at": "", "until_at": "", "story": "", "poster": "", **more}

    assert told in desk.post("/desk/live/add/", fields).content.decode()
    assert not Broadcast.objects.exists()


def aside(client: Client, path: str) -> list[Any]:
    return html.fromstring(client.get(path).content.decode()).xpath("//aside[contains(@class,'sponsor')]")


def test_a_sponsor_is_labelled_in_words_and_its_link_says_what_it_is(client: Client) -> None:
    PublishedStoryFactory()
    sponsor(text="Nails by the pound.", picture=picture(StationFactory()))

    (found,) = aside(client, "/")

    assert found.get("aria-label") == "Advertisement"
    assert found.xpath("string(.//p[1])") == "Advertisement"
    assert found.xpath(".//a/@rel") == ["sponsored noopener"]
    assert found.xpath(".//img/@width")
    assert found.xpath(".//img/@height")
    assert not found.xpath(".//script | .//iframe")
    assert all(str(src).startswith("/media/") for src in found.xpath(".//img/@src"))


def test_the_picture_of_a_sponsor_is_there_for_readers_while_it_is_placed(client: Client) -> None:
    PublishedStoryFactory()
    made = sponsor(picture=picture(StationFactory()))
    address = aside(client, "/")[0].xpath(".//img/@src")[0]
    assert client.get(address).status_code == 200

    made.is_off = True
    made.save()

    assert client.get(address).status_code == 404


def test_the_picture_of_a_sponsor_is_gone_with_the_sponsor_at_its_minute(client: Client) -> None:
    PublishedStoryFactory()
    made = sponsor(picture=picture(StationFactory()), until_at=MONDAY_NOON + HOUR)
    address = aside(client, "/")[0].xpath(".//img/@src")[0]
    assert client.get(address).status_code == 200

    moment = next_end(MONDAY_NOON)
    take_back_pictures(now=moment)

    assert moment == made.until_at
    assert next_end(moment) is None
    with time_machine.travel(moment, tick=False):
        assert client.get(address).status_code == 404


def test_a_sponsor_stands_where_it_was_placed_and_nowhere_else(client: Client) -> None:
    story = PublishedStoryFactory()
    other = SectionFactory(slug="river")
    sponsor(place=Place.SECTION, section=story.section)

    found = {path: len(aside(client, path)) for path in ("/", "/section/news/", "/section/river/", story.path)}

    assert other.get_absolute_url() == "/section/river/"
    assert found == {"/": 0, "/section/news/": 1, "/section/river/": 0, story.path: 0}


def test_a_sponsor_at_the_foot_stands_outside_of_the_story_and_only_where_that_is_new(client: Client) -> None:
    new = PublishedStoryFactory()
    old = PublishedStoryFactory(published=MONDAY_NOON - timedelta(days=15))
    sponsor(place=Place.STORY)

    (found,) = aside(client, new.path)

    assert not found.xpath("ancestor::article")
    assert aside(client, old.path) == []


def test_a_sponsor_is_gone_at_its_minute(client: Client) -> None:
    sponsor(until_at=MONDAY_NOON + HOUR)

    assert len(aside(client, "/")) == 1
    assert BakedPage.objects.get(path="/").valid_until == MONDAY_NOON + HOUR
    with time_machine.travel(MONDAY_NOON + HOUR, tick=False):
        assert aside(client, "/") == []


def test_a_new_sponsor_does_not_have_a_whole_archive_baked_again(client: Client) -> None:
    client.get(PublishedStoryFactory().path)
    old = PublishedStoryFactory(published=MONDAY_NOON - timedelta(days=15))
    client.get(old.path)

    tags = Shows.objects.filter(tag__contains="sponsor:").values_list("page__path", "tag")

    assert old.path not in dict(tags)
    assert {tag.split(":")[0] for path, tag in tags if path != "/"} == {"rest"}


def test_the_desks_screen_places_a_sponsor(desk: Client) -> None:
    fields = {
        "name": "Pell Hardware",
        "text": "Nails by the pound.",
        "link": "https://pell.example/",
        "word": "sponsored",
        "place": "home",
        "section": "",
        "picture": "",
        "from_at": "",
        "until_at": "",
    }

    assert desk.post("/desk/sponsors/add/", fields).status_code == 302
    assert "Write a whole address" in desk.post("/desk/sponsors/add/", {**fields, "link": "pell"}).content.decode()
    (found,) = aside(Client(), "/")
    assert found.get("aria-label") == "Sponsored"


def test_another_stations_broadcast_and_sponsor_are_not_here(desk: Client) -> None:
    other = StationFactory(slug="harborlight")
    broadcast, paid = live(station=other, title="Ferryboat"), sponsor(station=other, name="Ferryboat")

    assert "Ferryboat" not in words(desk, "/")
    assert desk.get(f"/desk/live/edit/{broadcast.pk}/").status_code == 404
    assert desk.get(f"/desk/sponsors/edit/{paid.pk}/").status_code == 404

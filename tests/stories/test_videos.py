"""A video in a story: played in the page, or behind a click that says what it loads; and who may have the file."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import html
from PIL import Image

from newsquare.accounts.actions import ensure_roles
from newsquare.demo.film import film
from newsquare.stories.actions import add_video, bar_picture, publish, unpublish
from newsquare.stories.models import BarKind, Story, Video
from newsquare.stories.queries import elsewhere
from tests.cast import PublishedStoryFactory, StationFactory, StoryFactory, ada
from tests.clock import MONDAY_NOON
from tests.desk.test_two_stations import picture

pytestmark = pytest.mark.django_db
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:02.000\nRain.\n"
YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def _files_are_kept_apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT, settings.SECOND_FACTOR_REQUIRED = tmp_path, False


def video(**more: Any) -> Video:
    raw = film([Image.new("RGB", (320, 180), "navy")] * 8, rate=4)
    return add_video(
        **{
            "station": StationFactory(),
            "file": io.BytesIO(raw),
            "title": "The bridge",
            "credit": "Ben Ortiz/Channel 9",
            "captions": CAPTIONS,
            **more,
        }
    )


def story(film: Video | None = None, address: str = "", **more: Any) -> Story:
    block = {"poster": picture(StationFactory()), "video": film, "address": address, "caption": "The bridge in rain"}
    made: Story = PublishedStoryFactory(body=[("video", block)], **more)
    return made


def figure(client: Client, of: Story) -> Any:
    return html.fromstring(client.get(of.path).content.decode()).xpath("//figure[contains(@class,'video')]")[0]


def test_our_own_video_plays_in_the_page_and_keeps_its_room_before(client: Client) -> None:
    shown = figure(client, story(video()))

    player = shown.xpath(".//video[@controls]")[0]
    assert (player.get("preload"), player.get("width"), player.get("height")) == ("none", "320", "180")
    assert player.get("poster").startswith("/media/images/")
    assert shown.xpath(".//source/@type") == ["video/webm"]
    assert shown.xpath(".//track[@kind='captions']/@srclang") == ["en-US"]
    assert "Ben Ortiz/Channel 9" in shown.text_content()


def test_a_lead_video_stands_where_the_lead_picture_would(client: Client) -> None:
    made = PublishedStoryFactory(lead_video=video(), lead_picture=picture(StationFactory()))

    page = html.fromstring(client.get(made.path).content.decode())

    assert page.xpath("//div[@class='story-lead']//video/@poster")
    assert not page.xpath("//div[@class='story-lead']//img")


def test_a_story_without_a_lead_video_has_the_content_that_it_always_had() -> None:
    made = PublishedStoryFactory()

    assert "lead_video" not in made.public.content


def test_machines_are_told_of_the_video_that_is_seen(client: Client) -> None:
    made = story(video(transcript="It rains."))

    page = html.fromstring(client.get(made.path).content.decode())
    (told,) = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)["@graph"][0]["video"]

    assert told["@type"] == "VideoObject"
    assert (told["name"], told["transcript"], told["duration"]) == ("The bridge in rain", "It rains.", "PT2S")
    assert told["contentUrl"].endswith(page.xpath("//source/@src")[0])
    assert told["thumbnailUrl"].endswith(page.xpath("//video/@poster")[0])


def test_a_poster_without_a_right_is_not_shown(client: Client) -> None:
    made = story(video())
    poster = made.body[0].value["poster"]
    bar_picture(picture=poster, kind=BarKind.RIGHTS)

    assert figure(client, made).xpath(".//video")[0].get("poster") is None


def test_of_a_video_elsewhere_nothing_is_loaded_before_a_click_that_says_so(client: Client) -> None:
    made = story(address=YOUTUBE)
    response = client.get(made.path)

    page = html.fromstring(response.content.decode())
    loads = page.xpath("//@src") + page.xpath("//@srcset") + page.xpath("//link[@rel!='canonical']/@href")
    assert not [address for address in loads if "youtu" in address]
    assert not page.xpath("//iframe")
    assert "frame-src" not in response.headers["Content-Security-Policy"]
    assert "Loads from YouTube, which may set cookies." in str(page.xpath("string(//figure)"))


def door(client: Client, made: Story) -> str:
    return str(figure(client, made).xpath(".//a[@class='button']/@href")[0])


def test_the_click_leads_to_a_page_that_frames_that_one_player(client: Client) -> None:
    way = door(client, story(address=YOUTUBE))

    response = client.get(way, headers=OURS)

    frame = html.fromstring(response.content.decode()).xpath("//iframe/@src")
    assert frame == ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"]
    assert "frame-src https://www.youtube-nocookie.com;" in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("how", [{}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "none"}])
def test_who_comes_there_from_elsewhere_is_asked_first(client: Client, how: dict[str, str]) -> None:
    way = door(client, story(address=YOUTUBE))

    response = client.get(way, headers=how)

    page = html.fromstring(response.content.decode())
    assert not page.xpath("//iframe")
    assert page.xpath("//a[@class='button']/@href") == [way]
    assert "frame-src" not in response.headers["Content-Security-Policy"]


def test_a_withdrawn_story_frames_nothing(client: Client) -> None:
    made = story(address=YOUTUBE)
    way = door(client, made)
    unpublish(story=made, now=MONDAY_NOON)

    assert client.get(way, headers=OURS).status_code == 404


def test_an_address_of_no_known_player_is_a_plain_link(client: Client) -> None:
    shown = figure(client, story(address="https://video.example/1"))

    assert shown.xpath(".//a/@href") == ["https://video.example/1"]
    assert "Watch at video.example" in shown.text_content()


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        ("https://youtu.be/dQw4w9WgXcQ?t=4", "https://www.youtube-nocookie.com"),
        ("https://www.youtube.com/live/dQw4w9WgXcQ", "https://www.youtube-nocookie.com"),
        ("https://www.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ", "https://www.youtube-nocookie.com"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com"),
        ("https://www.dailymotion.com/video/x84sh87", "https://geo.dailymotion.com"),
        ("https://www.youtube.com/channel/UCabc", ""),
        ("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", ""),
    ],
)
def test_players_are_known_by_their_hosts(address: str, frame: str) -> None:
    found = elsewhere(address)

    assert found is not None
    assert found.frame_host == frame


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://[", "ftp://x.example/1", ""])
def test_what_is_no_web_address_leads_nowhere(address: str) -> None:
    assert elsewhere(address) is None


def test_the_file_is_sent_in_parts(client: Client) -> None:
    film = video()
    story(film)
    whole = client.get(film.src)
    raw = b"".join(whole)

    first = client.get(film.src, headers={"range": "bytes=0-1"})
    middle = client.get(film.src, headers={"range": "bytes=10-19"})
    rest = client.get(film.src, headers={"range": f"bytes={len(raw) - 5}-"})
    last = client.get(film.src, headers={"range": "bytes=-5"})

    assert (whole.status_code, whole.headers["Accept-Ranges"], len(raw)) == (200, "bytes", film.size)
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    assert (first.status_code, first.headers["Content-Range"]) == (206, f"bytes 0-1/{film.size}")
    assert b"".join(middle) == raw[10:20]
    assert b"".join(rest) == b"".join(last) == raw[-5:]


def test_a_part_that_is_not_there_is_refused_and_an_old_one_is_not_mixed_with_a_new_one(client: Client) -> None:
    film = video()
    story(film)

    beyond = client.get(film.src, headers={"range": f"bytes={film.size}-"})
    other = client.get(film.src, headers={"range": "bytes=0-1", "if-range": '"another"'})
    strange = client.get(film.src, headers={"range": "bytes=-"})
    same = client.get(film.src, headers={"if-none-match": beyond.headers["ETag"]})

    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{film.size}")
    assert (other.status_code, strange.status_code, same.status_code) == (200, 200, 304)


def test_a_video_of_a_story_that_is_not_public_is_not_reachable(client: Client) -> None:
    film = video()
    poster = picture(StationFactory())
    draft = StoryFactory(body=[("video", {"poster": poster, "video": film, "address": "", "caption": "Secret"})])
    assert client.get(film.src).status_code == 404
    assert client.get(film.captions_path).status_code == 404

    publish(story=draft, by=None, now=MONDAY_NOON)
    assert client.get(film.src).status_code == 200
    assert client.get(film.captions_path).content == CAPTIONS

    draft.refresh_from_db()
    unpublish(story=draft, now=MONDAY_NOON)
    assert client.get(film.src).status_code == 404


def test_staff_see_a_video_before_its_story_is_out(client: Client) -> None:
    film = video()
    ensure_roles(film.station)
    client.force_login(ada(), backend="newsquare.accounts.backends.StationBackend")

    response = client.get(film.src)

    assert (response.status_code, response.headers["Cache-Control"]) == (200, "private, no-store")


def test_a_video_whose_rights_end_is_gone_from_page_and_address_at_that_minute(client: Client) -> None:
    film = video(rights_until=MONDAY_NOON + timedelta(minutes=2))
    made = story(film)

    before = client.get(film.src)
    with time_machine.travel(MONDAY_NOON + timedelta(minutes=2), tick=False):
        after, page = client.get(film.src), figure(client, made)

    assert before.headers["Cache-Control"] == "public, max-age=120"
    assert after.status_code == 404
    assert "This video can no longer be shown." in page.text_content()


def test_a_video_leaves_the_public_with_the_version_that_showed_it(client: Client) -> None:
    film = video()
    made = story(film)
    made.body = [("text", "<p>Without it.</p>")]
    made.save()
    publish(story=made, by=None, now=MONDAY_NOON)

    assert client.get(film.src).status_code == 404


def test_another_stations_video_is_not_found_here(client: Client) -> None:
    film = video(station=StationFactory(slug="harborlight"))

    assert client.get(film.src).status_code == 404

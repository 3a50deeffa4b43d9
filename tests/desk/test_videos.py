"""Videos on the desk: taken in by their content, with captions or without speech, the station's own alone."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from newsquare.demo.film import film
from newsquare.stories.actions import add_video
from newsquare.stories.models import Story, Video
from tests.cast import StationFactory
from tests.desk.test_stories import written
from tests.desk.test_two_stations import picture

pytestmark = pytest.mark.django_db
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nRain.\n"


@pytest.fixture(autouse=True)
def _files_are_kept_apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def raw() -> bytes:
    return film([Image.new("RGB", (320, 180), "navy")] * 4, rate=2)


def filled(**more: Any) -> dict[str, Any]:
    """Return the form of a video, filled in."""
    return {
        "title": "The bridge",
        "credit": "Ben Ortiz/Channel 9",
        "file": SimpleUploadedFile("IMG_0042.MOV", raw()),
        "captions_file": SimpleUploadedFile("a.vtt", VTT),
        **more,
    }


def test_a_video_is_taken_in_under_a_name_of_ours(desk: Client) -> None:
    response = desk.post("/desk/videos/add/", filled())

    assert response.status_code == 302, response.content.decode()
    kept = Video.objects.get()
    assert (kept.kind, kept.width, kept.height, kept.seconds) == ("webm", 320, 180, 2)
    assert kept.file.name.startswith("videos/the-bridge-")
    assert kept.file.name.endswith(".webm")
    assert kept.captions == VTT.decode()
    assert kept.by is not None


def test_a_video_is_taken_in_from_within_a_story(desk: Client) -> None:
    opened = desk.get("/desk/video-chooser/")
    assert "captions_file" in opened.json()["html"]

    told = desk.post("/desk/video-chooser/create/", filled()).json()

    assert (told["step"], told["result"]["string"]) == ("chosen", "The bridge")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"file": SimpleUploadedFile("a.mp4", b"MZ" + bytes(100))}, "no MP4 or WebM"),
        ({"captions_file": ""}, "say that nobody speaks"),
        ({"captions_file": SimpleUploadedFile("a.vtt", b"Dear editor")}, "neither WebVTT"),
        ({"credit": ""}, "This field is required"),
        ({"file": ""}, "Choose a file"),
    ],
)
def test_what_is_wrong_with_a_video_is_said_in_words_and_nothing_is_kept(
    desk: Client, more: dict[str, Any], words: str
) -> None:
    response = desk.post("/desk/videos/add/", filled(**more))

    assert words in response.content.decode()
    assert not Video.objects.exists()


def test_one_in_which_nobody_speaks_needs_no_captions(desk: Client) -> None:
    assert desk.post("/desk/videos/add/", filled(captions_file="", has_no_speech="on")).status_code == 302


def test_captions_are_mended_without_uploading_the_video_again(desk: Client) -> None:
    desk.post("/desk/videos/add/", filled())
    kept = Video.objects.get()
    better = SimpleUploadedFile("b.vtt", VTT.replace(b"Rain.", b"It rains."))

    fields = {"title": kept.title, "credit": kept.credit, "captions_file": better}
    assert desk.post(f"/desk/videos/edit/{kept.pk}/", fields).status_code == 302

    kept.refresh_from_db()
    assert "It rains." in kept.captions
    assert kept.width == 320


def test_a_media_host_of_the_station_may_hold_the_file(desk: Client) -> None:
    station = StationFactory()
    station.media_host = "media.riverbend.example"
    station.save()
    at = {"file": "", "address": "https://media.riverbend.example/v/1.mp4", "width": "1280", "height": "720"}

    elsewhere = filled(**{**at, "address": "https://x.example/1.mp4"})
    assert "begins with" in desk.post("/desk/videos/add/", elsewhere).content.decode()
    assert "how wide" in desk.post("/desk/videos/add/", filled(**{**at, "width": ""})).content.decode()
    assert desk.post("/desk/videos/add/", filled(**at)).status_code == 302

    assert Video.objects.get().src == "https://media.riverbend.example/v/1.mp4"
    assert "media-src 'self' https://media.riverbend.example;" in desk.get("/").headers["Content-Security-Policy"]


def body(**value: Any) -> dict[str, Any]:
    """Return the fields of a body with one video block."""
    block = {"poster": "", "video": "", "address": "", "caption": "Rain", **value}
    fields = {f"body-0-value-{name}": given for name, given in block.items()}
    return {"body-count": "1", "body-0-type": "video", "body-0-order": "0", "body-0-deleted": "", **fields}


def test_a_block_names_one_video_and_not_two(desk: Client) -> None:
    kept = add_video(station=StationFactory(), file=io.BytesIO(raw()), title="Rain", credit="Ben")
    poster = picture(StationFactory()).pk

    none = desk.post("/desk/stories/add/", written(**body(poster=poster)))
    both = desk.post("/desk/stories/add/", written(**body(poster=poster, video=kept.pk, address="https://x.example")))
    one = desk.post("/desk/stories/add/", written(**body(poster=poster, video=kept.pk)))

    assert "one of the two" in none.content.decode()
    assert "one of the two" in both.content.decode()
    assert one.status_code == 302, one.content.decode()
    assert Story.objects.get().body[0].value["video"] == kept


def test_another_stations_video_cannot_be_chosen(desk: Client) -> None:
    theirs = add_video(
        station=StationFactory(slug="harborlight"), file=io.BytesIO(raw()), title="Ferryboat", credit="Them"
    )

    assert "Ferryboat" not in desk.get("/desk/video-chooser/").json()["html"]
    assert desk.get(f"/desk/video-chooser/chosen/{theirs.pk}/").status_code == 404
    assert desk.get(f"/desk/videos/edit/{theirs.pk}/").status_code == 404
    fields = body(poster=picture(StationFactory()).pk, video=theirs.pk)
    assert "not among the station" in desk.post("/desk/stories/add/", written(**fields)).content.decode()

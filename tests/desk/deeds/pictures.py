"""Deeds: pictures and videos."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from newsquare.stories.actions import add_video
from newsquare.stories.models import Picture, Video
from tests.cast import StationFactory
from tests.desk.deeds.deed import deed
from tests.desk.test_two_stations import picture


def a_file() -> SimpleUploadedFile:
    """Return a picture's file."""
    return SimpleUploadedFile("a.jpg", picture(StationFactory(), "teal").file.read(), content_type="image/jpeg")


@deed("desk/images/add/", right="stories.add_picture")
def uploads_a_picture(client: Client) -> bool:
    form = {"title": "Boat", "credit": "Ben", "caption": "", "description": "A boat", "file": a_file()}
    client.post("/desk/images/add/", form)
    return Picture.objects.filter(title="Boat").exists()


@deed("desk/images/multiple/add/", right="stories.add_picture")
def uploads_pictures_at_once(client: Client) -> bool:
    client.post("/desk/images/multiple/add/", {"files[]": a_file(), "title": "Boat"})
    return Picture.objects.filter(title="Boat").exists()


@deed("desk/images/<int:image_id>/", right="stories.change_picture")
def changes_a_picture(client: Client) -> bool:
    kept = picture(StationFactory())
    form = {"title": "Boat", "credit": "Ben", "caption": "", "description": "A boat"}
    client.post(f"/desk/images/{kept.pk}/", form)
    return Picture.objects.filter(title="Boat").exists()


@deed("desk/videos/add/", right="stories.add_video")
def adds_a_video(client: Client) -> bool:
    from tests.desk.test_videos import filled  # Its films are drawn only where one is wanted.

    client.post("/desk/videos/add/", filled())
    return Video.objects.exists()


@deed("desk/videos/edit/<int:pk>/", right="stories.change_video")
def changes_a_video(client: Client) -> bool:
    from tests.desk.test_videos import raw

    video = add_video(station=StationFactory(), file=io.BytesIO(raw()), title="Rain", credit="Ben")
    form = {"title": "The ferry", "credit": "Ben", "has_no_speech": "on"}
    client.post(f"/desk/videos/edit/{video.pk}/", form)
    return Video.objects.filter(title="The ferry").exists()

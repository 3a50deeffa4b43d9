"""What a reader's copy of a picture says: who is named, and nothing of where it was taken or with which camera."""

import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from newsquare.stories.models import Picture
from tests.cast import StationFactory
from tests.stories.photographs import PROFILE, photograph, segments

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:ResourceWarning"),
]
FORMS = ("jpeg", "webp", "avif")
SAID = {
    "credit": "Lumen/Station Nine",
    "creator": "Åsa Lind",
    "copyright": "© Lumen & Co",
    "statement": "https://lumen.example/terms",
}


@pytest.fixture
def picture(settings: Any, tmp_path: Path) -> Picture:
    settings.MEDIA_ROOT = tmp_path
    raw = ContentFile(photograph(), name="ferry.jpg")
    made: Picture = Picture.objects.create(station=StationFactory(), title="Ferry", file=raw, **SAID)
    return made


def copy(picture: Picture, form: str, size: str = "width-480") -> bytes:
    with picture.get_rendition(f"{size}|format-{form}").file.open() as file:
        return bytes(file.read())


def test_a_jpeg_has_no_segment_but_its_colours_and_who_is_named(picture: Picture) -> None:
    found = segments(copy(picture, "jpeg"))

    assert {name for name in found if name.startswith("E")} == {
        "E0 JFIF",
        "E1 http://ns.adobe.com/xap/1.0/",
        "E2 ICC_PROFILE",
        "ED Photoshop 3.0",
    }
    for word in ("Lumen/Station Nine", "Åsa Lind", "© Lumen & Co"):
        assert word.encode() in found["ED Photoshop 3.0"]
    packet = found["E1 http://ns.adobe.com/xap/1.0/"].decode()
    assert "<photoshop:Credit>Lumen/Station Nine<" in packet
    assert "https://lumen.example/terms" in packet


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_the_camera_wrote_is_in_any_copy(picture: Picture, form: str) -> None:
    raw = copy(picture, form)

    with Image.open(io.BytesIO(raw)) as image:
        assert (image.size, dict(image.getexif())) == ((480, 720), {})  # It stands upright.
        assert image.info["icc_profile"] == PROFILE
        assert b"Lumen/Station Nine" in image.info["xmp"]
    for secret in (b"SECRETMAKER", b"SERIAL-4711", b"Exif"):
        assert secret not in raw


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool: apt install libimage-exiftool-perl")
def test_exiftool_reads_who_is_named_and_finds_no_place(picture: Picture, form: str, tmp_path: Path) -> None:
    file = tmp_path / f"copy.{form}"
    file.write_bytes(copy(picture, form, "fill-320x180"))

    answer = subprocess.run(["exiftool", "-json", "-G1", "-a", file], capture_output=True, check=True)

    (said,) = json.loads(answer.stdout)
    assert not [name for name in said if name.startswith(("GPS", "ExifIFD", "IFD0")) or "Serial" in name]
    wanted = {
        "XMP-photoshop:Credit": SAID["credit"],
        "XMP-dc:Creator": SAID["creator"],
        "XMP-dc:Rights": SAID["copyright"],
        "XMP-xmpRights:WebStatement": SAID["statement"],
    }
    if form == "jpeg":
        wanted |= {"IPTC:By-line": SAID["creator"], "IPTC:Credit": SAID["credit"]}
        wanted |= {"IPTC:CopyrightNotice": SAID["copyright"]}
    assert wanted.items() <= said.items()


def test_a_corrected_credit_is_in_every_copy_from_then_on(picture: Picture) -> None:
    before = copy(picture, "jpeg")

    picture.credit = "Station Nine"
    picture.save()

    assert b"Lumen/Station Nine" in before
    assert b"Lumen/Station Nine" not in copy(picture, "jpeg")


def test_a_crop_keeps_the_point_that_matters(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    image, raw = Image.new("RGB", (400, 1200), "white"), io.BytesIO()
    image.paste("red", (0, 1000, 400, 1200))
    image.save(raw, "PNG")
    words = {"focal_point_x": 200, "focal_point_y": 1100, "focal_point_width": 100, "focal_point_height": 100}
    made = Picture.objects.create(
        station=StationFactory(), title="Low", file=ContentFile(raw.getvalue(), name="low.png"), **words
    )

    with Image.open(io.BytesIO(copy(made, "jpeg", "fill-320x180"))) as cut:
        assert cut.size == (320, 180)
        assert cut.convert("RGB").getpixel((160, 150))[1] < 60  # type: ignore[index, operator]

"""Who sends ideas, who reads them, and what comes with them."""

import io
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from newsquare.accounts.models import User
from newsquare.stations.models import Station
from newsquare.tips.actions import Parcel, name_tip_reader, send_idea
from newsquare.tips.models import Idea
from tests.cast import StationFactory, ada
from tests.clock import MONDAY_NOON

FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
TEXT = "The water on Mill Street smells of paint since Friday."
GPS, MAKE, MODEL, SERIAL = 0x8825, 0x010F, 0x0110, 0xA431


def sent(text: str = TEXT, *, station: Station | None = None, **more: Any) -> tuple[Idea, str]:
    """Return an idea as it came, and its receipt."""
    station = station or StationFactory()
    receipt = send_idea(station=station, parcel=Parcel(text=text, **more), now=MONDAY_NOON)
    return Idea.objects.latest("pk"), receipt


def named(user: User | None = None, station: Station | None = None) -> User:
    """Return somebody who was named to read ideas: Ada, unless said otherwise."""
    user = user or ada()
    name_tip_reader(user=user, station=station or StationFactory(), now=MONDAY_NOON)
    return user


def reading(user: User | None = None) -> Client:
    """Return the browser of a tip reader."""
    client = Client()
    client.force_login(named(user), backend="newsquare.accounts.backends.StationBackend")
    return client


def photo(form: str = "JPEG", size: tuple[int, int] = (60, 40), *, serial: str = "CANARYSERIAL77") -> bytes:
    """Return a picture that says where, when and with what it was taken."""
    image, output = Image.new("RGB", size, "#204060"), io.BytesIO()
    exif = Image.Exif()
    exif[MAKE], exif[MODEL] = "CanaryCam", serial
    exif[0x0112] = 6  # Turned to the right.
    exif.get_ifd(GPS)[2] = (51.0, 28.0, 38.77)
    exif.get_ifd(GPS)[29] = "2026:03:02"
    image.save(output, form, exif=exif)
    return output.getvalue()


def office_file(part: str = "word/document.xml", *others: str) -> bytes:
    """Return what Word or Excel would write, as far as anybody looks."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as parts:
        for name in ("[Content_Types].xml", part, *others):
            parts.writestr(name, "<x/>")
    return output.getvalue()


def upload(content: bytes, name: str = "where-i-work.jpg") -> SimpleUploadedFile:
    """Return a file as a browser sends it, with a name that tells something."""
    return SimpleUploadedFile(name, content)

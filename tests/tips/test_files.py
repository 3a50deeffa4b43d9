"""Photos and documents that come with an idea: in memory alone, known by content, without what names the sender."""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from newsquare.stations.models import Station
from newsquare.tips.models import Enclosure, Idea
from newsquare.tips.rules.kinds import kind_of
from tests.cast import StationFactory
from tests.tips.cast import FROM_HERE, TEXT, office_file, photo, upload

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


@pytest.fixture
def station() -> Station:
    return StationFactory()


def send(client: Client, *files: bytes, name: str = "where-i-work.jpg", **fields: Any) -> Any:
    several = {"file": [upload(content, name) for content in files]} if files else {}
    return client.post("/story-idea/", {"text": TEXT, **fields, **several}, headers=FROM_HERE)


@pytest.mark.parametrize(("form", "kept"), [("JPEG", "jpg"), ("PNG", "jpg"), ("WEBP", "jpg"), ("AVIF", "jpg")])
def test_a_photo_is_drawn_anew_without_place_time_and_camera(
    client: Client, station: Station, form: str, kept: str
) -> None:
    raw = photo(form)
    assert b"CanaryCam" in raw  # The test would notice.

    send(client, raw)

    row = Enclosure.objects.get()
    assert row.kind == kept
    assert b"Canary" not in row.content
    with Image.open(io.BytesIO(row.content)) as drawn:
        assert not drawn.getexif()
        assert drawn.size == (40, 60)  # Turned upright.
        assert set(drawn.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_what_is_clear_in_a_picture_stays_clear(client: Client, station: Station) -> None:
    output = io.BytesIO()
    Image.new("RGBA", (9, 9), (10, 20, 30, 40)).save(output, "PNG")

    send(client, output.getvalue())

    row = Enclosure.objects.get()
    with Image.open(io.BytesIO(row.content)) as drawn:
        assert (row.kind, drawn.mode, drawn.getpixel((1, 1))) == ("png", "RGBA", (10, 20, 30, 40))


def test_documents_are_kept_as_they_are_under_a_name_of_ours(client: Client, station: Station) -> None:
    send(client, PDF, office_file(), b"Meet me at noon.", name="payroll-of-jane.pdf")

    rows = list(Enclosure.objects.all())
    assert [str(row).partition("-")[0] + row.kind for row in rows] == ["ideapdf", "ideadocx", "ideatxt"]
    assert bytes(rows[0].content) == PDF
    assert not any(b"payroll" in bytes(row.content) for row in rows)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "pdf"),
        (office_file("xl/workbook.xml"), "xlsx"),
        (office_file("word/document.xml", "word/vbaProject.bin"), ""),
        (office_file("word/document.xml", "xl/workbook.xml"), ""),
        (b"MZ\x90\x00", ""),
        (b"MZ program", ""),
        (b"<!DOCTYPE html><script>", ""),
        (b"<svg onload=x>", ""),
        (b"GIF89a", "txt"),
        (b"GIF89a\x00\x01", ""),
        (b"PK\x03\x04 cut short", ""),
        ("Größe".encode("cp1252"), "txt"),
        (b"  ", ""),
    ],
)
def test_a_kind_is_known_by_content(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


def test_an_open_document_is_known_by_its_first_bytes() -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")

    assert kind_of(output.getvalue()) == "odt"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([b"\x7fELF\x00"], "File 1 is of a kind that we do not take"),
        ([PDF, b"\xff\xd8\xff\xe0 no picture"], "File 2 is a picture that cannot be opened"),
        ([b"x" * (10 * 1024 * 1024 + 1)], "File 1 is larger than 10 MB"),
        ([b"%PDF-" + b"x" * (9 * 1024 * 1024)] * 3, "The files are larger than 25 MB together"),
        ([b"a note"] * 11, "More than 10 files"),
    ],
    ids=["kind", "broken", "large", "together", "many"],
)
def test_what_is_not_taken_is_said_and_the_words_stay(
    client: Client, station: Station, files: list[bytes], words: str
) -> None:
    answer = send(client, *files)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert TEXT in page
    assert "a browser forgets them" in page
    assert not Idea.objects.exists()


def test_a_picture_of_too_many_points_is_not_drawn(client: Client, station: Station) -> None:
    output = io.BytesIO()
    Image.new("1", (8000, 8000)).save(output, "PNG")

    assert "more than 50 million points" in send(client, output.getvalue()).content.decode()


def test_a_request_beyond_all_measure_is_not_even_read(client: Client, station: Station) -> None:
    answer = client.post("/story-idea/", {"text": TEXT}, headers=FROM_HERE, CONTENT_LENGTH=str(10**9))

    assert answer.status_code == 413
    assert "far too large" in answer.content.decode()


def test_nothing_is_ever_laid_into_a_temporary_folder(
    client: Client, station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not-there"))  # Whoever tried would fail.

    answer = send(client, b"%PDF-" + b"x" * 9_000_000)

    assert "Your receipt" in answer.content.decode()
    assert Enclosure.objects.get().size == 9_000_005


def test_files_of_another_field_are_passed_over(client: Client, station: Station) -> None:
    client.post("/story-idea/", {"text": TEXT, "other": upload(PDF)}, headers=FROM_HERE)

    assert Idea.objects.get().text == TEXT
    assert not Enclosure.objects.exists()


def test_a_broken_upload_keeps_nothing_and_says_so(client: Client, station: Station) -> None:
    answer = client.generic(
        "POST", "/story-idea/", b"--x\r\nbroken", content_type="multipart/form-data", headers=FROM_HERE
    )

    assert answer.status_code == 400
    assert "broke off on its way" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"

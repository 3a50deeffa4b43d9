"""Pictures at the desk: taken in many at once, filled from their files, and not shown without a credit."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.search.index import insert_or_update_object

from newsquare.stories.actions import ensure_picture_collection
from newsquare.stories.models import Bar, Picture, Story
from tests.cast import PublishedStoryFactory, StationFactory
from tests.clock import MONDAY_NOON
from tests.desk.test_stories import written
from tests.stories.photographs import photograph

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:ResourceWarning"),
]


@pytest.fixture(autouse=True)
def _files_are_kept_apart(settings: Any, tmp_path: Any) -> None:
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def shelf() -> Any:
    return ensure_picture_collection(StationFactory())


def upload(desk: Client, raw: bytes, name: str = "ferry.jpg") -> Any:
    """Send a file as the screen for many does, one after the other."""

    data = {
        "files[]": SimpleUploadedFile(name, raw),
        "title": "Ferry",
        "collection": shelf().pk,
    }
    answer = desk.post("/desk/images/multiple/add/", data, headers={"X-Requested-With": "XMLHttpRequest"})
    return json.loads(answer.content)


def bare(title: str = "Bare jetty", **words: Any) -> Picture:
    raw = io.BytesIO()
    Image.new("RGB", (640, 360), "navy").save(raw, "JPEG")
    file = SimpleUploadedFile("bare.jpg", raw.getvalue())
    made: Picture = Picture.objects.create(
        station=StationFactory(), title=title, file=file, collection=shelf(), **words
    )
    insert_or_update_object(made)  # As the form does.
    return made


def test_what_the_file_says_stands_in_the_fields(desk: Client) -> None:
    answer = upload(desk, photograph())

    picture = Picture.objects.get()
    assert answer["success"]
    assert "Lumen/Station Nine" in answer["form"]  # Each is then checked.
    assert (picture.credit, picture.creator, picture.agency) == ("Lumen/Station Nine", "Åsa Lind", "Lumen")
    assert (picture.copyright, picture.caption, picture.description) == ("© Lumen & Co", "The ferry in fog.", "A ferry")
    assert picture.statement == "https://lumen.example/terms"
    assert picture.rights_until == MONDAY_NOON + timedelta(days=7, hours=6, minutes=30)


def test_without_xmp_the_older_fields_are_read(desk: Client) -> None:
    upload(desk, photograph(xmp=b""))

    picture = Picture.objects.get()
    assert (picture.credit, picture.creator, picture.copyright) == ("Lumen in IIM", "Åsa Lind", "© Lumen")


def test_what_cannot_be_read_is_named_and_nothing_of_it_is_kept(desk: Client) -> None:
    answer = upload(desk, photograph()[:5000], "half.jpg")

    assert not answer["success"]
    assert "half.jpg" in answer["error_message"]
    assert not Picture.objects.exists()


@pytest.mark.parametrize("field", ["lead_picture", "body"])
@pytest.mark.parametrize("when", [{}, {"go_live_at": "2026-03-05 12:00"}])
def test_no_credit_no_publish(desk: Client, field: str, when: dict[str, str]) -> None:
    picture = bare()
    shown: dict[str, Any] = {"lead_picture": picture.pk}
    if field == "body":
        shown = {"body-count": 1, "body-0-type": "picture", "body-0-value-picture": picture.pk}
        shown["body-0-value-caption"] = ""

    answer = desk.post("/desk/stories/add/", written(**shown, **when, **{"action-publish": "1"}))

    assert "has no credit. Write who" in answer.content.decode()
    assert not Story.objects.exists()
    desk.post("/desk/stories/add/", written(**shown))
    assert Story.objects.get().public is None  # A draft may wait for its credit.


@pytest.mark.parametrize(
    ("said", "is_asked"), [({}, True), ({"description": "A jetty"}, False), ({"is_decorative": True}, False)]
)
def test_publishing_asks_for_the_words_that_a_picture_has_not(
    desk: Client, said: dict[str, Any], is_asked: bool
) -> None:
    picture = bare(credit="Ben", **said)

    answer = desk.post("/desk/stories/add/", written(lead_picture=picture.pk, **{"action-publish": "1"}), follow=True)

    assert ("“Bare jetty” has no alternative text" in answer.content.decode()) == is_asked
    assert Story.objects.get().public is not None


def test_who_says_that_a_picture_is_decorative_is_remembered(desk: Client) -> None:
    picture = bare(credit="Ben")

    desk.post(f"/desk/images/{picture.pk}/", form_of(picture, is_decorative="on"))
    desk.post(f"/desk/images/{picture.pk}/", form_of(picture, is_decorative="on", caption="At the weir"))
    picture = Picture.objects.get()

    assert (picture.is_decorative, picture.caption, picture.alt) == (True, "At the weir", "")
    both = desk.post(f"/desk/images/{picture.pk}/", form_of(picture, is_decorative="on", description="A weir"))
    assert "Either it is decorative or it has an alternative text" in both.content.decode()


@pytest.mark.parametrize("word", ["Wolff", "Anders", "lighthouse", "Lumen"])
def test_pictures_are_found_by_credit_creator_caption_and_agency(desk: Client, word: str) -> None:
    bare(credit="Wolff", creator="Anders", caption="A lighthouse", agency="Lumen")
    bare("Another", credit="Somebody")

    for address in ("/desk/images/", "/desk/images/chooser/", "/desk/images/chooser/results/"):
        page = desk.get(address, {"q": word}).content.decode()
        assert "Bare jetty" in page, address
        assert "Another" not in page, address


def form_of(picture: Picture, **words: Any) -> dict[str, Any]:
    fields = {"title": picture.title, "credit": picture.credit, "collection": picture.collection_id}
    return {**fields, **words}


def test_the_file_of_a_picture_that_readers_saw_stays(desk: Client) -> None:
    picture = bare(credit="Ben")
    PublishedStoryFactory(lead_picture=picture)
    name, other = picture.file.name, SimpleUploadedFile("other.jpg", photograph())

    page = desk.post(f"/desk/images/{picture.pk}/", form_of(picture, file=other)).content.decode()

    picture.refresh_from_db()
    assert "Readers have seen this picture" in page
    assert picture.file.name == name


def test_a_right_ends_at_its_minute_everywhere(desk: Client, client: Client) -> None:
    picture = bare(credit="Ben")
    story = PublishedStoryFactory(lead_picture=picture)
    ends = MONDAY_NOON + timedelta(hours=1)
    desk.post(f"/desk/images/{picture.pk}/", form_of(picture, rights_until="2026-03-02 13:00"))
    reader, seen = Client(), {}
    file = picture.get_rendition("fill-960x540|format-jpeg|jpegquality-76").url

    for moment in (ends - timedelta(seconds=1), ends):
        with time_machine.travel(moment, tick=False):
            pages = [story.path, "/", "/feed.xml", f"/api/stories/{story.pk}.json", f"/section/{story.section.slug}/"]
            seen[moment] = ["/media/images/" in reader.get(page).content.decode() for page in pages]
            seen[moment].append(reader.get(file).status_code == 200)

    assert list(seen.values()) == [[True] * 6, [False] * 6]


def test_a_right_that_is_lengthened_ends_later_and_once(desk: Client) -> None:
    picture = bare(credit="Ben", rights_until=MONDAY_NOON)

    desk.post(f"/desk/images/{picture.pk}/", form_of(picture, rights_until="2026-03-05 13:00"))

    (bar,) = Bar.objects.filter(picture=picture, lifted_at=None)
    assert bar.from_at == MONDAY_NOON + timedelta(days=3, hours=1)


def test_a_correction_is_never_stopped_by_a_picture_that_names_nobody(desk: Client) -> None:
    picture = bare(credit="Ben")
    story = PublishedStoryFactory(deck="Five boats sail.", lead_picture=picture)
    Picture.objects.update(credit="")
    form = {"wrong": "Five boats", "right": "Four boats", "text": "Four boats sail, not five."}

    told = desk.post(f"/desk/stories/correct/{story.pk}/", form, follow=True).content.decode()

    assert "Corrected: readers see it now." in told
    assert "The picture “Bare jetty” is left out: it has no credit." in told
    page = desk.get(story.path).content.decode()
    assert "Four boats sail." in page
    assert "<img" not in page


def test_a_picture_that_was_left_out_is_there_once_somebody_is_named(desk: Client) -> None:
    picture = bare()
    story = PublishedStoryFactory(lead_picture=picture)
    assert "<img" not in desk.get(story.path).content.decode()

    desk.post(f"/desk/images/{picture.pk}/", form_of(picture, credit="Ben"))

    assert "<img" in desk.get(story.path).content.decode()

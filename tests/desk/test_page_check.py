"""Before a story is published its page is checked: weight, words in place of pictures, headings, links."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image

from newsquare.accounts.models import Role
from newsquare.stories.models import Picture, Story
from newsquare.stories.pictures import WIDE
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, StoryFactory, staff
from tests.wire.hosts import Says, host

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def pictured(**fields: Any) -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (100, 60), "#7f9ba8").save(file, "PNG")
    row = {"title": "The weir", "credit": "Ben", **fields}
    return Picture.objects.create(station=StationFactory(), file=ImageFile(file, "weir.png"), **row)


def heavy(**fields: Any) -> Picture:
    """Return a picture whose copy for telephones is as large as no copy should be."""
    picture = pictured(**fields)
    copy: Any = picture.get_rendition(WIDE["image/avif"][1])
    Path(copy.file.path).write_bytes(bytes(1_200_000))
    return picture


def told(desk: Client, story: Story) -> str:
    answer = desk.get(f"/desk/stories/check/{story.pk}/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("&quot;", '"').split())


def test_a_page_with_nothing_to_mend_says_so_and_how_heavy_it_is(desk: Client) -> None:
    page = told(desk, StoryFactory())

    assert "The page: " in page
    for fine in ("Light enough.", "All there.", "In order.", "None leads nowhere."):
        assert fine in page


def test_it_looks_at_the_draft_as_it_was_last_saved(desk: Client) -> None:
    story = PublishedStoryFactory(body=[("text", "<h2>One</h2><p>A</p>")])
    story.body = [("text", "<h2>One</h2><p>A</p><h4>Two</h4><p>B</p><h2> </h2>")]
    story.save_revision()

    page = told(desk, story)

    assert "The heading “Two” is of level 4, where level 3 comes next." in page
    assert "A heading has no words" in page


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        ({"description": ""}, "“The weir” has no alternative text"),
        ({"description": "IMG_2041.JPG"}, "The alternative text of “The weir” is the name of a file"),
        ({"description": "DSC 2041"}, "The alternative text of “The weir” is the name of a file"),
        ({"description": "Water over a weir"}, "All there."),
        ({"is_decorative": True}, "All there."),
    ],
)
def test_words_for_those_who_do_not_see_a_picture_are_asked_for(
    desk: Client, words: dict[str, Any], finding: str
) -> None:
    picture = pictured(**words)

    page = told(desk, StoryFactory(lead_picture=picture))

    assert finding in page, page[page.index("Words for those") :][:700]
    assert (f'href="/desk/images/{picture.pk}/"' in page) == (finding != "All there.")


def test_what_is_heavy_is_named(desk: Client) -> None:
    long = " ".join(os.urandom(8).hex() for _ in range(14_000))

    page = told(desk, StoryFactory(lead_picture=heavy(description="Water"), body=[("text", f"<p>{long}</p>")]))

    assert "longer than what opens at once" in page
    assert "The pictures are 1200 kB on a telephone. The heaviest, with 1200 kB: The weir." in page


def test_links_that_lead_nowhere_are_named_and_no_others(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    there, draft = PublishedStoryFactory(slug="there"), StoryFactory(slug="not-yet")
    answers = {"/": Says(b"Well."), "/gone": Says(status=404), "/broken": Says(status=503), "/robots": Says(status=403)}
    answers["/long"] = Says(b"x" * 600_000)

    with host(lambda path, _headers: answers[path], monkeypatch, "town.example") as town:
        links = [f"{town.url}{path}" for path in answers]
        links += ["https://nowhere.invalid:99999/", "mailto:ada@riverbend.example", "#top"]
        links += [
            there.path,
            "http://testserver/",
            "/2026/03/not-yet/",
            "/no-such-page/",
            draft.path or "/feed.xml",
        ]
        body = "".join(f'<p><a href="{url}">Link {place}</a></p>' for place, url in enumerate(links))
        page = told(desk, StoryFactory(body=[("text", body)]))

    dead = [
        f"{town.url}/gone",
        f"{town.url}/broken",
        "https://nowhere.invalid:99999/",
        "/2026/03/not-yet/",
        "/no-such-page/",
    ]
    assert page.count(" leads to ") == len(dead)
    for url in dead:
        assert f"leads to {url}." in page
    assert "It answers with 404." in page
    assert len(town.asked) == len(answers)


def test_a_station_of_another_and_who_writes_no_stories_do_not_get_in(desk: Client) -> None:
    other = StationFactory(slug="harborlight")
    theirs = StoryFactory(station=other, section=SectionFactory(station=other))
    ours, cleo = StoryFactory(), Client()
    cleo.force_login(staff("Cleo", Role.MODERATOR), backend="newsquare.accounts.backends.StationBackend")

    assert desk.get(f"/desk/stories/check/{theirs.pk}/").status_code == 404
    assert cleo.get(f"/desk/stories/check/{ours.pk}/").status_code in {302, 403}


def test_a_storys_form_leads_there(desk: Client) -> None:
    story = StoryFactory()

    assert f'href="/desk/stories/check/{story.pk}/"' in desk.get(f"/desk/stories/edit/{story.pk}/").content.decode()

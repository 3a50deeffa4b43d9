"""The list of rights at the desk: by agency, what has ended, what ends soon, and where it is shown."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsquare.accounts.models import Role
from newsquare.stories.actions import bar_picture, publish
from newsquare.stories.models import BarKind, Story
from tests.cast import PublishedStoryFactory, StationFactory, staff
from tests.clock import MONDAY_NOON
from tests.desk.test_pictures import bare

pytestmark = pytest.mark.django_db
SCREEN = "/desk/picture-rights/"


@pytest.fixture(autouse=True)
def _files_are_kept_apart(settings: Any, tmp_path: Any) -> None:
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def told(desk: Client, **asked: str) -> str:
    """Return the words of the list, without its filters."""
    page = desk.get(SCREEN, asked).content.decode().partition("</form>")[2]
    return " ".join(
        re.sub(r"<[^>]+>", " ", page.partition('<form method="get" class="desk-filters">')[2] or page).split()
    )


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(minutes=-1), "expired"),
        (timedelta(0), "expired"),
        (timedelta(days=2, minutes=1), "ends in 2"),
        (timedelta(days=7), "ends in 1"),
        (timedelta(days=7, minutes=1), "holds"),
        (None, "holds for good"),
    ],
)
def test_each_picture_says_whether_its_right_holds(desk: Client, after: timedelta | None, words: str) -> None:
    bare(credit="Ben", agency="Lumen", rights_until=MONDAY_NOON + after if after is not None else None)

    assert words in told(desk).replace("\xa0", " ")


def test_pictures_stand_under_their_agency_with_the_stories_that_show_them(desk: Client) -> None:
    picture = bare("Jetty", credit="Ben", agency="Lumen")
    bare("Crane", credit="Ben", agency="Harbor Pictures")
    bare("Our own", credit="Ben")
    now, earlier = PublishedStoryFactory(headline="Ferry sails", lead_picture=picture), dropped("Ferry late", picture)

    text = told(desk)

    assert text.index("Harbor Pictures") < text.index("Crane") < text.index("Lumen") < text.index("Jetty")
    assert "Ferry late (earlier)" in text
    assert "Ferry sails (earlier)" not in text
    assert f"/desk/stories/edit/{now.pk}/" in (page := desk.get(SCREEN).content.decode())
    assert f"/desk/stories/edit/{earlier.pk}/" in page
    assert "Our own" not in text


def dropped(headline: str, picture: Any) -> Story:
    """Return a story that showed a picture and does no more."""
    story: Story = PublishedStoryFactory(headline=headline, lead_picture=picture)
    story.lead_picture = None
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)
    return story


def test_the_list_is_narrowed_by_agency_and_by_state(desk: Client) -> None:
    bare("Jetty", credit="Ben", agency="Lumen")
    bare("Crane", credit="Ben", agency="Harbor Pictures", rights_until=MONDAY_NOON)
    bare("Gull", credit="Ben", rights_until=MONDAY_NOON)

    found = [
        {title for title in ("Jetty", "Crane", "Gull") if title in told(desk, **asked)}
        for asked in (
            {"agency": "Lumen"},
            {"state": "expired"},
            {"state": "expired", "agency": "-"},
            {"agency": "Mist"},
        )
    ]

    assert found == [{"Jetty"}, {"Crane", "Gull"}, {"Gull"}, set()]


def test_a_picture_that_its_agency_took_back_says_so(desk: Client) -> None:
    picture = bare(credit="Ben", agency="Lumen", rights_until=MONDAY_NOON + timedelta(days=30))
    bar_picture(picture=picture, kind=BarKind.KILL, note="Lumen: wrong ship")

    assert "may not be shown Lumen: wrong ship" in told(desk)


def test_nothing_of_another_station_is_listed(desk: Client) -> None:
    other = bare("Elsewhere", credit="Ben", agency="Lumen")
    type(other).objects.update(station=StationFactory(slug="harborlight"))

    page = desk.get(SCREEN).content.decode()

    assert "Elsewhere" not in page
    assert "Lumen" not in page


def test_the_menu_leads_there_and_who_may_not_change_pictures_does_not_get_in(desk: Client) -> None:
    assert SCREEN in desk.get("/desk/").content.decode()

    desk.force_login(staff("Cleo", Role.MODERATOR), backend="newsquare.accounts.backends.StationBackend")

    assert desk.get(SCREEN).status_code in {302, 403}


def test_many_pictures_cost_as_many_queries_as_one(desk: Client) -> None:
    def cost() -> int:
        desk.get(SCREEN)  # Draws the small copies.
        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.get(SCREEN)
        return len(asked)

    for name in ("One", "Two"):
        PublishedStoryFactory(lead_picture=bare(name, credit="Ben", agency="Lumen"))
    before = cost()
    for name in "ABCDEFGH":
        PublishedStoryFactory(lead_picture=bare(name, credit="Ben", agency=f"Lumen {name}"))

    assert cost() == before

"""The pages of names, days and months."""

from datetime import timedelta

import pytest
from django.test import Client

from newsquare.press import actions
from newsquare.press.models import BakedPage
from newsquare.stories.actions import bar_story, publish, unpublish
from newsquare.stories.models import BarKind, Byline, Story
from tests.cast import PublishedStoryFactory, StationFactory
from tests.clock import MONDAY_NOON
from tests.stories.search.test_finding import told

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_name_leads_from_the_story_to_all_that_bear_it(client: Client) -> None:
    story = told("Ferry.", headline="Boat", by=["Ana Réyes"])
    told("Tram.", headline="Rails", by=["Bo Lind", "Ana Reyes"])
    told("Bus.", headline="Wheels", by=["Bo Lind"])

    assert 'href="/author/ana-reyes/"' in client.get(story.path).content.decode()
    page = client.get("/author/ana-reyes/").content.decode()

    assert "Boat" in page
    assert "Rails" in page
    assert "Wheels" not in page
    assert "does not report for us" not in page


def test_a_name_of_an_agency_says_so(client: Client) -> None:
    told("Ferry.", by=["Wes Halloway"], label="wire", distributor="State Wire")

    page = client.get("/author/wes-halloway/").content.decode()

    assert "Wes Halloway does not report for us: these stories come from State Wire." in page


def test_a_name_without_a_public_story_has_no_page(client: Client) -> None:
    story = told("Ferry.", headline="Boat", by=["Ana Reyes"])
    bar_story(story=story, kind=BarKind.EMBARGO, until_at=MONDAY_NOON + DAY)
    assert client.get("/author/ana-reyes/").status_code == 404
    assert client.get("/author/nobody/").status_code == 404

    told("Tram.", by=["Bo Lind"])
    assert client.get("/author/bo-lind/").status_code == 200
    assert client.get("/author/bo-lind/", headers={"Host": "harborlight.test"}).status_code == 404


def test_a_name_that_is_no_longer_in_the_byline_is_not_followed(client: Client) -> None:
    story = told("Ferry.", headline="Boat", by=["Ana Reyes"])
    story.bylines = [Byline(name="Bo Lind")]
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)

    assert client.get("/author/ana-reyes/").status_code == 404
    assert "Boat" in client.get("/author/bo-lind/").content.decode()


def test_a_day_is_the_stations_own_and_leads_to_its_neighbours(client: Client) -> None:
    PublishedStoryFactory(headline="Late on Monday", published=MONDAY_NOON + timedelta(hours=11))
    PublishedStoryFactory(headline="Early on Tuesday", published=MONDAY_NOON + timedelta(hours=13))
    PublishedStoryFactory(headline="Last year", published=MONDAY_NOON - 300 * DAY)

    page = client.get("/2026/03/02/").content.decode()

    assert "Late on Monday" in page
    assert "Early on Tuesday" not in page
    assert 'rel="prev" href="/2025/05/06/"' in page
    assert 'rel="next" href="/2026/03/03/"' in page
    assert 'href="/2026/03/"' in page


def test_a_month_lists_its_days_with_their_first_headlines(client: Client) -> None:
    for number in range(5):
        PublishedStoryFactory(headline=f"Monday {number}")
    PublishedStoryFactory(headline="Sunday", published=MONDAY_NOON - DAY)
    PublishedStoryFactory(headline="Saturday", published=MONDAY_NOON - 2 * DAY)

    page = client.get("/2026/03/").content.decode()

    assert 'href="/2026/03/02/">Monday, March 2<' in page
    assert ">5 stories<" in page
    assert "Monday 4" in page
    assert "Monday 0" not in page
    assert "Saturday" not in page.split("<main")[1].split("</ol>")[0]
    assert 'rel="prev" href="/2026/02/"' in page


@pytest.mark.parametrize(
    "path", ["/2026/03/01/", "/2026/02/", "/2026/02/31/", "/2026/13/", "/0000/01/", "/9999/12/31/"]
)
def test_a_day_or_month_without_a_public_story_is_not_found(client: Client, path: str) -> None:
    PublishedStoryFactory()

    assert client.get(path).status_code == 404


def test_a_story_whose_slug_is_a_number_keeps_its_address(client: Client) -> None:
    PublishedStoryFactory(slug="02", headline="Two")
    PublishedStoryFactory(headline="Other")

    assert "<h1" in client.get("/2026/03/02/").content.decode()
    assert "Two</h1>" in client.get("/2026/03/02/").content.decode()


def baked(client: Client, path: str) -> bytes:
    """Return what a reader gets after the press has done what waits."""
    actions.bake_pending(now=MONDAY_NOON + timedelta(seconds=2))
    return client.get(path).content


@pytest.mark.parametrize("path", ["/author/ana-reyes/", "/2026/03/02/", "/2026/03/"])
def test_a_page_is_baked_again_when_a_story_joins_it_and_leaves_it(client: Client, path: str) -> None:
    told("Ferry.", headline="First", by=["Ana Reyes"])
    assert b"First" in client.get(path).content

    second = told("Tram.", headline="Second", by=["Ana Reyes"])
    assert b"Second" in baked(client, path)
    second = Story.objects.get(pk=second.pk)

    unpublish(story=second, now=MONDAY_NOON)
    assert b"Second" not in baked(client, path)


def test_a_day_hears_of_a_day_that_comes_between(client: Client) -> None:
    PublishedStoryFactory(published=MONDAY_NOON - 80 * DAY)
    PublishedStoryFactory()
    assert b'href="/2026/03/02/"' in client.get("/2025/12/12/").content

    PublishedStoryFactory(published=MONDAY_NOON - 40 * DAY)

    assert b'rel="next" href="/2026/01/21/"' in baked(client, "/2025/12/12/")


def test_a_page_ends_when_the_gate_opens_for_another_story(client: Client) -> None:
    told("Ferry.", by=["Ana Reyes"])
    coming = told("Tram.", by=["Ana Reyes"])
    bar_story(story=coming, kind=BarKind.EMBARGO, until_at=MONDAY_NOON + DAY)

    for path in ("/author/ana-reyes/", "/2026/03/02/", "/2026/03/"):
        client.get(path)
        assert BakedPage.objects.get(path=path).valid_until == MONDAY_NOON + DAY


def test_one_station_shows_no_name_and_day_of_another(client: Client) -> None:
    told("Ferry.", by=["Ana Reyes"])
    StationFactory(slug="harborlight")

    for path in ("/author/ana-reyes/", "/2026/03/02/", "/2026/03/"):
        assert client.get(path).status_code == 200
        assert client.get(path, headers={"Host": "harborlight.test"}).status_code == 404

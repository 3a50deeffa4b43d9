"""The newsroom works through its ideas on the desk."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from newsquare.accounts.models import Role
from newsquare.stations.models import Station
from newsquare.tips.actions import receive_idea
from newsquare.tips.models import Idea, State
from tests.cast import StationFactory, ada, ben, cleo, staff
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def idea(station: Station | None = None, text: str = "Look at the bridge.\nIt <b>hums</b>.") -> Idea:
    return receive_idea(station=station or StationFactory(), text=text, contact="Dot", now=MONDAY_NOON)


def test_a_moderator_reads_an_idea_and_says_how_far_it_is(client: Client) -> None:
    found = idea()
    client.force_login(cleo())

    listed = client.get("/desk/ideas/").content.decode()
    page = client.get(f"/desk/ideas/{found.pk}/").content.decode()
    client.post(f"/desk/ideas/{found.pk}/", {"state": "contacted", "note": "Ben calls on Tuesday"})

    found.refresh_from_db()
    assert "Look at the bridge." in listed
    assert "It &lt;b&gt;hums&lt;/b&gt;." in page
    assert (found.state, found.note) == (State.CONTACTED, "Ben calls on Tuesday")
    assert "Ben calls on Tuesday" in client.get("/desk/ideas/?state=contacted").content.decode()


def test_reading_an_idea_changes_nothing(client: Client) -> None:
    found = idea()
    client.force_login(ada())

    client.get(f"/desk/ideas/{found.pk}/")

    found.refresh_from_db()
    assert found.state == State.NEW


def test_the_menu_says_how_many_nobody_has_read(client: Client) -> None:
    idea()
    idea()
    client.force_login(ada())

    assert "Story ideas (2)" in client.get("/desk/").content.decode()


def test_a_reporter_has_no_key_to_the_inbox(client: Client) -> None:
    found = idea()
    client.force_login(ben())

    answers = [client.get("/desk/ideas/"), client.get(f"/desk/ideas/{found.pk}/")]

    assert [answer["Location"] for answer in answers] == ["/desk/", "/desk/"]
    assert "Story ideas" not in client.get("/desk/").content.decode()


def test_the_ideas_of_another_station_are_not_there(client: Client) -> None:
    theirs = idea(StationFactory(slug="hill-valley"), text="Their secret")
    client.force_login(staff("Finn", Role.ADMINISTRATOR))

    assert "Their secret" not in client.get("/desk/ideas/").content.decode()
    assert client.get(f"/desk/ideas/{theirs.pk}/").status_code == 404
    assert client.post(f"/desk/ideas/{theirs.pk}/", {"do": "erase", "sure": "on"}).status_code == 404


def test_an_idea_is_deleted_for_good_only_when_somebody_is_sure(client: Client) -> None:
    found = idea()
    client.force_login(ada())

    client.post(f"/desk/ideas/{found.pk}/", {"do": "erase"})
    assert Idea.objects.exists()
    client.post(f"/desk/ideas/{found.pk}/", {"do": "erase", "sure": "on"})

    assert not Idea.objects.exists()

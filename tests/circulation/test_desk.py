"""The desk sees numbers, not addresses; and the outbox, where no mail server is set up."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMessage
from django.test import Client

from newsquare.accounts.actions import ensure_roles
from newsquare.accounts.models import Role
from newsquare.circulation import post
from newsquare.circulation.actions import announce
from newsquare.circulation.models import Follower
from newsquare.lib import outbox
from tests.cast import PublishedStoryFactory, StationFactory, ada, ben, staff
from tests.circulation.post import DOT, bridge, follower_of
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def _open_door(settings: Any, tmp_path: Path) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    settings.DATA = tmp_path
    for slug in ("riverbend", "harborlight"):
        ensure_roles(StationFactory(slug=slug))


def at_desk(person: AbstractBaseUser, host: str = "testserver") -> Client:
    client = Client(headers={"Host": host})
    client.force_login(person)
    return client


@pytest.fixture
def erin(_open_door: None) -> Client:
    """Erin administers."""
    return at_desk(staff("Erin", Role.ADMINISTRATOR))


@pytest.fixture
def mailed(erin: Client, settings: Any) -> str:
    """Return the name of a mail in the outbox."""
    follower_of(bridge())
    settings.EMAIL_BACKEND = "newsquare.lib.outbox.OutboxBackend"
    story = PublishedStoryFactory(topics=[bridge()], headline="<b>Bridge</b> to close")
    announce(story_id=story.pk, now=MONDAY_NOON)
    post.send_due()
    [name] = outbox.names()
    return name


def test_the_outbox_lists_the_mail_and_shows_it(erin: Client, mailed: str) -> None:
    listed = erin.get("/desk/outbox/").content.decode()
    shown = erin.get(f"/desk/outbox/{mailed}/").content.decode()

    assert DOT in listed
    assert "&lt;b&gt;Bridge&lt;/b&gt; to close" in listed
    assert '<a href="http://testserver/follow/stop/' in shown
    assert "sandbox=" in shown


def test_the_page_of_a_mail_can_do_nothing(erin: Client, mailed: str) -> None:
    answer = erin.get(f"/desk/outbox/{mailed}/page/")

    assert "&lt;b&gt;Bridge&lt;/b&gt; to close" in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "allow-scripts" not in answer["Content-Security-Policy"]


def test_the_outbox_is_searched_by_address(erin: Client, mailed: str) -> None:
    assert DOT not in erin.get("/desk/outbox/?q=eve@readers").content.decode()
    assert DOT in erin.get("/desk/outbox/?q=DOT@readers").content.decode()


def test_a_station_sees_its_own_mail_only(mailed: str) -> None:
    there = at_desk(staff("Fern", Role.ADMINISTRATOR, StationFactory(slug="harborlight")), "harborlight.test")
    outbox.OutboxBackend().send_messages([EmailMessage("No station", "x", to=["x@readers.example"])])

    assert DOT not in there.get("/desk/outbox/").content.decode()
    assert "No station" not in there.get("/desk/outbox/").content.decode()
    assert there.get(f"/desk/outbox/{mailed}/").status_code == 404


def test_only_administrators_read_the_outbox(mailed: str) -> None:
    for person in (ada(), ben()):
        assert at_desk(person).get("/desk/outbox/").status_code in {302, 403}


def test_there_is_no_outbox_where_mail_is_sent(erin: Client) -> None:
    assert erin.get("/desk/outbox/").status_code == 404
    assert "/desk/outbox/" not in erin.get("/desk/").content.decode()


@pytest.mark.parametrize("name", ["..", "1-1", "0000000000-deadbeef"])
def test_a_name_that_is_no_mail_is_not_found(erin: Client, mailed: str, name: str) -> None:
    assert erin.get(f"/desk/outbox/{name}/").status_code in {302, 404}
    assert outbox.read("../../etc/passwd") is None


def test_followers_are_numbers(erin: Client, mailed: str) -> None:
    page = erin.get("/desk/followers/").content.decode()

    assert "1 reader gets news by mail." in page
    assert DOT not in page
    assert '<a href="/topic/bridge/">Bridge</a></td><td>topic</td><td class="number">1</td>' in page


def test_an_administrator_erases_an_address_on_request(erin: Client) -> None:
    follower_of(bridge())

    found = erin.post("/desk/followers/", {"email": DOT, "do": "find"}).content.decode()
    erin.post("/desk/followers/", {"email": DOT, "do": "erase"})

    assert f"{DOT} follows: Bridge" in found
    assert not Follower.objects.exists()


@pytest.mark.usefixtures("_open_door")
def test_an_editor_sees_numbers_and_erases_nobody() -> None:
    follower_of(bridge())
    client = at_desk(ada())

    page = client.get("/desk/followers/")
    client.post("/desk/followers/", {"email": DOT, "do": "erase"})

    assert (page.status_code, Follower.objects.count()) == (200, 1)

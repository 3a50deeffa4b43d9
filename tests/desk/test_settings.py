"""The station and its sources are changed on the desk by those who may."""

import pytest
from django.test import Client

from newsquare.accounts.models import Role
from newsquare.stations.models import Host, Station
from newsquare.wire.actions import asking_key
from newsquare.wire.models import Key, Source
from tests.cast import StationFactory, TopicFactory, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(desk: Client) -> Client:
    """Return a client signed in as an administrator."""
    desk.force_login(staff("Eve", Role.ADMINISTRATOR), backend="newsquare.accounts.backends.StationBackend")
    return desk


def station_form(**fields: str) -> dict[str, str]:
    """Return the station's form as a browser sends it."""
    form = {
        "name": "Channel 9",
        "town": "Riverbend",
        "tagline": "",
        "hosts_text": "testserver\nnews.riverbend.example",
        "timezone": "America/Chicago",
        "language": "en-US",
        "colour": "#884400",
        "contact_email": "",
        "contact_phone": "",
        "postal_address": "",
        "forum_open": "on",
        "forum_mode": "newcomers",
        "forum_days": "7",
        "forum_order": "oldest",
        "mail_ask_above": "5000",
        "mail_undo_seconds": "60",
    }
    return form | fields


def test_an_administrator_changes_name_colour_and_hosts(administrator: Client) -> None:
    station = Station.objects.get()

    administrator.post(f"/desk/station/edit/{station.pk}/", station_form())

    station.refresh_from_db()
    assert (station.name, station.colour, station.forum_days) == ("Channel 9", "#884400", 7)
    assert [host.name for host in station.hosts.all()] == ["testserver", "news.riverbend.example"]


def test_a_host_of_another_station_is_refused(administrator: Client) -> None:
    StationFactory(slug="harborlight")
    station = Station.objects.get(slug="riverbend")

    page = administrator.post(
        f"/desk/station/edit/{station.pk}/", station_form(hosts_text="testserver\nharborlight.test")
    )

    assert "harborlight.test belongs to Channel 9 Harborlight." in page.content.decode()
    assert Host.objects.get(name="harborlight.test").station.slug == "harborlight"


def test_an_editor_does_not_change_the_station(desk: Client) -> None:
    station = Station.objects.get()

    desk.post(f"/desk/station/edit/{station.pk}/", station_form())

    station.refresh_from_db()
    assert station.name == "Channel 9 Riverbend"


def source_form(**fields: str) -> dict[str, str]:
    """Return the form of a new source as a browser sends it."""
    form = {
        "name": "State Wire",
        "slug": "state-wire",
        "asked": "feed",
        "url": "",
        "key": "",
        "mail_host": "",
        "mail_user": "",
        "mail_folder": "INBOX",
        "mail_senders": "",
        "folder": "",
        "format": "rss",
        "picture_hosts": "Pictures.example.com\n",
        "on_arrival": "publish",
        "updates": "follow",
        "topic": "county-government",
        "topics": "Congress = County Government\nPolitics = county-government\n",
        "section": "news",
        "label": "wire",
        "credit": "",
        "indexing": "noindex-news",
    }
    return form | fields


@pytest.mark.parametrize("folder", ["/etc", "{data}", "{data}/incoming/riverbend/../harborlight/wire", "var", "/"])
def test_no_folder_of_the_server_is_emptied_from_the_desk(desk: Client, settings: object, folder: str) -> None:
    TopicFactory()
    named = folder.format(data=settings.DATA)  # type: ignore[attr-defined]

    page = desk.post("/desk/sources/add/", source_form(folder=named)).content.decode()

    assert "Another one is named in the station’s file." in page
    assert not Source.objects.exists()


def test_a_folder_of_our_own_may_be_named_and_one_of_the_stations_file_stays(desk: Client, settings: object) -> None:
    TopicFactory()
    own = f"{settings.DATA}/incoming/riverbend/elsewhere"  # type: ignore[attr-defined]
    desk.post("/desk/sources/add/", source_form(folder=own))
    source = Source.objects.get()
    assert (source.folder, source.format) == (own, "rss")

    Source.objects.update(folder="/srv/agency")
    desk.post(f"/desk/sources/edit/{source.pk}/", source_form(folder="/srv/agency", name="The Wire"))

    source.refresh_from_db()
    assert (source.name, source.folder) == ("The Wire", "/srv/agency")


def test_a_source_is_added_on_the_desk(desk: Client) -> None:
    TopicFactory()
    form = source_form()

    desk.post("/desk/sources/add/", form)
    wrong = desk.post("/desk/sources/add/", form | {"slug": "other", "topics": "Politics = Nowhere"})

    added = Source.objects.get()
    assert added.topics == {"Congress": "county-government", "Politics": "county-government"}
    assert added.picture_hosts == ["pictures.example.com"]
    assert "No topic here is called “Nowhere”." in wrong.content.decode()
    assert "Congress = County Government\nPolitics = " in desk.get(f"/desk/sources/edit/{added.pk}/").content.decode()


def test_a_key_is_kept_sealed_and_never_shown_again(desk: Client) -> None:
    TopicFactory()
    form = source_form(asked="ap", url="https://api.agency.example/media/v/", key="nine-herons")

    desk.post("/desk/sources/add/", form)

    added = Source.objects.get()
    page = desk.get(f"/desk/sources/edit/{added.pk}/").content.decode()
    assert "nine-herons" not in page + str(list(Key.objects.values_list("value", flat=True)))
    assert asking_key(added) == "nine-herons"
    desk.post(f"/desk/sources/edit/{added.pk}/", form | {"key": "", "name": "AP"})
    assert asking_key(added) == "nine-herons"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"asked": "ap", "url": "http://api.agency.example/"}, "needs its address, with https://"),
        ({"asked": "mailbox", "mail_host": "imap.agency.example"}, "at least one sender who is let in"),
        ({"asked": "mailbox", "mail_host": "imap agency", "mail_senders": "a.example"}, "the server’s name only"),
        ({"mail_senders": "everybody"}, "neither an address nor a domain"),
    ],
)
def test_what_a_way_needs_is_said(desk: Client, fields: dict[str, str], words: str) -> None:
    TopicFactory()

    page = desk.post("/desk/sources/add/", source_form(**fields)).content.decode()

    assert words in page
    assert not Source.objects.exists()

"""Two stations in one installation: at the desk of one, nothing of the other is at any address."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from PIL import Image

from newsquare.accounts.actions import ensure_roles
from newsquare.accounts.models import Role
from newsquare.stations.models import Station
from newsquare.stories.actions import add_picture
from newsquare.stories.models import HousePage, Picture, Section, Story, Topic
from newsquare.wire.actions import receive
from newsquare.wire.models import Dispatch, Source, WireItem
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, TopicFactory, ada, role_group, staff
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source
from tests.desk.test_stories import written

pytestmark = pytest.mark.django_db
THEIRS = b"Ferryboat"
ROWS = (Story, Topic, Section, Picture, WireItem, Dispatch, Source, HousePage)


def picture(station: Station, colour: str = "red") -> Picture:
    """Keep a picture at a station."""
    raw = io.BytesIO()
    Image.new("RGB", (640, 360), colour).save(raw, "JPEG")
    return add_picture(station=station, jpeg=raw.getvalue(), title="Ferryboat in port", credit="Ferryboat Line")


@pytest.fixture
def other() -> Station:
    """Return a second station; every row of it has the word Ferryboat in its name."""
    station: Station = StationFactory(slug="harborlight")
    ensure_roles(station)
    section = SectionFactory(station=station, slug="ferries", name="Ferryboats")
    story = PublishedStoryFactory(
        station=station,
        section=section,
        topics=[TopicFactory(station=station, slug="ferries", name="Ferryboats")],
        headline="Ferryboat sails",
        lead_picture=picture(station),
    )
    story.save_revision()
    wire = source("desk", station=station)
    Source.objects.filter(pk=wire.pk).update(name="Ferryboat Wire")
    receive(source=wire, raw=feed(headline="Ferryboat arrives"), name="Ferryboat.xml", now=MONDAY_NOON)
    HousePage.objects.create(station=station, slug="about", title="Ferryboats", body="")
    return station


def addresses(patterns: list[Any], before: str = "") -> Iterator[str]:
    """Yield every address that the desk knows, as a pattern."""
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, here)
        elif here.startswith("desk/"):
            yield here


def filled(pattern: str, value: str) -> str:
    """Return an address with a value in every gap."""
    plain = re.sub(r"\(\?P<\w+>[^)]*\)|<(?:\w+:)?\w+>", value, pattern)
    return "/" + re.sub(r"\(\?:[^)]*\)|[\\^$]|\\Z", "", plain)


def test_nothing_of_another_station_is_at_any_address_of_ours(desk: Client, other: Station) -> None:
    ada().groups.add(role_group(other, Role.EDITOR))  # Also not for somebody who works there as well.
    values = {str(row.pk) for model in ROWS for row in model.objects.all()}
    asked = {filled(pattern, value) for pattern in addresses(get_resolver().url_patterns) for value in values}
    shown = []

    for address in sorted(asked):
        answer = desk.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if THEIRS in body:
            shown.append(address)

    assert len(asked) > 100
    assert shown == []


def test_who_may_do_nothing_with_pictures_here_may_not_by_another_stations_right(desk: Client, other: Station) -> None:
    here = StationFactory()
    ours = picture(here, "navy")
    moderator = staff("Cleo", Role.MODERATOR)
    moderator.groups.add(role_group(other, Role.EDITOR))
    desk.force_login(moderator, backend="newsquare.accounts.backends.StationBackend")

    assert desk.get("/desk/images/").status_code in {302, 403}
    assert desk.get(f"/desk/images/{ours.pk}/").status_code in {302, 403, 404}


def test_a_picture_of_another_station_is_in_no_story_of_ours(desk: Client, other: Station) -> None:
    theirs = Picture.objects.get()
    body = {
        "body-count": 1,
        "body-0-type": "picture",
        "body-0-value-picture": theirs.pk,
        "body-0-value-caption": "",
    }

    for fields in ({"lead_picture": theirs.pk}, body):
        answer = desk.post("/desk/stories/add/", written(**fields, **{"action-publish": "1"}))

        assert "This picture is not among" in answer.content.decode()
    assert not Story.objects.exclude(station=other).exists()


def test_our_own_pictures_are_there_to_choose_and_stay(desk: Client) -> None:
    ours = picture(StationFactory())

    assert "Ferryboat in port" in desk.get("/desk/images/chooser/").content.decode()
    page = desk.get(f"/desk/images/{ours.pk}/")
    assert (page.status_code, f"/desk/images/{ours.pk}/delete/" in page.content.decode()) == (200, False)
    desk.post(f"/desk/images/{ours.pk}/delete/")
    assert Picture.objects.filter(pk=ours.pk).exists()


def test_the_slug_of_a_topic_stays_and_its_name_changes(desk: Client) -> None:
    topic = TopicFactory()

    desk.post(f"/desk/topics/edit/{topic.pk}/", {"name": "The County", "slug": "the-county", "description": ""})

    topic.refresh_from_db()
    assert (topic.name, topic.slug) == ("The County", "county-government")

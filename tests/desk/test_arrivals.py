"""From arrival to published in at most three actions, by the addresses that an editor uses."""

from pathlib import Path

import pytest
from django.test import Client

from newsquare.stories.models import Story
from newsquare.wire.actions import receive
from newsquare.wire.models import ItemState, WireItem
from tests.cast import SectionFactory, StationFactory
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source
from tests.copydesk.test_ingest import jpeg, with_picture

pytestmark = pytest.mark.django_db

PASTED = """Skip to Content

Ferry to run again after lock is mended

Lee Marsh/Harbor Pictures

The ferry between the two towns is to run again on Friday, eleven days after a broken lock gate stopped it, the
port office said on Monday.

“We will start with the early boat,” the harbor master, Ines Roth, told reporters at the landing. “Then we shall see.”

The gate was hit by a barge in fog. Nobody was hurt, but about four hundred people a day had to take the road.

Article Topic Follows: County Government

Jump to comments

Harbor News Service

Skip to content"""


def test_an_editor_takes_an_arrival_and_publishes_it(desk: Client) -> None:
    receive(source=source("desk"), raw=feed(), name="a.xml", now=MONDAY_NOON)
    item = WireItem.objects.get()

    listed = desk.get("/desk/arrivals/").content.decode()
    taken = desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "take"})

    story = Story.objects.get()
    assert "State pays for half of levee" in listed
    assert taken.headers["Location"] == f"/desk/stories/edit/{story.pk}/"
    assert desk.get(taken.headers["Location"]).status_code == 200


def test_an_item_can_be_published_as_it_is_from_its_page(desk: Client) -> None:
    receive(source=source("desk"), raw=feed(), name="a.xml", now=MONDAY_NOON)
    item = WireItem.objects.get()

    desk.get(f"/desk/arrivals/{item.pk}/")
    desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "publish"})

    assert Story.objects.get().public is not None


def test_an_item_goes_out_without_a_picture_that_names_nobody_and_the_editor_is_told(
    desk: Client, tmp_path: Path
) -> None:
    jpeg(tmp_path / "levee.jpg")
    raw = with_picture("levee.jpg").replace(b"Pool/State Wire", b"")
    receive(source=source("desk"), raw=raw, name="a.xml", path=str(tmp_path / "a.xml"), now=MONDAY_NOON)

    answer = desk.post(f"/desk/arrivals/{WireItem.objects.get().pk}/do/", {"do": "publish"}, follow=True)

    story = Story.objects.get()
    assert story.lead_picture is not None
    page, told = desk.get(story.path).content.decode(), answer.content.decode()
    assert "<img" not in page
    assert f"The picture “{story.lead_picture.title}” is left out: it has no credit." in told
    assert f"/desk/images/{story.lead_picture.pk}/" in told


def test_a_spiked_item_leaves_the_list_and_can_come_back(desk: Client) -> None:
    receive(source=source("desk"), raw=feed(), name="a.xml", now=MONDAY_NOON)
    item = WireItem.objects.get()

    desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "spike"})

    row = f'id="item-{item.pk}"'
    assert row not in desk.get("/desk/arrivals/").content.decode()
    assert row in desk.get("/desk/arrivals/?state=spiked").content.decode()
    desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "unspike"})
    item.refresh_from_db()
    assert item.state == ItemState.ARRIVED


def test_pasted_text_becomes_a_story_without_the_page_around_it(desk: Client) -> None:
    source("desk")

    answer = desk.post("/desk/arrivals/paste/", {"text": PASTED})

    story = Story.objects.get()
    assert answer.headers["Location"] == f"/desk/stories/edit/{story.pk}/"
    assert story.headline == "Ferry to run again after lock is mended"
    assert story.distributor == "Harbor News Service"
    assert [topic.name for topic in story.topics.all()] == ["County Government"]
    assert "Jump to comments" not in str(story.body)


def test_the_desk_is_told_whose_picture_was_not_in_the_text(desk: Client) -> None:
    source("desk")

    page = desk.post("/desk/arrivals/paste/", {"text": PASTED}, follow=True).content.decode()

    assert "names a photo credit, “Lee Marsh/Harbor Pictures”" in page


def test_a_paste_that_cannot_be_read_comes_back_with_its_text(desk: Client) -> None:
    answer = desk.post("/desk/arrivals/paste/", {"text": "12345"})

    assert answer.status_code == 422
    assert "12345" in answer.content.decode()


def test_what_could_not_be_read_is_listed_with_its_reason(desk: Client) -> None:
    receive(source=source("desk"), raw=b"\x00\x01", name="broken.bin", now=MONDAY_NOON)

    page = desk.get("/desk/arrivals/unread/").content.decode()

    assert "broken.bin" in page
    assert desk.post("/desk/arrivals/unread/").status_code == 302


def test_an_item_of_another_station_is_not_there(desk: Client) -> None:
    other = StationFactory(slug="harborlight")
    SectionFactory(station=other)
    receive(source=source("desk", station=other), raw=feed(), name="a.xml", now=MONDAY_NOON)
    item = WireItem.objects.get()

    assert "State pays" not in desk.get("/desk/arrivals/").content.decode()
    assert desk.get(f"/desk/arrivals/{item.pk}/").status_code == 404
    assert desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "take"}).status_code == 404


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/desk/arrivals/unread/", {"dispatch": "abc"}),
        ("/desk/front/", {"story": "abc", "do": "drop"}),
        ("/desk/front/", {"do": "drop"}),
    ],
)
def test_a_garbled_form_is_no_error_of_ours(desk: Client, address: str, fields: dict[str, str]) -> None:
    assert desk.post(address, fields).status_code == 404


def test_publishing_as_it_is_leaves_alone_what_somebody_took_meanwhile(desk: Client) -> None:
    receive(source=source("desk"), raw=feed(), name="a.xml", now=MONDAY_NOON)
    item = WireItem.objects.get()
    desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "take"})

    answer = desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "publish"}, follow=True)

    assert Story.objects.get().public is None
    assert "Somebody took this already" in answer.content.decode()


def test_copy_with_something_against_it_is_taken_and_not_published(desk: Client) -> None:
    receive(source=source("desk"), raw=feed(headline=""), name="a.xml", now=MONDAY_NOON)
    item = WireItem.objects.get()

    answer = desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "publish"}, follow=True)

    assert Story.objects.get().public is None
    assert "It was not published" in answer.content.decode()


def test_an_update_waits_while_somebody_has_the_story_open(desk: Client) -> None:
    wire = source("publish")
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)
    story = Story.objects.get()
    desk.get(f"/desk/stories/edit/{story.pk}/")

    lines = receive(source=wire, raw=feed(headline="State pays for all"), name="b.xml", now=MONDAY_NOON)

    story.refresh_from_db()
    assert (lines[0].outcome.action, story.headline) == ("update", "State pays for half of levee")
    assert "changed since taken" in desk.get("/desk/arrivals/?state=changed").content.decode()

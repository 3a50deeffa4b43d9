"""The desk lists what agencies killed with every use of it, until somebody signs it off."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from newsquare.circulation.actions import announce
from newsquare.circulation.post import send_due
from newsquare.copydesk.models import Use
from newsquare.press import actions as press
from newsquare.stories.models import Story, Topic
from newsquare.stories.queries import is_public
from newsquare.wire.actions import receive
from newsquare.wire.models import KillOrder, WireItem
from tests.cast import StationFactory
from tests.circulation.post import follower_of
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source
from tests.copydesk.ninjs import hour, ninjs
from tests.desk.test_roles import signed_in

pytestmark = pytest.mark.django_db
KILL = ninjs(2, at=hour(17), status="canceled", words=(), ednote="The agency has killed it. Do not use.")


@pytest.fixture
def desk(settings: Any, tmp_path: Path) -> Client:
    """Return the browser of an editor."""
    return signed_in("editor", settings, tmp_path)


def kill_a_story_that_was_read(tmp_path: Path) -> Story:
    """Publish a wire story, send it to two followers, show it on the home page; then its agency kills it."""
    wire = source()
    for name in ("dot", "tom"):
        follower_of(Topic.objects.get(), email=f"{name}@readers.example")
    receive(source=wire, raw=ninjs(1), name="a.json", now=MONDAY_NOON)
    story = Story.objects.get()
    announce(story_id=story.pk, now=MONDAY_NOON)
    send_due()
    for _ in press.bake_all(station=StationFactory(), now=MONDAY_NOON):
        pass
    receive(source=wire, raw=KILL, name="kill.json", now=MONDAY_NOON)
    return story


def test_every_use_is_listed_until_somebody_signs_it_off(
    desk: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        kill_a_story_that_was_read(tmp_path)

    assert "An agency ordered 1 item away." in desk.get("/desk/").content.decode()
    assert '/desk/kills/"' in desk.get("/desk/arrivals/").content.decode()  # In the menu.
    page = desk.get("/desk/kills/").content.decode()
    for words in (
        "The agency has killed it. Do not use.",
        "State pays for half of levee",
        "gone for readers",
        "Home page",
        "/topic/county-government/",
        "/section/news/",
        "/feed.xml",
        "2 readers got it by mail.",
    ):
        assert words in page

    item = WireItem.objects.get()
    desk.post(f"/desk/kills/{item.pk}/do/", {"do": "sign-off", "note": "Wrote to the two."})

    assert "ordered 1 item away" not in desk.get("/desk/").content.decode()
    assert "State pays" not in desk.get("/desk/kills/").content.decode()
    signed = desk.get("/desk/kills/?signed=1").content.decode()
    assert "Signed off by Finn" in signed
    assert "Wrote to the two." in signed


def test_an_order_is_overruled_only_with_a_reason(desk: Client) -> None:
    wire = source()
    for raw in (ninjs(1), KILL):
        receive(source=wire, raw=raw, name="a.json", now=MONDAY_NOON)
    where = f"/desk/kills/{WireItem.objects.get().pk}/do/"

    desk.post(where, {"do": "release", "reason": " "})
    assert not is_public(Story.objects.get(), MONDAY_NOON)

    desk.post(where, {"do": "release", "reason": "Taken back by telephone."})
    assert is_public(Story.objects.get(), MONDAY_NOON)
    assert "Overruled by Finn" in desk.get("/desk/kills/").content.decode()


def test_a_kill_in_words_is_listed_and_a_person_says_what_is_meant(desk: Client) -> None:
    wire = source()
    words = ninjs(1, guid="urn:x:2", headline="BULLETIN KILL: State pays for half of levee")
    for raw in (ninjs(1), words):
        receive(source=wire, raw=raw, name="a.json", now=MONDAY_NOON)
    page = desk.get("/desk/kills/").content.decode()
    assert "Its headline is alike." in page

    use = Use.objects.get()
    desk.post(f"/desk/kills/{use.order.item_id}/do/", {"do": "not-meant", "use": str(use.pk)})

    assert is_public(Story.objects.get(), MONDAY_NOON)


def test_a_killed_item_cannot_be_taken_on_the_desk(desk: Client) -> None:
    wire = source("desk")
    for raw in (ninjs(1), KILL):
        receive(source=wire, raw=raw, name="a.json", now=MONDAY_NOON)

    desk.post(f"/desk/arrivals/{WireItem.objects.get().pk}/do/", {"do": "take"})

    assert not Story.objects.exists()
    assert KillOrder.objects.count() == 1

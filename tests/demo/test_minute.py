"""The minute: a wire story arrives, is edited, corrected by its agency, settled, killed; by one button."""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from time_machine import Traveller

from newsquare.demo.minute.laying import SOURCE
from newsquare.stories.models import Story
from newsquare.wire.actions import look_into_folders
from newsquare.wire.models import Source
from tests.cast import StationFactory
from tests.clock import MONDAY_NOON
from tests.desk.conftest import desk  # noqa: F401  # A fixture.

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(desk: Client, settings: Any, tmp_path: Path) -> Client:  # noqa: F811
    """Return Ada's browser at a station that the demo made."""
    settings.DATA = tmp_path
    (tmp_path / "demo" / StationFactory().slug).mkdir(parents=True)
    Source.objects.create(station=StationFactory(), slug=SOURCE, name="Capitol Desk News Service")
    return desk


def press(demo: Client, tmp_path: Path, clock: Traveller) -> str:
    """Press the button, let the server look into the folders, and return what the desk says."""
    clock.shift(timedelta(seconds=30))
    said = demo.post("/desk/demo/play/", follow=True).content.decode()
    now = MONDAY_NOON + timedelta(minutes=len(list(tmp_path.rglob("*.xml"))))
    for file in tmp_path.rglob("river-gauges-*.xml"):
        os.utime(file, (0, 0))
    look_into_folders(now=now)
    found = re.search(r'class="messages".*?</li>', said, re.DOTALL)
    assert found, said
    return re.sub(r"<[^>]+>|\s+", " ", found[0])


def test_it_plays_from_the_first_file_to_the_kill_and_once_more(demo: Client, tmp_path: Path, clock: Traveller) -> None:
    assert "1-arrives.xml" in press(demo, tmp_path, clock)
    assert "published" in press(demo, tmp_path, clock)
    story = Story.objects.get()
    page = demo.get(story.path).content.decode()
    assert "Mill Street bridge is one of them" in page
    assert "half of which Riverbend would pay" in page

    assert "2-corrects.xml" in press(demo, tmp_path, clock)
    assert "settled" in press(demo, tmp_path, clock)
    page = demo.get(story.path).content.decode()
    for words in ("Thirteen of the 42", "$46,000", "Mill Street bridge is one of them", "Legislature has yet to vote"):
        assert words in page
    assert "Riverbend’s is one of them</h1>" in page
    assert re.search(r"Correction.{0,200}Thirteen river gauges were lost, not eleven", page, re.DOTALL)

    assert "3-kills.xml" in press(demo, tmp_path, clock)
    assert demo.get(story.path).status_code == 410
    assert "Mill Street" not in demo.get("/").content.decode()

    assert "river-gauges-2-1-arrives.xml" in press(demo, tmp_path, clock)


def test_it_is_offered_nowhere_but_in_the_demo(desk: Client, settings: Any, tmp_path: Path) -> None:  # noqa: F811
    settings.DATA = tmp_path
    Source.objects.create(station=StationFactory(), slug=SOURCE, name="Capitol Desk News Service")

    assert "the-minute" not in desk.get("/desk/").content.decode()
    assert desk.post("/desk/demo/play/").status_code == 404
    assert not list(tmp_path.rglob("*.xml"))


def test_who_may_not_publish_plays_nothing(demo: Client, tmp_path: Path) -> None:
    from newsquare.accounts.actions import change_role
    from newsquare.accounts.models import Role, User

    change_role(user=User.objects.get(), role=Role.MODERATOR, station=StationFactory())

    assert demo.post("/desk/demo/play/").status_code in {302, 403}
    assert not list(tmp_path.rglob("*.xml"))

"""Pictures whose bytes came with the copy itself: in a mail, or as a file that is nothing else."""

from pathlib import Path

import pytest

from newsquare.copydesk.actions import take
from newsquare.stories.models import Picture, Story
from newsquare.wire.actions import look_into_folders, receive
from newsquare.wire.models import WireItem
from tests.cast import ada
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source
from tests.copydesk.test_watched_folder import lay
from tests.wire.made_pictures import levee, release

pytestmark = pytest.mark.django_db


def taken() -> Story:
    return take(item=WireItem.objects.get(), by=ada(), now=MONDAY_NOON)


def test_the_pictures_of_a_mail_come_with_its_story() -> None:
    receive(source=source("desk"), raw=release(), name="release.eml", now=MONDAY_NOON)

    story = taken()

    assert story.headline == "County opens café on the levee"
    assert story.lead_picture is not None
    assert (story.lead_picture.credit, story.lead_picture.alt) == ("THE PELL PRESS", "A levee in the evening")
    assert sorted(picture.credit for picture in Picture.objects.all()) == ["Ben Reports", "THE PELL PRESS"]


def test_no_phone_of_a_mail_stands_in_its_story() -> None:
    receive(source=source("desk"), raw=release(), name="release.eml", now=MONDAY_NOON)

    assert "555-0122" not in str(taken().body)


def test_a_jpeg_is_a_picture_by_itself(tmp_path: Path) -> None:
    source("desk", folder=str(tmp_path), format="jpeg")
    lay(tmp_path, "levee.jpg", levee(), age=5)

    look_into_folders(now=MONDAY_NOON)
    story = taken()

    assert story.lead_picture is not None
    assert story.lead_picture.credit == "THE PELL PRESS"
    assert str(story.lead_picture.rights_until) == "2026-03-17 00:00:00+00:00"  # Fourteen days from its transmission.


def test_a_jpeg_beside_copy_stays_where_it_is(tmp_path: Path) -> None:
    source("desk", folder=str(tmp_path))
    lay(tmp_path, "levee.jpg", levee(), age=5)

    look_into_folders(now=MONDAY_NOON)

    assert not WireItem.objects.exists()
    assert (tmp_path / "levee.jpg").exists()

"""A watched folder is emptied while the server runs, never of a file that is still being written."""

import os
from pathlib import Path

import pytest

from newsquare.lib import http
from newsquare.lib.http import Fetched, FetchError
from newsquare.stories.models import Story
from newsquare.wire.actions import look_into_folders, poll
from newsquare.wire.models import Dispatch
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source

pytestmark = pytest.mark.django_db


def lay(folder: Path, name: str, raw: bytes, age: float) -> Path:
    """Lay a file into a folder that was last changed some seconds before Monday noon."""
    path = folder / name
    path.write_bytes(raw)
    os.utime(path, (MONDAY_NOON.timestamp() - age,) * 2)
    return path


def test_a_file_left_alone_is_published_and_put_away(tmp_path: Path) -> None:
    source(folder=str(tmp_path))
    lay(tmp_path, "a.xml", feed(), age=5)

    look_into_folders(now=MONDAY_NOON)

    assert Story.objects.get().public is not None
    assert (tmp_path / "done" / "a.xml").exists()
    assert not (tmp_path / "a.xml").exists()


def test_a_file_just_written_waits(tmp_path: Path) -> None:
    source(folder=str(tmp_path))
    lay(tmp_path, "a.xml", feed(), age=1)

    look_into_folders(now=MONDAY_NOON)

    assert not Dispatch.objects.exists()


def test_an_unreadable_file_waits_for_its_rest_before_it_is_put_aside(tmp_path: Path) -> None:
    source(folder=str(tmp_path))
    lay(tmp_path, "a.xml", feed()[:60], age=5)

    look_into_folders(now=MONDAY_NOON)
    assert (tmp_path / "a.xml").exists()

    lay(tmp_path, "a.xml", feed()[:60], age=60)
    look_into_folders(now=MONDAY_NOON)
    assert (tmp_path / "refused" / "a.xml").exists()


def test_pictures_hidden_files_and_links_stay_where_they_are(tmp_path: Path) -> None:
    source(folder=str(tmp_path))
    outside = lay(tmp_path, ".hidden.xml", feed(), age=60)
    (tmp_path / "link.xml").symlink_to(outside)
    lay(tmp_path, "levee.jpg", b"x", age=60)

    look_into_folders(now=MONDAY_NOON)

    assert not Dispatch.objects.exists()


def test_a_feed_is_asked_with_the_tag_of_the_last_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = source(url="https://wire.example/feed.xml")
    asked = []

    def answer(url: str, **words: object) -> Fetched:
        asked.append(words["headers"])
        return Fetched(200, feed(), {"etag": '"one"'}, url)

    monkeypatch.setattr("newsquare.lib.http.fetch", answer)

    poll(source=wire, now=MONDAY_NOON)
    poll(source=wire, now=MONDAY_NOON)

    assert asked == [{}, {"If-None-Match": '"one"'}]
    assert Story.objects.count() == 1


def test_a_feed_that_does_not_answer_is_noted_on_its_source() -> None:
    wire = source(url="http://127.0.0.1:9/feed.xml")

    poll(source=wire, now=MONDAY_NOON)

    wire.refresh_from_db()
    assert wire.last_error == "127.0.0.1 is not on the public internet."


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/latest/",
        "http://10.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "http://0.0.0.0/",
    ],
)
def test_nothing_inside_our_own_walls_is_fetched(url: str) -> None:
    with pytest.raises(FetchError):
        http.fetch(url, limit=100)

"""A watched folder is emptied while the server runs, never of a file that is still being written."""

import fcntl
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from newsquare.lib import http
from newsquare.lib.http import Fetched, FetchError
from newsquare.stories.models import Story
from newsquare.wire import tasks
from newsquare.wire.actions import Watcher, look_into_folders, poll
from newsquare.wire.models import Dispatch, Source, WireItem
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source
from tests.copydesk.ninjs import ninjs

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


def test_a_file_waits_until_its_writer_has_closed_it(tmp_path: Path) -> None:
    wire = source(folder=str(tmp_path))
    path = tmp_path / "a.xml"
    with path.open("wb") as file:
        file.write(feed()[:200])
        file.flush()
        os.utime(path, (MONDAY_NOON.timestamp() - 1,) * 2)
        if fcntl.fcntl(file, fcntl.F_GETLEASE) == fcntl.F_UNLCK:  # Where the system can tell.
            look_into_folders(now=MONDAY_NOON)
        assert not wire.dispatches.exists()
        file.write(feed()[200:])
    os.utime(path, (MONDAY_NOON.timestamp() - 1,) * 2)

    look_into_folders(now=MONDAY_NOON)

    assert Story.objects.get().public is not None


def test_a_file_written_only_now_waits_a_moment(tmp_path: Path) -> None:
    source(folder=str(tmp_path))
    path = tmp_path / "a.xml"
    path.write_bytes(feed())

    look_into_folders(now=datetime.fromtimestamp(path.stat().st_mtime, UTC))
    assert not Dispatch.objects.exists()

    look_into_folders(now=datetime.fromtimestamp(path.stat().st_mtime + 0.5, UTC))
    assert Dispatch.objects.exists()


def test_a_file_that_was_moved_in_is_whole_at_once(tmp_path: Path) -> None:
    source(folder=str(tmp_path))
    draft = tmp_path / ".a.xml"
    draft.write_bytes(feed())
    time.sleep(0.02)  # The clock of the file system ticks slower than ours.
    draft.rename(tmp_path / "a.xml")

    look_into_folders(now=datetime.fromtimestamp((tmp_path / "a.xml").stat().st_mtime, UTC))

    assert Dispatch.objects.exists()


def test_a_kill_overtakes_what_lies_there_and_each_source_has_its_turn(tmp_path: Path) -> None:
    first = source(folder=str(tmp_path / "first"))
    second = Source.objects.create(station=first.station, slug="second", folder=str(tmp_path / "second"))
    for wire in (first, second):
        Path(wire.folder).mkdir()
        for number in range(3):
            raw = ninjs(1, guid=f"urn:{wire.slug}:{number}", headline=f"Levee {number}")
            lay(Path(wire.folder), f"{number}.json", raw, age=60 - number)
    lay(Path(first.folder), "kill.json", ninjs(1, status="canceled", words=()), age=5)

    look_into_folders(now=MONDAY_NOON)

    names = [f"{item.source.slug} {item.key[-1]}" for item in WireItem.objects.select_related("source").order_by("pk")]
    assert names == ["state-wire 2", *(f"{slug} {n}" for n in range(3) for slug in ("state-wire", "second"))]


def test_a_stand_in_takes_in_only_what_nobody_else_does(tmp_path: Path) -> None:
    source(folder=str(tmp_path))
    watcher = Watcher(patience=0.2)
    lay(tmp_path, "a.json", ninjs(1, guid="urn:a:1"), age=60)
    lay(tmp_path, "b.json", ninjs(1, guid="urn:b:1"), age=60)
    assert watcher.look(MONDAY_NOON) == 0
    time.sleep(0.25)
    (tmp_path / "a.json").unlink()  # Somebody else took it: that one is alive.
    assert watcher.look(MONDAY_NOON) == 0

    time.sleep(0.25)

    assert watcher.look(MONDAY_NOON) == 1
    assert Story.objects.get().public is not None


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


def test_names_of_any_bytes_are_taken_in(tmp_path: Path) -> None:
    source(folder=str(tmp_path))
    for name in (b"\xff.xml", b"two\nlines.xml", b"-rf.xml", "flu\u0308sse & mehr.xml".encode()):
        lay(tmp_path, os.fsdecode(name), feed(guid=name.hex()), age=60)

    while look_into_folders(now=MONDAY_NOON):  # A look ends after some seconds.
        pass

    assert Story.objects.filter(public__isnull=False).count() == 4
    assert [path.name for path in tmp_path.iterdir()] == ["done"]


def test_a_folder_in_trouble_costs_the_others_nothing(tmp_path: Path) -> None:
    first = source(folder=str(tmp_path / "first"))
    (tmp_path / "first").mkdir()
    lay(tmp_path / "first", "a.xml", feed(), age=60)
    (tmp_path / "first" / "done").write_text("A file stands where the folder should be.")
    lay(tmp_path / "first", "done", b"A file stands where the folder should be.", age=0)
    second = Source.objects.create(station=first.station, slug="second", folder=str(tmp_path), on_arrival="publish")
    lay(tmp_path, "b.xml", feed(guid="b"), age=60)

    look_into_folders(now=MONDAY_NOON)

    first.refresh_from_db()
    assert first.last_error == "The watched folder cannot be used: File exists."
    assert second.items.count() == 1


def test_a_file_too_large_to_read_is_put_aside_and_said_so(tmp_path: Path) -> None:
    wire = source(folder=str(tmp_path))
    with lay(tmp_path, "big.xml", b"<rss>", age=60).open("wb") as file:
        file.truncate(40_000_001)
    os.utime(tmp_path / "big.xml", (MONDAY_NOON.timestamp() - 60,) * 2)

    look_into_folders(now=MONDAY_NOON)

    wire.refresh_from_db()
    assert (tmp_path / "refused" / "big.xml").exists()
    assert wire.last_error.startswith("big.xml: This file is larger than 40 MB")


def test_the_schedule_asks_for_the_work_and_does_not_do_it(tmp_path: Path) -> None:
    source(folder=str(tmp_path), url="https://wire.example/feed.xml")
    lay(tmp_path, "a.xml", feed(), age=60)

    for _ in range(2):
        tasks.ask_sources(MONDAY_NOON)

    assert sorted(
        DBTaskResult.objects.filter(queue_name__in=["wire", "feeds"]).values_list("queue_name", "task_path")
    ) == [
        ("feeds", "newsquare.wire.tasks.ask_source"),
    ]


def test_a_feed_with_nothing_new_is_not_kept_again(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = source(url="https://wire.example/feed.xml")
    made = [
        feed(),
        feed().replace(b"<channel>", b"<channel><lastBuildDate>Mon, 02 Mar 2026 17:00:00 +0000</lastBuildDate>"),
    ]
    monkeypatch.setattr("newsquare.lib.http.fetch", lambda url, **_: Fetched(200, made.pop(0), {}, url))

    poll(source=wire, now=MONDAY_NOON)
    poll(source=wire, now=MONDAY_NOON)

    assert Dispatch.objects.count() == 1


def test_a_feed_is_asked_with_the_tag_of_the_last_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = source(url="https://wire.example/feed.xml")
    asked = []

    def answer(url: str, **words: object) -> Fetched:
        asked.append(words["headers"].get("If-None-Match"))  # type: ignore[attr-defined]
        return Fetched(200, feed(), {"etag": '"one"'}, url)

    monkeypatch.setattr("newsquare.lib.http.fetch", answer)

    poll(source=wire, now=MONDAY_NOON)
    poll(source=wire, now=MONDAY_NOON)

    assert asked == [None, '"one"']
    assert Story.objects.count() == 1


def test_a_feed_that_does_not_answer_is_noted_on_its_source() -> None:
    wire = source(url="http://127.0.0.1:9/feed.xml")

    poll(source=wire, now=MONDAY_NOON)

    assert wire.look.problem == "127.0.0.1 is not on the public internet."


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

"""Agency copy arrives: it is stored once, filed, and published by itself or left for the desk."""

import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import Mock

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image

from newsquare.copydesk.actions import take
from newsquare.stories.actions import publish
from newsquare.stories.models import Picture, Section, Story
from newsquare.wire.actions import receive, receive_paste, try_again
from newsquare.wire.models import Dispatch, WireItem, WireVersion
from newsquare.wire.signals import item_arriving
from tests.cast import ada
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import BODY, feed, source
from tests.stories.photographs import photograph

pytestmark = pytest.mark.django_db


def test_copy_of_a_source_set_to_publish_is_a_readers_page(client: Client) -> None:
    receive(source=source(), raw=feed(), name="a.xml", now=MONDAY_NOON)

    story = Story.objects.get()
    page = client.get(story.path).content.decode()

    assert "State pays for half of levee" in page
    assert "“We were late, and we know it,” she said." in page
    assert "State Wire" in page
    assert "County Government" in page
    assert [byline.name for byline in story.bylines.all()] == ["Mara Quist"]


def test_the_same_dispatch_twice_changes_nothing() -> None:
    wire = source()
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)

    again = receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)

    assert [line.outcome.action for line in again] == ["same"]
    counts = (Dispatch.objects.count(), WireItem.objects.count(), WireVersion.objects.count(), Story.objects.count())
    assert counts == (1, 1, 1, 1)


def test_copy_for_the_desk_waits_and_is_taken_once() -> None:
    receive(source=source("desk"), raw=feed(), name="a.xml", now=MONDAY_NOON)
    item = WireItem.objects.get()

    first = take(item=item, by=ada(), now=MONDAY_NOON)
    second = take(item=item, by=ada(), now=MONDAY_NOON)

    assert first == second
    assert first.public is None


def test_an_untouched_story_follows_its_agency() -> None:
    wire = source()
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)

    receive(source=wire, raw=feed(headline="State pays for all of levee"), name="b.xml", now=MONDAY_NOON)

    story = Story.objects.get()
    assert story.headline == "State pays for all of levee"
    assert story.versions.count() == 2


def test_a_story_that_we_edited_is_never_overwritten() -> None:
    wire = source()
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)
    story = Story.objects.get()
    story.headline = "Our own headline"
    story.save()
    publish(story=story, by=ada(), now=MONDAY_NOON)

    lines = receive(source=wire, raw=feed(headline="Another"), name="b.xml", now=MONDAY_NOON)

    story.refresh_from_db()
    assert story.headline == "Our own headline"
    assert lines[0].outcome.action == "update"


def test_copy_that_a_person_should_see_is_stored_but_not_published() -> None:
    lines = receive(source=source(), raw=feed(body="<p>Advisory.</p>"), name="a.xml", now=MONDAY_NOON)

    assert (lines[0].outcome.action, Story.objects.count()) == ("held", 0)
    assert WireItem.objects.get().problem == "It has hardly any text."


def test_a_broken_dispatch_is_kept_byte_for_byte_and_can_be_tried_again() -> None:
    broken = b"\x00\x01\x02 nothing"

    lines = receive(source=source(), raw=broken, name="broken.xml", now=MONDAY_NOON)

    dispatch = Dispatch.objects.get()
    assert lines[0].outcome.action == "refused"
    assert (bytes(dispatch.raw), bool(dispatch.problem)) == (broken, True)
    assert try_again(dispatch=dispatch, now=MONDAY_NOON)[0].outcome.action == "refused"


def jpeg(path: Path) -> Path:
    """Write a picture."""
    Image.new("RGB", (640, 360), "navy").save(path)
    return path


def with_picture(href: str) -> bytes:
    """Return a feed whose item has a picture."""
    extra = f'<media:content url="{href}" medium="image"><media:credit>Pool/State Wire</media:credit></media:content>'
    return feed(extra=extra)


def test_a_picture_beside_the_dispatch_is_shown_with_its_credit(client: Client, tmp_path: Path) -> None:
    jpeg(tmp_path / "levee.jpg")
    (tmp_path / "a.xml").write_bytes(with_picture("levee.jpg"))

    receive(source=source(), raw=with_picture("levee.jpg"), name="a.xml", path=str(tmp_path / "a.xml"), now=MONDAY_NOON)

    page = client.get(Story.objects.get().path).content.decode()
    assert "Pool/State Wire" in page
    assert "<img" in page


def with_bare_picture(href: str) -> bytes:
    """Return a feed whose item has a picture, of which it says nothing."""
    return feed(extra=f'<media:content url="{href}" medium="image"/>')


def test_what_the_file_of_a_picture_says_is_read_before_it_is_drawn_anew(client: Client, tmp_path: Path) -> None:
    (tmp_path / "ferry.jpg").write_bytes(photograph())
    raw, path = with_bare_picture("ferry.jpg"), str(tmp_path / "a.xml")

    receive(source=source(), raw=raw, name="a.xml", path=path, now=MONDAY_NOON)

    picture = Picture.objects.get()
    assert (picture.credit, picture.creator, picture.agency) == ("Lumen/Station Nine", "Åsa Lind", "State Wire")
    assert (picture.copyright, picture.description) == ("© Lumen & Co", "A ferry")
    assert picture.rights_until == datetime(2026, 3, 10, 0, 30, tzinfo=UTC)
    assert b"SERIAL-4711" not in picture.file.read()
    shown = Story.objects.get().path
    assert "Lumen/Station Nine" in client.get(shown).content.decode()
    with time_machine.travel(picture.rights_until, tick=False):
        assert "<img" not in client.get(shown).content.decode()


def test_what_copy_says_of_its_picture_goes_before_what_the_file_says(tmp_path: Path) -> None:
    (tmp_path / "ferry.jpg").write_bytes(photograph())
    raw = with_picture("ferry.jpg")

    receive(source=source(), raw=raw, name="a.xml", path=str(tmp_path / "a.xml"), now=MONDAY_NOON)

    picture = Picture.objects.get()
    assert (picture.credit, picture.creator) == ("Pool/State Wire", "Åsa Lind")


@pytest.mark.parametrize(
    "href",
    [
        "../secret.jpg",
        "/etc/passwd",
        "link.jpg",
        "missing.jpg",
        "%2e%2e/secret.jpg",
        "http://127.0.0.1/x.jpg",
        "http://[broken/x.jpg",
        "http://wire.example:99999/x.jpg",
        "data:image/png;base64,AAAA",
        "%ff%00.jpg",
    ],
)
def test_a_picture_from_elsewhere_is_left_out_and_the_story_goes_on(tmp_path: Path, href: str) -> None:
    jpeg(tmp_path / "secret.jpg")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")

    receive(source=source(), raw=with_picture(href), name="a.xml", path=str(folder / "a.xml"), now=MONDAY_NOON)

    story = Story.objects.get()
    assert story.public is not None
    assert story.lead_picture is None


def ingest(*paths: Path, source: str = "state-wire") -> list[dict[str, object]]:
    """Run `wire ingest` and return its lines."""
    out = io.StringIO()
    call_command("wire", "ingest", "--source", source, *map(str, paths), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_command_prints_a_line_an_item(tmp_path: Path) -> None:
    source()
    (tmp_path / "a.xml").write_bytes(feed())

    lines = ingest(tmp_path)

    story = Story.objects.get()
    assert lines == [
        {
            "file": str(tmp_path / "a.xml"),
            "guid": "a-1",
            "version": None,
            "action": "published",
            "story": story.pk,
            "problem": None,
        }
    ]


def test_the_command_fails_when_something_was_refused(tmp_path: Path) -> None:
    source()
    (tmp_path / "a.xml").write_bytes(b"")

    with pytest.raises(CommandError, match="1 refused"):
        ingest(tmp_path)


def test_pictures_in_a_folder_of_copy_are_no_copy(tmp_path: Path) -> None:
    source()
    jpeg(tmp_path / "levee.jpg")
    (tmp_path / "a.xml").write_bytes(with_picture("levee.jpg"))
    (tmp_path / "b.xml.part").write_bytes(b"<rss")

    lines = ingest(tmp_path)

    assert [line["action"] for line in lines] == ["published"]
    assert Story.objects.get().lead_picture is not None


def test_a_missing_file_is_refused_by_name_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source()
    (tmp_path / "a.xml").write_bytes(feed())

    with pytest.raises(CommandError, match=r"1 refused: .*none\.xml"):
        call_command("wire", "ingest", str(tmp_path / "none.xml"), str(tmp_path / "a.xml"))

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["action"], line["problem"]) for line in lines] == [
        ("refused", "No such file or directory"),
        ("published", None),
    ]


def test_a_name_of_odd_bytes_is_written_out(tmp_path: Path) -> None:
    source()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.xml")).write_bytes(feed())

    lines = ingest(tmp_path)

    assert lines[0]["file"] == str(tmp_path / "\\udcff.xml")


def test_what_was_pasted_is_no_source_to_choose(tmp_path: Path) -> None:
    wire = source()
    receive_paste(station=wire.station, raw=b"Too short", name="pasted.txt", now=MONDAY_NOON)
    (tmp_path / "a.xml").write_bytes(feed())

    call_command("wire", "ingest", str(tmp_path / "a.xml"), stdout=io.StringIO())

    assert WireItem.objects.get().source == wire


def test_a_file_that_never_ends_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    source()

    with pytest.raises(CommandError):
        call_command("wire", "ingest", "/dev/zero")

    assert "larger than 40 MB" in json.loads(capsys.readouterr().out)["problem"]
    assert not Dispatch.objects.exists()


def changed(raw: bytes, at: str, headline: str) -> bytes:
    """Return the feed with another time and headline."""
    return raw.replace(b"16:00:00", at.encode()).replace(b"State pays for half of levee", headline.encode())


def test_an_older_version_that_comes_late_changes_nothing_for_readers() -> None:
    wire = source()
    receive(source=wire, raw=feed(), name="b.xml", now=MONDAY_NOON)

    lines = receive(source=wire, raw=changed(feed(), "15:00:00", "Before"), name="a.xml", now=MONDAY_NOON)

    assert Story.objects.get().headline == "State pays for half of levee"
    assert (lines[0].outcome.action, WireVersion.objects.count()) == ("update", 2)


def test_an_agency_can_return_to_its_earlier_words() -> None:
    wire = source()
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)
    receive(source=wire, raw=changed(feed(), "17:00:00", "State pays for all"), name="b.xml", now=MONDAY_NOON)
    back = changed(feed(), "17:30:00", "State pays for half of levee")

    receive(source=wire, raw=back, name="c.xml", now=MONDAY_NOON)

    assert Story.objects.get().headline == "State pays for half of levee"
    again = receive(source=wire, raw=changed(feed(), "17:00:00", "State pays for all"), name="b.xml", now=MONDAY_NOON)
    assert (again[0].outcome.action, WireVersion.objects.count()) == ("same", 3)


def test_a_story_that_somebody_locked_does_not_follow() -> None:
    wire = source()
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)
    Story.objects.update(locked=True)

    lines = receive(source=wire, raw=feed(headline="State pays for all"), name="b.xml", now=MONDAY_NOON)

    assert lines[0].outcome.action == "update"
    assert Story.objects.get().headline == "State pays for half of levee"


def test_a_picture_that_the_agency_took_out_is_taken_out(tmp_path: Path) -> None:
    wire, path = source(), str(tmp_path / "a.xml")
    jpeg(tmp_path / "levee.jpg")
    receive(source=wire, raw=with_picture("levee.jpg"), name="a.xml", path=path, now=MONDAY_NOON)

    receive(source=wire, raw=feed(headline="Now without"), name="b.xml", path=path, now=MONDAY_NOON)

    assert Story.objects.get().lead_picture is None


def test_an_item_that_breaks_us_costs_the_others_nothing() -> None:
    wire = source()
    item = feed().decode().partition("<item>")[2].partition("</item>")[0]
    two = feed().decode().replace("</channel>", f"<item>{item.replace('a-1', 'a-2')}</item></channel>").encode()
    breaks = Mock(side_effect=[RuntimeError, []])
    item_arriving.connect(breaks)

    try:
        lines = receive(source=wire, raw=two, name="a.xml", now=MONDAY_NOON)
    finally:
        item_arriving.disconnect(breaks)

    assert [line.outcome.action for line in lines] == ["refused", "published"]
    assert "unexpected RuntimeError" in Dispatch.objects.get().problem
    assert try_again(dispatch=Dispatch.objects.get(), now=MONDAY_NOON)[0].outcome.action == "published"


def test_a_station_without_a_section_gets_news() -> None:
    wire = source()
    Section.objects.all().delete()

    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)

    assert Story.objects.get().section.slug == "news"


def test_many_names_fit_the_desks_form() -> None:
    names = "".join(f"<dc:creator>Ann B{letter}</dc:creator>" for letter in "abcdefghijk")
    raw = feed().replace(b"<dc:creator>Mara Quist</dc:creator>", names.encode())

    receive(source=source(), raw=raw, name="a.xml", now=MONDAY_NOON)

    bylines = [byline.name for byline in Story.objects.get().bylines.all()]
    assert (len(bylines), bylines[-1]) == (8, "Ann Bh, Ann Bi, Ann Bj, Ann Bk")


def test_an_unknown_source_is_named_with_those_that_exist() -> None:
    source()

    with pytest.raises(CommandError, match=r"No source is called 'x'. There are: state-wire \(riverbend\)"):
        call_command("wire", "ingest", "--source", "x", "a.xml")


def test_no_word_of_the_body_is_lost() -> None:
    table = "<table><tr><th>Year</th><th>Sum</th></tr><tr><td>2025</td><td>4 million</td></tr></table>"

    receive(source=source(), raw=feed(body=BODY + table + "<p>After it.</p>"), name="a.xml", now=MONDAY_NOON)

    blocks = Story.objects.get().body.get_prep_value()
    assert [block["type"] for block in blocks] == ["text", "table", "text"]
    assert blocks[1]["value"]["rows"] == "Year | Sum\n2025 | 4 million"

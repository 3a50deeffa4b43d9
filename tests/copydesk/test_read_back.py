"""A page that we publish, saved and read back by the wire, says the same as the story did."""

from pathlib import Path

import pytest
from django.test import Client

from newsquare.lib.html import words_of
from newsquare.stories.models import Story
from newsquare.wire.actions import receive
from newsquare.wire.queries import read
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import BODY, source
from tests.copydesk.test_ingest import jpeg, with_picture

pytestmark = pytest.mark.django_db


def test_a_saved_page_of_ours_reads_back_the_same(client: Client, tmp_path: Path) -> None:
    jpeg(tmp_path / "levee.jpg")
    receive(source=source(), raw=with_picture("levee.jpg"), name="a.xml", path=str(tmp_path / "a.xml"), now=MONDAY_NOON)

    saved = client.get(Story.objects.get().path).content
    (item,) = read(saved, name="page.html", now=MONDAY_NOON)

    assert (item.headline, item.deck) == ("State pays for half of levee", "The governor came to the river.")
    assert (item.topic, item.distributor, item.byline) == ("County Government", "State Wire", "Mara Quist")
    assert [picture.credit for picture in item.pictures] == ["Pool/State Wire"]
    assert item.body_text == words_of(BODY)


def test_copy_without_a_reporter_reads_back_without_one(client: Client) -> None:
    wire = source()
    receive(
        source=wire,
        raw=with_picture("none.jpg").replace(b"<dc:creator>Mara Quist</dc:creator>", b""),
        name="a",
        now=MONDAY_NOON,
    )

    (item,) = read(client.get(Story.objects.get().path).content, name="page.html", now=MONDAY_NOON)

    assert item.byline is None

"""A kill that comes by mail, as a picture's banner or on a JPEG holds the story, and a person is called."""

import json

import pytest

from newsquare.stories.models import Story
from newsquare.stories.queries import is_public
from newsquare.wire.actions import receive
from newsquare.wire.models import KillOrder, OrderKind
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source
from tests.copydesk.ninjs import ninjs

pytestmark = pytest.mark.django_db
HEAD = "State pays for half of levee"


def mail(subject: str, words: str) -> bytes:
    """Return a message as an agency's desk sends it."""
    return (
        "Received: by mx.pell.example\r\nMessage-ID: <k1@wire.example>\r\nFrom: State Wire <desk@wire.example>\r\n"
        f"Date: Mon, 2 Mar 2026 17:30:00 +0000\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n"
    ).encode()


def banner(headline: str, caption: str) -> bytes:
    """Return a notice of AP: a picture of a banner, in the category of advisories."""
    subject = [{"code": "v", "name": "Advisories", "rels": ["category"]}]
    item = {
        "altids": {"itemid": "b1", "etag": "b1_1"}, "uri": "https://api.ap.example/b1", "version": 0, "type": "picture",
        "pubstatus": "usable", "versioncreated": "2026-03-02T17:30:00Z", "headline": headline,
        "editorialtypes": ["Kill"], "signals": ["newscontent"], "subject": subject, "description_caption": caption,
    }  # fmt: skip
    return json.dumps({"api_version": "1.1", "data": {"item": item}}).encode()


@pytest.mark.parametrize(
    "order",
    [
        mail(f"KILL: {HEAD}", "EDITORS: Kill this story. The governor said no such thing."),
        mail(
            "Advisory",
            f"Editors: please do not use the story “{HEAD}”. It is wrong.\n\nslug: levee urn:statewire:2026:levee-0412",
        ),
        mail(f"Fwd: MANDATORY KILL - {HEAD}", "A kill is mandatory. Make certain the story is not used."),
        banner(f"KILL: {HEAD}", "EDITORS: KILL THIS PHOTO AND THE STORY WITH IT."),
        banner(HEAD, "The picture with this story shows another levee."),
        banner("PHOTO KILL", "EDITORS: Kill photo of urn:statewire:2026:levee-0412. It shows another levee."),
    ],
    ids=["subject", "text", "forwarded", "banner", "banner by its type alone", "banner that names an id"],
)
def test_a_kill_by_another_way_holds_the_story(order: bytes) -> None:
    wire = source()
    receive(source=wire, raw=ninjs(1), name="a", now=MONDAY_NOON)
    assert is_public(Story.objects.get(), MONDAY_NOON)

    lines = receive(source=wire, raw=order, name="b", now=MONDAY_NOON)

    assert [line.outcome.action for line in lines] == ["held"]
    assert not is_public(Story.objects.get(), MONDAY_NOON)
    assert KillOrder.objects.get().kind == OrderKind.WORDS
    assert KillOrder.objects.get().signed_off_at is None

"""A mail that came back stops the address for good, or after the fifth time; nobody can stop another's by guessing."""

import io
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from newsquare.circulation.actions import announce, confirm, note_returned
from newsquare.circulation.actions.bounce import Bounced
from newsquare.circulation.models import Delivery, State, subject_of
from newsquare.circulation.returned import Returned, read_returned
from tests.cast import PublishedStoryFactory, TopicFactory
from tests.circulation.post import DOT, deliver, follower_of, letters
from tests.clock import MONDAY_NOON

NOTICE = """\
From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: bounces@news.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain

I am sorry to tell you that your mail could not be delivered.

--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 said the other side

--edge
Content-Type: {kind}

From: Channel 9 <news@news.example>
Message-ID: {message_id}
Subject: A story

--edge--
"""


def notice(message_id: str, **fields: str) -> bytes:
    """Return a notification of a mail server."""
    usual = {"address": DOT, "action": "failed", "status": "5.1.1", "kind": "text/rfc822-headers"}
    return NOTICE.format(message_id=message_id, **(usual | fields)).encode()


def pipe(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> str:
    """Pipe a mail into the command and return what it says."""
    said = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    call_command("bounce", stdout=said)
    return said.getvalue()


@pytest.fixture
def sent(db: None) -> Any:
    """Return the Message-ID of a story's mail to Dot."""
    topic = TopicFactory()
    follower_of(topic)
    (letter,) = deliver(PublishedStoryFactory(topics=[topic]))
    return letter.extra_headers["Message-ID"]


@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
def test_an_address_that_is_not_there_gets_no_more_mail(sent: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = pipe(monkeypatch, notice(sent, kind=kind))
    topic = TopicFactory()

    deliver(PublishedStoryFactory(slug="another", topics=[topic]))

    assert said == f"{sent}: 5.1.1, no more mail to this address\n"
    assert len(letters()) == 1
    assert Delivery.objects.filter(state=State.FAILED, last_error="came back: 5.1.1").count() == 1


def test_a_full_mailbox_is_written_to_again_until_the_fifth_time(db: None) -> None:
    topic = TopicFactory()
    dot = follower_of(topic)
    became = []

    for number in range(5):
        story = PublishedStoryFactory(slug=f"story-{number}", topics=[topic])
        announce(story_id=story.pk, now=MONDAY_NOON)
        letter = deliver(story)[-1]
        returned = Returned(letter.extra_headers["Message-ID"], DOT, "5.2.2")
        became.append(note_returned(returned=returned, now=MONDAY_NOON))

    assert became == [Bounced.NOTED] * 4 + [Bounced.STOPPED]
    dot.refresh_from_db()
    assert dot.dead_at == MONDAY_NOON


def test_the_same_notification_twice_counts_once(sent: str) -> None:
    returned = Returned(sent, DOT, "4.4.1")

    note_returned(returned=returned, now=MONDAY_NOON)
    note_returned(returned=returned, now=MONDAY_NOON)

    assert Delivery.objects.get(state=State.FAILED).follower.bounces == 1  # type: ignore[union-attr]


def test_a_delay_changes_nothing(sent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "still tries" in pipe(monkeypatch, notice(sent, action="delayed", status="4.4.7"))


def test_who_does_not_know_the_address_stops_nobody(sent: str) -> None:
    guessed = Returned(sent, "somebody@else.example", "5.1.1")

    assert note_returned(returned=guessed, now=MONDAY_NOON) == Bounced.UNKNOWN


def test_who_confirms_anew_gets_mail_again(sent: str) -> None:
    note_returned(returned=Returned(sent, DOT, "5.1.1"), now=MONDAY_NOON)
    dot = Delivery.objects.get(state=State.FAILED).follower
    assert dot is not None

    confirm(follower=dot, subjects=[subject_of(TopicFactory())], now=MONDAY_NOON + timedelta(days=1))

    dot.refresh_from_db()
    assert (dot.dead_at, dot.bounces) == (None, 0)


@pytest.mark.parametrize("raw", [b"", b"Subject: Hello\n\nHello.", b"\xff\xfe\x00", notice("")], ids=repr)
def test_what_is_no_notification_is_named_and_changes_nothing(
    db: None, raw: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CommandError, match="Nothing was changed"):
        pipe(monkeypatch, raw)


def test_a_notification_of_two_recipients_tells_of_both() -> None:
    ben = b"\nFinal-Recipient: rfc822; ben@readers.example\nAction: failed\nStatus: 4.2.2\n"
    raw = notice("<story.1.follower.2@news.example>").replace(b"Diagnostic-Code:", ben + b"Diagnostic-Code:")

    found = [(each.address, each.is_hard) for each in read_returned(raw)]

    assert found == [(DOT, True), ("ben@readers.example", False)]

"""What is said to a real mail server: in groups of commands or one by one, and a mail that was begun may still stay."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

from newsquare.circulation import post
from newsquare.circulation.actions import announce, stop_mailing
from newsquare.circulation.letters import Sheet, print_sheet
from newsquare.circulation.links import Purpose, read
from newsquare.circulation.models import Delivery, Edition, State, Wording
from newsquare.circulation.post.carrier import Carrier
from tests.cast import PublishedStoryFactory
from tests.circulation.post import bridge
from tests.circulation.test_accidents import many
from tests.clock import MONDAY_NOON
from tests.config.serving import free_port

pytestmark = pytest.mark.django_db


class Server:
    """Takes mails, but none for who is refused."""

    def __init__(self, *, groups: bool) -> None:
        self.groups, self.refused, self.said = groups, "", ""
        self.taken: list[tuple[str, bytes]] = []

    async def handle_EHLO(self, _server: Any, session: Any, _envelope: Any, name: str, words: list[str]) -> list[str]:  # noqa: N802  # aiosmtpd's name.
        session.host_name = name
        return [*words[:-1], "250-PIPELINING", words[-1]] if self.groups else words

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802  # aiosmtpd's name.
        if address == self.refused:
            return "550 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name.
        if self.said:
            return self.said
        self.taken.append((envelope.rcpt_tos[0], envelope.content))
        return "250 Taken"


@pytest.fixture(params=[True, False], ids=["in groups", "one by one"])
def server(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Server]:
    """A mail server to which all mail goes."""
    server = Server(groups=request.param)
    listening = Controller(server, hostname="127.0.0.1", port=free_port())
    listening.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = listening.hostname, listening.port
    yield server
    listening.stop()


def mailing(readers: int) -> Edition:
    many(readers)
    announce(story_id=PublishedStoryFactory(topics=[bridge()], headline=".dots first").pk, now=MONDAY_NOON)
    return Edition.objects.get()


def test_each_reader_is_sent_their_own_mail(server: Server) -> None:
    mailing(5)

    post.send_due()

    assert sorted(to for to, _whole in server.taken) == [f"r{n}@readers.example" for n in range(5)]
    assert all(f"To: {to}\r\n".encode() in whole for to, whole in server.taken)
    assert all(b"\r\n.dots first" in whole and b"\r\n..dots" not in whole for _to, whole in server.taken)


def test_who_is_refused_keeps_the_next_from_nothing(server: Server) -> None:
    mailing(5)
    server.refused = "r2@readers.example"

    post.send_due()

    failed = Delivery.objects.get(state=State.FAILED)
    assert (failed.to, len(server.taken)) == ("r2@readers.example", 4)
    assert "550" in failed.last_error


def test_words_that_are_refused_for_now_are_said_again_later(server: Server) -> None:
    mailing(3)
    server.said = "452 4.2.2 Mailbox full"

    post.send_due()

    assert set(Delivery.objects.values_list("state", "attempts")) == {(State.PENDING, 1)}


def test_a_mail_that_was_begun_stays_when_its_mailing_is_stopped(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, hand_over = mailing(5), Carrier.hand_over

    def and_stop(self: Carrier, sheet: Sheet, row: Delivery) -> None:
        hand_over(self, sheet, row)
        if len(server.taken) == 2:
            stop_mailing(edition=edition, by=None, now=MONDAY_NOON)

    monkeypatch.setattr(Carrier, "hand_over", and_stop)
    post.send_due()

    assert len(server.taken) == Delivery.objects.filter(state=State.SENT).count() == 2
    assert not Delivery.objects.filter(state=State.SENDING).exists()


@pytest.mark.parametrize(
    "deck", ["Grüße aus der Stadt " * 200, "https://long.example/" + "ö" * 1200], ids=["words", "one"]
)
def test_links_are_whole_in_a_mail_with_a_very_long_line(deck: str) -> None:
    many(1)
    announce(story_id=PublishedStoryFactory(topics=[bridge()], deck=deck).pk, now=MONDAY_NOON)
    row = Delivery.objects.get()
    dot, row.wording = row.follower, Wording.objects.get()

    whole = message_from_bytes(print_sheet(row).bytes_for(row), policy=policy.default)

    for part in whole.iter_parts():
        words = part.get_content()
        tokens = dict(re.findall(r"/follow/(stop|manage)/([^/]+)/", words))
        assert [read(Purpose(purpose), tokens[purpose], row.station)[0] for purpose in ("stop", "manage")] == [dot, dot]

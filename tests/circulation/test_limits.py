"""A provider gets mail at its pace, and is left alone when it asks for it; the readers of others wait for nothing."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core import mail
from pytest_django import Settings

from newsquare.accounts.models import Role
from newsquare.circulation import post
from newsquare.circulation.actions import announce, ask_to_follow, stop_mailing
from newsquare.circulation.models import Delivery, Edition, MailDomain, State, subject_of
from newsquare.config import env
from tests.cast import PublishedStoryFactory, staff
from tests.circulation.post import bridge, follower_of
from tests.circulation.test_desk import at_desk
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


class Town:
    """Mail servers of the whole town on loopback: `closed` says what one of them answers to each recipient."""

    def __init__(self) -> None:
        self.closed: dict[str, str] = {}
        self.asked: list[str] = []
        self.took: list[str] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802  # aiosmtpd's name.
        self.asked.append(address)
        if answer := self.closed.get(address.rpartition("@")[2]):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name.
        self.took += envelope.rcpt_tos
        return "250 taken"


class OnAnyPort(Controller):
    """Takes a port that is free."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def town(settings: Settings) -> Iterator[Town]:
    town = Town()
    controller = OnAnyPort(town, hostname="127.0.0.1", port=0)
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield town
    controller.stop()


def story_for(*emails: str) -> Edition:
    """Announce a story that so many readers follow; return its mailing, counted and ready to leave."""
    for email in emails:
        follower_of(bridge(), email=email)
    story = PublishedStoryFactory(topics=[bridge()])
    announce(story_id=story.pk, now=MONDAY_NOON)
    return Edition.objects.get(story=story, kind="story")


def at(moment: datetime) -> list[str]:
    """Send what is due at a moment and return to whom mail has left so far."""
    with time_machine.travel(moment, tick=False):
        post.send_due()
    return [letter.to[0] for letter in mail.outbox]


def many(domain: str, number: int) -> list[str]:
    return [f"dot{count}@{domain}" for count in range(number)]


def test_a_provider_gets_so_many_a_minute_and_others_wait_for_nothing(settings: Settings) -> None:
    story_for(*many("gmail.com", 5), *many("readers.example", 3))
    settings.MAIL_PER_MINUTE = {"gmail.com": 2}

    left = [len(at(MONDAY_NOON + MINUTE * minutes)) for minutes in range(4)]

    assert left == [5, 7, 8, 8]
    assert not Delivery.objects.exclude(state=State.SENT).exists()
    assert len(set(at(MONDAY_NOON))) == 8


def test_names_of_one_provider_share_its_limit(settings: Settings) -> None:
    story_for("dot@gmail.com", "ben@googlemail.com")
    settings.MAIL_PER_MINUTE = {"*": 1}

    left = [len(at(MONDAY_NOON + MINUTE * minutes)) for minutes in range(2)]

    assert left == [1, 2]


def test_what_waits_has_its_own_minute_and_is_not_claimed_again_and_again(settings: Settings) -> None:
    story_for(*many("gmail.com", 7))
    settings.MAIL_PER_MINUTE = {"gmail.com": 3}

    at(MONDAY_NOON)

    waiting = Delivery.objects.filter(state=State.PENDING).order_by("pk").values_list("next_attempt_at", "attempts")
    assert list(waiting) == [(MONDAY_NOON + MINUTE, 0)] * 3 + [(MONDAY_NOON + 2 * MINUTE, 0)]


def test_a_confirmation_does_not_wait_for_a_limit(settings: Settings) -> None:
    story_for(*many("gmail.com", 2))
    settings.MAIL_PER_MINUTE = {"gmail.com": 1}
    at(MONDAY_NOON)

    ask_to_follow(subject=subject_of(bridge()), email="new@gmail.com", now=MONDAY_NOON)

    assert at(MONDAY_NOON)[-1] == "new@gmail.com"


@pytest.mark.parametrize("answer", ["421 4.7.0 Try again later", "450 4.2.1 Too many", "451 4.7.500 Server busy"])
def test_a_provider_that_asks_to_wait_is_left_alone_and_the_others_are_not(
    town: Town, settings: Settings, answer: str
) -> None:
    with_locmem(settings)
    story_for(*many("gmail.com", 4), *many("readers.example", 2))
    with_town(settings)
    town.closed["gmail.com"] = answer

    at(MONDAY_NOON)

    of_one_mailbox = "4.2.1" in answer
    assert [address for address in town.asked if "gmail" in address] == many("gmail.com", 4 if of_one_mailbox else 1)
    assert town.took == many("readers.example", 2)
    assert MailDomain.objects.filter(closed_until=MONDAY_NOON + MINUTE).exists() is not of_one_mailbox


def test_it_is_tried_with_one_mail_after_ever_longer_pauses_until_it_takes_all(town: Town, settings: Settings) -> None:
    with_locmem(settings)
    story_for(*many("gmail.com", 4))
    with_town(settings)
    town.closed["gmail.com"] = "421 4.7.0 Try again later"
    asked = []

    for minutes in (0, 0.5, 1, 5, 6, 20):
        at(MONDAY_NOON + MINUTE * minutes)
        asked.append(len(town.asked))
    town.closed.clear()
    at(MONDAY_NOON + timedelta(hours=1))

    assert asked == [1, 1, 2, 2, 3, 3]
    assert sorted(town.took) == many("gmail.com", 4)
    assert MailDomain.objects.get().refusals == 0


def test_the_mailing_says_who_waits_and_until_when(settings: Settings, town: Town) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    with_locmem(settings)
    mailing = story_for(*many("gmail.com", 3), *many("outlook.com", 2))
    with_town(settings)
    town.closed["outlook.com"] = "421 4.7.0 <b>Slow</b> down"
    settings.MAIL_PER_MINUTE = {"gmail.com": 1}
    at(MONDAY_NOON)

    desk = at_desk(staff("Cleo", Role.EDITOR))
    said = desk.get(f"/desk/mailings/{mailing.pk}/numbers/").json()["held_up"]
    page = desk.get(f"/desk/mailings/{mailing.pk}/").content.decode()

    assert said.startswith("Mails waiting for the limit of gmail.com: 2; the last leaves at ")
    assert "outlook.com asked us to wait (421 4.7.0 <b>Slow</b> down); mails tried again at " in said
    assert "&lt;b&gt;Slow" in page
    assert "<b>Slow" not in page


def test_what_waits_for_a_limit_is_stopped_like_all_else(settings: Settings) -> None:
    mailing = story_for(*many("gmail.com", 3))
    settings.MAIL_PER_MINUTE = {"gmail.com": 1}
    at(MONDAY_NOON)

    stop_mailing(edition=mailing, by=None, now=MONDAY_NOON)

    assert len(at(MONDAY_NOON + timedelta(days=2))) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", {}),
        ("500", {"*": 500}),
        ("gmail.com=300, Outlook.com=200 1000", {"gmail.com": 300, "outlook.com": 200, "*": 1000}),
    ],
)
def test_the_setting_is_a_number_or_numbers_by_domain(
    written: str, meant: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSQUARE_MAIL_PER_MINUTE", written)

    assert env.mail_per_minute() == meant


@pytest.mark.parametrize("written", ["fast", "gmail.com=", "gmail.com=0", "=-3"])
def test_a_wrong_limit_names_its_variable(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSQUARE_MAIL_PER_MINUTE", written)

    with pytest.raises(env.SettingError, match="NEWSQUARE_MAIL_PER_MINUTE"):
        env.mail_per_minute()


def with_locmem(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def with_town(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

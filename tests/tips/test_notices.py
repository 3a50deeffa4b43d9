"""Tip readers are told at fixed hours that something came, and nothing of what."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from newsquare.accounts.models import Role
from newsquare.tips.actions import bury_ideas, drop_tip_reader
from newsquare.tips.letters import tell_readers
from newsquare.tips.models import State, TipReader
from newsquare.tips.rules.hours import last_fixed_hour
from tests.cast import StationFactory, ada, staff
from tests.clock import MONDAY_NOON
from tests.tips.cast import named, sent

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_mail_at_the_next_fixed_hour_says_only_that_something_came() -> None:
    named()
    sent("canarywords", contact="canarycontact", name="canaryname")

    between = tell_readers(now=MONDAY_NOON + HOUR)
    at_four = tell_readers(now=MONDAY_NOON + 4 * HOUR)
    again = tell_readers(now=MONDAY_NOON + 5 * HOUR)

    assert (between, at_four, again) == (0, 1, 0)
    letter = mail.outbox[0]
    assert letter.to == ["ada@riverbend.example"]
    assert "canary" not in str(letter.message())
    assert "/desk/ideas/" in str(letter.body)
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_nothing_new_and_spam_are_no_reason_to_write() -> None:
    named()
    sent(" https://x.example" * 9)

    assert tell_readers(now=MONDAY_NOON + 4 * HOUR) == 0


def test_who_wants_no_mail_and_who_lost_the_key_gets_none(client: Client, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    cleo = named(staff("Cleo", Role.MODERATOR))
    client.force_login(named())
    client.post("/desk/ideas/", {"do": "mail"})
    idea, _ = sent()
    drop_tip_reader(user=cleo, station=idea.station)

    assert tell_readers(now=MONDAY_NOON + 4 * HOUR) == 0
    client.post("/desk/ideas/", {"do": "mail", "wants": "on"})
    assert TipReader.objects.get(user=ada()).wants_mail


def test_a_worker_that_stood_still_at_the_hour_tells_late() -> None:
    named()
    sent()

    assert tell_readers(now=MONDAY_NOON + 6 * HOUR + timedelta(minutes=7)) == 1


def test_a_mail_that_could_not_leave_is_tried_again(settings: Settings, monkeypatch: Any) -> None:
    named()
    sent()
    settings.EMAIL_BACKEND = "tests.tips.test_notices.Broken"

    assert tell_readers(now=MONDAY_NOON + 4 * HOUR) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert tell_readers(now=MONDAY_NOON + 4 * HOUR + timedelta(minutes=5)) == 1


class Broken:
    """A mail server that is not there."""

    def __init__(self, **_: object) -> None:
        pass

    def send_messages(self, _letters: object) -> int:
        """Fail."""
        raise OSError


def test_what_was_buried_before_the_hour_is_not_told_of() -> None:
    named()
    idea, _ = sent()
    bury_ideas(station=idea.station, ids=[idea.pk], state=State.SPAM)

    assert tell_readers(now=MONDAY_NOON + 4 * HOUR) == 0


@pytest.mark.parametrize(("hour", "last"), [(0, 20), (7, 20), (8, 8), (11, 8), (13, 12), (23, 20)])
def test_the_fixed_hours_follow_the_stations_clock(hour: int, last: int) -> None:
    now = datetime(2026, 3, 2, hour, 30, tzinfo=ZoneInfo("America/Chicago"))

    found = last_fixed_hour(now)

    assert found.hour == last
    assert timedelta() <= now - found < timedelta(hours=13)
    assert StationFactory().timezone == "America/Chicago"

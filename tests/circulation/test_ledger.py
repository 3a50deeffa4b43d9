"""A process may die at any moment: nobody is missed, and nobody gets a mail twice."""

import smtplib
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from newsquare.circulation import post, tasks
from newsquare.circulation.actions import announce
from newsquare.circulation.letters import letter_for
from newsquare.circulation.models import Delivery, State
from newsquare.lib import outbox
from tests.cast import PublishedStoryFactory
from tests.circulation.post import bridge, follower_of
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db


class Refusing(BaseEmailBackend):
    """A mail server in trouble: `answer` is what it says to each mail."""

    answer: Exception = smtplib.SMTPServerDisconnected("gone")

    def send_messages(self, email_messages: object) -> int:
        """Refuse."""
        raise self.answer


@pytest.fixture
def waiting(settings: Settings, tmp_path: Path) -> Delivery:
    """A mail that waits to be sent to the outbox in a folder of its own."""
    follower_of(bridge())
    announce(story_id=PublishedStoryFactory(topics=[bridge()]).pk, now=MONDAY_NOON)
    settings.DATA = tmp_path
    settings.EMAIL_BACKEND = "newsquare.lib.outbox.OutboxBackend"
    return Delivery.objects.get(kind="story")


def claim(delivery: Delivery) -> None:
    """Leave a mail as a process does that was killed after claiming it."""
    Delivery.objects.filter(pk=delivery.pk).update(
        state=State.SENDING, attempts=1, claimed_at=MONDAY_NOON, next_attempt_at=MONDAY_NOON + post.OURS_ALONE
    )


def write(delivery: Delivery) -> None:
    delivery.wording = delivery.edition.wording if delivery.edition else None
    outbox.OutboxBackend().send_messages([letter_for(delivery)])


def test_the_key_makes_a_second_row_impossible(waiting: Delivery) -> None:
    waiting.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        waiting.save(force_insert=True)


def test_a_mail_leaves_once_however_often_it_is_asked_for(waiting: Delivery) -> None:
    counts = [post.send_due(), post.send_due()]

    waiting.refresh_from_db()
    assert (counts, len(outbox.names()), waiting.state) == ([1, 0], 1, State.SENT)


def test_a_claim_that_somebody_holds_is_not_taken(waiting: Delivery) -> None:
    claim(waiting)

    assert post.send_due() == 0


def test_a_process_killed_before_the_mail_left_misses_nobody(waiting: Delivery) -> None:
    claim(waiting)

    with time_machine.travel(MONDAY_NOON + post.OURS_ALONE, tick=False):
        post.send_due()

    waiting.refresh_from_db()
    assert (len(outbox.names()), waiting.state) == (1, State.SENT)


def test_a_process_killed_after_the_mail_left_sends_it_to_nobody_twice(waiting: Delivery) -> None:
    claim(waiting)
    write(waiting)

    with time_machine.travel(MONDAY_NOON + post.OURS_ALONE, tick=False):
        post.send_due()

    waiting.refresh_from_db()
    assert (len(outbox.names()), waiting.state) == (1, State.SENT)


def test_a_mail_in_doubt_goes_to_a_server_under_the_same_name(waiting: Delivery, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    claim(waiting)
    waiting.wording = waiting.edition.wording if waiting.edition else None
    first = letter_for(waiting)

    with time_machine.travel(MONDAY_NOON + post.OURS_ALONE, tick=False):
        post.send_due()

    assert isinstance(mail.outbox[0], EmailMessage)
    assert mail.outbox[0].extra_headers["Message-ID"] == first.extra_headers["Message-ID"]


def test_a_server_that_is_down_is_tried_again_later(waiting: Delivery, settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"

    post.send_due()

    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (State.PENDING, 1)
    assert waiting.next_attempt_at == MONDAY_NOON + timedelta(minutes=1)
    assert "gone" in waiting.last_error


def test_an_address_that_does_not_exist_is_given_up(
    waiting: Delivery, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    monkeypatch.setattr(Refusing, "answer", smtplib.SMTPRecipientsRefused({"dot": (550, b"no such user")}))

    post.send_due()

    waiting.refresh_from_db()
    assert (waiting.state, waiting.settled_at) == (State.FAILED, MONDAY_NOON)


def test_the_sweep_finds_what_a_lost_task_forgot(waiting: Delivery) -> None:
    before = _queued("send_mail")

    tasks.sweep(timezone.now())

    assert _queued("send_mail") == before + 1


def test_old_settled_mails_leave_the_ledger(waiting: Delivery) -> None:
    post.send_due()

    with time_machine.travel(MONDAY_NOON + timedelta(days=36), tick=False):
        tasks.sweep(timezone.now())

    assert not Delivery.objects.filter(pk=waiting.pk).exists()


def _queued(name: str) -> int:
    return int(DBTaskResult.objects.filter(task_path__endswith=name).count())

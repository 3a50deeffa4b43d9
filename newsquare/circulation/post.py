"""Sends what the ledger holds: claims a row, asks the gate, hands the mail over, settles the row.

The claim is saved before the mail is handed over and the row settled right after, so a process that is killed can
leave one mail in doubt, never more. The embedded outbox can be asked whether that one left. A mail server cannot:
there the mail is sent again under the same Message-ID, since a mail that comes twice as one message is a smaller
harm than a mail that never comes.
"""

import logging
import smtplib
from datetime import datetime, timedelta

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from newsquare.circulation import actions
from newsquare.circulation.kinds import NotYetError, WithdrawnError, kind_of
from newsquare.circulation.letters import letter_for, message_id
from newsquare.circulation.models import Delivery, Edition, State
from newsquare.circulation.queries import due_deliveries, due_editions, wakes_at
from newsquare.circulation.rules import next_try
from newsquare.lib import outbox
from newsquare.lib.text import one_line
from newsquare.stories.queries import public_among

log = logging.getLogger(__name__)
OURS_ALONE = timedelta(seconds=20)  # How long a claim holds where handing over is writing a file.
SERVERS = timedelta(minutes=3)  # The same where a mail server has to answer.


class ServerDownError(Exception):
    """The mail server does not take mail at all now; the others need not be tried."""


def send_due() -> int:
    """Send every mail that is due and return how many left. Safe to run twice, and at the same time."""
    count = 0
    for edition_id in due_editions(timezone.now()).values_list("pk", flat=True):
        actions.prepare(edition_id=edition_id, now=timezone.now())
    if not due_deliveries(timezone.now()).exists():
        return count
    connection = get_connection()
    try:
        connection.open()
        while delivery := _claim(timezone.now()):
            count += _carry_out(delivery, connection)
    except (ServerDownError, OSError, smtplib.SMTPException) as error:
        log.warning("The mail server takes no mail (%s); it is tried again.", one_line(str(error)))
    finally:
        connection.close()
    return count


def _claim(now: datetime) -> Delivery | None:
    """Take one due delivery for ourselves, by an update that only one can win."""
    until = now + (OURS_ALONE if outbox.in_use() else SERVERS)
    for delivery in due_deliveries(now)[:10]:
        wording = delivery.edition.wording if delivery.edition else None
        mine = Delivery.objects.filter(
            pk=delivery.pk, state=delivery.state, attempts=delivery.attempts, next_attempt_at=delivery.next_attempt_at
        ).update(
            state=State.SENDING, attempts=F("attempts") + 1, claimed_at=now, next_attempt_at=until, wording=wording
        )
        if mine:
            delivery.attempts, delivery.wording = delivery.attempts + 1, wording
            return delivery  # As it was before, so that `_carry_out` knows whether somebody left it in doubt.
    return None


def _carry_out(delivery: Delivery, connection: BaseEmailBackend) -> int:
    now = timezone.now()
    if delivery.state == State.SENDING and outbox.has_left(message_id(delivery), since=delivery.claimed_at):
        return _settle(delivery, State.SENT, now)
    if not delivery.to:
        return _settle(delivery, State.PULLED, now, "the address is not kept any more")
    if delivery.edition and not _gate_is_open(delivery.edition, now):
        _give_back(delivery, now)
        actions.prepare(edition_id=delivery.edition.pk, now=now)
        return 0
    if delivery.pk not in kind_of(delivery).wanted([delivery]):
        return _settle(delivery, State.PULLED, now, "not followed any more")
    if morning := wakes_at(delivery, now):
        _give_back(delivery, morning)
        return 0
    try:
        return _hand_over(delivery, letter_for(delivery), connection)
    except WithdrawnError as why:
        return _settle(delivery, State.PULLED, now, str(why))
    except NotYetError as wait:
        _give_back(delivery, wait.again_at)
        return 0


def _hand_over(delivery: Delivery, letter: EmailMessage, connection: BaseEmailBackend) -> int:
    try:
        connection.send_messages([letter])
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        return _fail(delivery, error, final=all(code >= 500 for code in codes))
    except smtplib.SMTPDataError as error:
        return _fail(delivery, error, final=error.smtp_code >= 500)
    except (smtplib.SMTPException, OSError) as error:
        _fail(delivery, error, final=False)
        raise ServerDownError(str(error)) from error
    return _settle(delivery, State.SENT, timezone.now())


def _gate_is_open(edition: Edition, now: datetime) -> bool:
    """Say whether all that an edition shows may be seen now; where not, its text is composed anew."""
    shown = set(edition.stories.values_list("pk", flat=True))
    closed = shown - public_among(shown, now)
    for story_id in sorted(closed):
        actions.ask_the_gate_again(story_id=story_id, now=now)
    return not closed


def _give_back(delivery: Delivery, again_at: datetime) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(state=State.PENDING, next_attempt_at=again_at, attempts=0)


def _settle(delivery: Delivery, state: State, now: datetime, reason: str = "") -> int:
    Delivery.objects.filter(pk=delivery.pk).update(state=state, settled_at=now, last_error=reason, address="")
    return 1 if state == State.SENT else 0


def _fail(delivery: Delivery, error: Exception, *, final: bool) -> int:
    now, words = timezone.now(), one_line(f"{type(error).__name__}: {error}")[:400]
    again = None if final else next_try(delivery.attempts, now)
    if again is None:
        return _settle(delivery, State.FAILED, now, words)
    Delivery.objects.filter(pk=delivery.pk).update(state=State.PENDING, next_attempt_at=again, last_error=words)
    return 0

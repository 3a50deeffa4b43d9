"""Sends what the ledger holds: claims a row, asks the gate, hands the mail over, settles the row.

The claim is saved before the mail is handed over and the row settled right after, so a process that is killed can
leave one mail in doubt, never more. The embedded outbox can be asked whether that one left. A mail server cannot:
there the mail is sent again under the same Message-ID, since a mail that comes twice as one message is a smaller
harm than a mail that never comes.
"""

import logging
import smtplib
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from newsquare.circulation.letters import letter_for, message_id
from newsquare.circulation.models import Delivery, Follower, Kind, State
from newsquare.circulation.queries import due_deliveries
from newsquare.circulation.rules import next_try
from newsquare.lib import outbox
from newsquare.lib.text import one_line
from newsquare.stories.queries import is_public, story_changes_at

log = logging.getLogger(__name__)
OURS_ALONE = timedelta(seconds=20)  # How long a claim holds where handing over is writing a file.
SERVERS = timedelta(minutes=3)  # The same where a mail server has to answer.


class ServerDownError(Exception):
    """The mail server does not take mail at all now; the others need not be tried."""


def send_due() -> int:
    """Send every mail that is due and return how many left. Safe to run twice, and at the same time."""
    count = 0
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
        mine = Delivery.objects.filter(
            pk=delivery.pk, state=delivery.state, attempts=delivery.attempts, next_attempt_at=delivery.next_attempt_at
        ).update(state=State.SENDING, attempts=F("attempts") + 1, claimed_at=now, next_attempt_at=until)
        if mine:
            delivery.attempts += 1
            return delivery  # As it was before, so that `_carry_out` knows whether somebody left it in doubt.
    return None


def _carry_out(delivery: Delivery, connection: BaseEmailBackend) -> int:
    now, follower = timezone.now(), delivery.follower
    if delivery.state == State.SENDING and outbox.has_left(message_id(delivery), since=delivery.claimed_at):
        return _settle(delivery, State.SENT, now)
    reason = _why_not(delivery, now)
    if follower is None or reason:
        return _settle(delivery, State.PULLED, now, reason or "the address is not kept any more")
    if wait := _not_yet(delivery, now):
        Delivery.objects.filter(pk=delivery.pk).update(state=State.PENDING, next_attempt_at=wait, attempts=0)
        return 0
    return _hand_over(delivery, follower, connection)


def _hand_over(delivery: Delivery, follower: Follower, connection: BaseEmailBackend) -> int:
    letter = letter_for(delivery, follower)
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


def _why_not(delivery: Delivery, now: datetime) -> str:
    """Return why a mail must never leave any more: unfollowed meanwhile, withdrawn, killed; empty if it may."""
    follower = delivery.follower
    if delivery.kind != Kind.STORY or follower is None or delivery.edition is None:
        return ""
    if not follower.follows.filter(topic__in=delivery.topics, since__isnull=False).exists():
        return "not followed any more"
    story = delivery.edition.story
    if not is_public(story, now) and (story.public is None or story_changes_at(story, set(), now) is None):
        return "the story was withdrawn"
    return ""


def _not_yet(delivery: Delivery, now: datetime) -> datetime | None:
    """Return when the gate is to be asked again about a story that may not be seen just now."""
    if delivery.edition is None or is_public(delivery.edition.story, now):
        return None
    return story_changes_at(delivery.edition.story, set(), now)


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

"""Ask the sources that must be asked: feeds, the AP Media API, mailboxes. One that fails is asked again, ever later."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.lib.http import FetchError
from newsquare.lib.text import printable
from newsquare.wire import pauses
from newsquare.wire.actions.ask.answer import AskError, Way
from newsquare.wire.actions.ask.ap import ask_ap, forget_marks, secrets_of
from newsquare.wire.actions.ask.feed import ask_feed
from newsquare.wire.actions.ask.mailbox import ask_mailbox
from newsquare.wire.models import Asked, Look, Source

__all__ = ["AskError", "ask_now", "due_sources", "forget_marks", "poll", "secrets_of"]

WAYS: dict[str, Way] = {Asked.FEED: ask_feed, Asked.AP: ask_ap, Asked.MAILBOX: ask_mailbox}
CLAIMED = timedelta(minutes=10)  # So long nobody else asks, whatever becomes of who does.
log = logging.getLogger(__name__)


def poll(*, source: Source, now: datetime) -> Look:
    """Ask a source for what is new. A failure is noted and costs the others nothing."""
    look, _ = Look.objects.get_or_create(source=source)
    look.asked_at = now
    try:
        pause = WAYS[source.asked](source, look, now)
    except (AskError, FetchError) as error:
        look.failures += 1
        look.problem = printable(str(error))[:400]
        pause = pauses.after_failure(look.failures, getattr(error, "wish", None))
        log.warning("Source %s: %s", source.slug, look.problem)
    else:
        look.failures, look.answered_at = 0, now
    look.next_at = now + pauses.spread(pause, f"{source.pk} {now}")
    look.save(
        update_fields=[
            *("asked_at", "answered_at", "next_at", "failures", "problem", "tag", "modified", "hint", "cursor"),
        ]
    )
    return look


@transaction.atomic
def ask_now(*, source: Source, by: User | None, now: datetime) -> None:
    """Have a source asked at the next opportunity, however long its pause is."""
    Look.objects.get_or_create(source=source)
    Look.objects.filter(source=source).update(next_at=now)
    record(Did.RETRIED, source, by=by, note="asked at once", now=now)


def due_sources(*, now: datetime) -> list[Source]:
    """Return the sources that are to be asked, and note that they are: nobody else gets the same answer."""
    asks = Q(asked=Asked.MAILBOX) & ~Q(mail_host="") | ~Q(asked=Asked.MAILBOX) & ~Q(url="")
    when = Q(look=None) | Q(look__next_at=None) | Q(look__next_at__lte=now)
    due = []
    for source in Source.objects.filter(asks, when).select_related("look").order_by(F("look__next_at").asc(), "pk"):
        look = getattr(source, "look", None) or Look.objects.get_or_create(source=source)[0]
        claimed = Look.objects.filter(pk=look.pk, next_at=look.next_at).update(next_at=now + CLAIMED)
        due += [source] * claimed
    return due

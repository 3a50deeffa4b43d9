"""Ask a person before a large or unlikely mailing leaves; stop one; and bring to an end what leaves no more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext, override

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.circulation.models import Delivery, Edition, EditionState, State
from newsquare.circulation.rules import ASK_AGAIN, Doubt, doubt_about
from newsquare.circulation.signals import mail_written

CHUNK = 5000


class WrongNumberError(Exception):
    """The number that was typed is not that of the audience."""


class NotHeldError(Exception):
    """The mailing does not wait for a person, or does not leave any more."""


def hold_or_release(edition: Edition, now: datetime) -> None:
    """Say what follows when an audience has been counted: a person is asked, or the mails leave."""
    doubt = _doubt(edition, now)
    if doubt is None or edition.confirmed_at:
        edition.state = EditionState.FROZEN
        return
    edition.state = EditionState.HELD
    with override(edition.station.language.lower()):
        edition.held_for = _words(doubt)


@transaction.atomic
def confirm_mailing(*, edition: Edition, number: int, by: User | None, now: datetime) -> None:
    """Let a held mailing leave after the undo period, once a person has typed how many get it.

    Raises WrongNumberError or NotHeldError.
    """
    if number != edition.audience:
        raise WrongNumberError
    leaves_at = now + timedelta(seconds=edition.station.mail_undo_seconds)
    held = Edition.objects.filter(pk=edition.pk, state=EditionState.HELD, audience=number)
    if not held.update(state=EditionState.FROZEN, confirmed_by=by, confirmed_at=now, leaves_at=leaves_at):
        raise NotHeldError
    _note(Did.CONFIRMED, edition, by, now)
    mail_written.send(Edition)


@transaction.atomic
def stop_mailing(*, edition: Edition, by: User | None, now: datetime) -> None:
    """Stop a mailing: the sender asks before each mail, so nothing leaves after the one that is being handed over.

    Raises NotHeldError where it leaves no more.
    """
    states = [EditionState.WAITING, EditionState.FREEZING, EditionState.HELD, EditionState.FROZEN]
    found = Edition.objects.filter(pk=edition.pk, state__in=states)
    if not found.update(state=EditionState.STOPPED, stopped_by=by, stopped_at=now, turn=F("turn") + 1):
        raise NotHeldError
    _note(Did.STOPPED, edition, by, now)


@transaction.atomic
def go_on(*, edition: Edition, by: User | None, now: datetime) -> None:
    """Let a stopped mailing go on, within a day: to those who have not got it. Its text is composed anew.

    Raises NotHeldError.
    """
    stopped = Edition.objects.filter(pk=edition.pk, state=EditionState.STOPPED, stopped_at__gt=now - ASK_AGAIN)
    if not stopped.update(state=EditionState.WAITING, next_attempt_at=now):
        raise NotHeldError
    _note(Did.WENT_ON, edition, by, now)
    mail_written.send(Edition)


def may_go_on(edition: Edition, now: datetime) -> bool:
    """Say whether a stopped mailing may still go on: for a day."""
    return edition.stopped_at is not None and edition.stopped_at > now - ASK_AGAIN


def finish_editions() -> None:
    """Close editions of which every mail is settled, and settle, in chunks, what was called back."""
    now = timezone.now()
    open_ones = Delivery.objects.filter(edition=OuterRef("pk"), state__in=[State.PENDING, State.SENDING])
    Edition.objects.filter(~Exists(open_ones), state=EditionState.FROZEN).update(state=EditionState.DONE)
    called_back = Edition.objects.filter(Exists(open_ones), state=EditionState.PULLED)
    stopped = Edition.objects.filter(Exists(open_ones), state=EditionState.STOPPED, stopped_at__lte=now - ASK_AGAIN)
    for edition in [*called_back, *stopped]:
        why = edition.held_for if edition.state == EditionState.PULLED else "stopped by a person"
        while _settle_some(edition, why, now):
            pass


def _doubt(edition: Edition, now: datetime) -> Doubt | None:
    same = Edition.objects.filter(station=edition.station_id, kind=edition.kind, aim=edition.aim).exclude(pk=edition.pk)
    gone = same.filter(state__in=[EditionState.FROZEN, EditionState.DONE], frozen_at__lte=now)
    last = gone.order_by("-frozen_at", "-pk").first() if edition.aim else None
    unlike = doubt_about(edition.reach, last.reach if last else None, above=edition.reach)
    return unlike or doubt_about(edition.audience, None, above=edition.station.mail_ask_above)


def _settle_some(edition: Edition, why: str, now: datetime) -> int:
    ids = list(edition.deliveries.filter(state=State.PENDING).values_list("pk", flat=True)[:CHUNK])
    rest = Delivery.objects.filter(pk__in=ids, state=State.PENDING)
    return rest.update(state=State.PULLED, settled_at=now, last_error=why[:400], address="")


def _words(doubt: Doubt) -> str:
    if doubt.above is not None:
        return gettext("More than %(above)s readers.") % {"above": f"{doubt.above:,}"}
    return gettext("The last mailing of this kind had %(last)s readers.") % {"last": f"{doubt.last:,}"}


def _note(did: Did, edition: Edition, by: User | None, now: datetime) -> None:
    record(did, edition, station=edition.station_id, by=by, name=edition.name, note=f"{edition.audience:,}", now=now)

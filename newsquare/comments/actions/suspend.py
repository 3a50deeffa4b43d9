"""Keep somebody from writing at a station, for a while or for good; hear what they say against it."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts import queries as accounts
from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.comments.models import HouseRule, Suspension
from newsquare.comments.queries import reins
from newsquare.stations.models import Station


class OfTheHouseError(Exception):
    """Somebody on the station's staff is not suspended: an administrator takes them off the staff first."""


class ObjectedError(Exception):
    """The person has objected to this suspension before, or there is none."""


class OwnSuspensionError(Exception):
    """The moderator set the suspension, and there is another who can look at it."""


@transaction.atomic
def suspend(
    *, user: User, station: Station, until: datetime | None, reason: HouseRule, note: str, by: User, now: datetime
) -> Suspension:
    """Keep a person from writing until a moment, or for good, in place of an earlier suspension.

    Raises OfTheHouseError for the station's own staff.
    """
    if accounts.role_at(user, station) is not None:
        raise OfTheHouseError
    Suspension.objects.filter(user=user, station=station, lifted_at__isnull=True).update(lifted_at=now)
    row = Suspension.objects.create(
        user=user, station=station, at=now, until=until, reason=reason, note=note.strip()[:500], by=by
    )
    _record(Did.SUSPENDED, row, by, now, note=str(reason.label))
    return row


@transaction.atomic
def readmit(*, suspension: Suspension, by: User, now: datetime) -> None:
    """Let a person write again."""
    if Suspension.objects.filter(pk=suspension.pk, lifted_at__isnull=True).update(lifted_at=now):
        _record(Did.READMITTED, suspension, by, now)


@transaction.atomic
def object_to(*, user: User, station: Station, words: str, now: datetime) -> Suspension:
    """Say something against one's own suspension, once. Raises ObjectedError."""
    row = reins.suspension_of(user, station, now)
    if row is None or row.appealed_at is not None or not words.strip():
        raise ObjectedError
    row.appeal, row.appealed_at = words.strip()[:2000], now
    row.save(update_fields=["appeal", "appealed_at"])
    return row


@transaction.atomic
def answer_objection(*, suspension: Suspension, by: User, stands: bool, answer: str, now: datetime) -> Suspension:
    """Let a suspension stand or end it; the person reads the answer. Raises ObjectedError, OwnSuspensionError."""
    row = Suspension.objects.select_for_update().get(pk=suspension.pk)
    if row.appealed_at is None or row.answered_at is not None or row.lifted_at is not None:
        raise ObjectedError
    if not reins.may_answer(row, by):
        raise OwnSuspensionError
    row.answer, row.answered_by, row.answered_at = answer.strip()[:500], by, now
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    if stands:
        _record(Did.UPHELD, row, by, now)
    else:
        readmit(suspension=row, by=by, now=now)
    return row


def _record(did: Did, row: Suspension, by: User, now: datetime, note: str = "") -> None:
    until = row.until.astimezone(row.station.zone).strftime("%Y-%m-%d %H:%M") if row.until else "–"
    told = f"{note}, {until}" if note else ""
    record(did, row, by=by, station=row.station_id, name=f"reader {row.user_id}", note=told, now=now)

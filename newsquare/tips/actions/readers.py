"""Who is named to read story ideas, who gets a mail, and how long ideas are kept."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.accounts.queries import role_at
from newsquare.stations.models import Station
from newsquare.tips.models import KEPT_DAYS, Idea, TipDesk, TipReader
from newsquare.tips.rules.hours import last_fixed_hour


class NotStaffError(Exception):
    """The person is not on the staff of the station."""


@transaction.atomic
def name_tip_reader(*, user: User, station: Station, now: datetime) -> TipReader:
    """Let a member of staff read story ideas. Raises NotStaffError."""
    if role_at(user, station) is None:
        raise NotStaffError
    last = Idea.objects.filter(station=station).order_by("-pk").values_list("pk", flat=True).first()
    known = {"told_of": last or 0, "told_at": last_fixed_hour(now.astimezone(station.zone))}
    reader, is_new = TipReader.objects.get_or_create(station=station, user=user, defaults=known)
    if is_new:
        record(Did.ADDED, reader, station=station)
    return reader


@transaction.atomic
def drop_tip_reader(*, user: User, station: Station) -> None:
    """Let somebody read story ideas no more; what they had is nobody's again."""
    for reader in TipReader.objects.filter(user=user, station=station):
        record(Did.DELETED, reader, station=station, name=str(user))
        reader.delete()
    Idea.objects.filter(station=station, owner=user).update(owner=None)


@transaction.atomic
def want_mail(*, reader: TipReader, wants: bool) -> None:
    """Say whether somebody gets a mail when something came."""
    reader.wants_mail = wants
    reader.save(update_fields=["wants_mail"])
    record(Did.CHANGED, reader, changes=[("mail", "", "on" if wants else "off")])


@transaction.atomic
def keep_for(*, desk: TipDesk, days: int) -> None:
    """Say how many days ideas are kept after the last word."""
    before = TipDesk.objects.filter(station=desk.station).values_list("keep_days", flat=True).first() or KEPT_DAYS
    desk.keep_days = days
    desk.save()
    record(Did.CHANGED, desk, changes=[("days", str(before), str(days))])

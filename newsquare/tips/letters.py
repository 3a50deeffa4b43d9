"""The one mail of story ideas: that something came, to those who may read it, and nothing of what."""

import logging
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from newsquare.stations.models import Station
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import Link
from newsquare.tips.models import Idea, State, TipReader
from newsquare.tips.queries import tip_readers
from newsquare.tips.rules.hours import last_fixed_hour

log = logging.getLogger(__name__)


def tell_readers(*, now: datetime) -> int:
    """Tell each tip reader who wants it that something came since they were told last; return how many mails left.

    Once for each fixed hour, also when the worker stood still at the hour itself.
    """
    sent = 0
    for station in Station.objects.filter(tip_readers__isnull=False).distinct().order_by("pk"):
        hour = last_fixed_hour(now.astimezone(station.zone))
        last = Idea.objects.filter(station=station).order_by("-pk").values_list("pk", flat=True).first() or 0
        due = TipReader.objects.filter(Q(told_at=None) | Q(told_at__lt=hour), station=station)
        for reader in due.filter(user__in=tip_readers(station)).select_related("user"):
            sent += _tell(station, reader, hour, last)
    return sent


def _tell(station: Station, reader: TipReader, hour: datetime, last: int) -> int:
    """Take the hour for a reader, so that two workers do not both tell them; then send."""
    mine = TipReader.objects.filter(pk=reader.pk, told_at=reader.told_at)
    if not mine.update(told_at=hour, told_of=last):
        return 0
    fresh = Idea.objects.filter(station=station, pk__gt=reader.told_of, pk__lte=last).exclude(state=State.SPAM)
    if not reader.wants_mail or not fresh.exists():
        return 0
    if _send(station, reader.user.email):
        return 1
    TipReader.objects.filter(pk=reader.pk).update(told_at=reader.told_at, told_of=reader.told_of)
    return 0


def _send(station: Station, to: str) -> bool:
    with override(station.language):
        shape = MailShape(
            subject=_("Something came for %(station)s’s story desk") % {"station": station.name},
            station_name=station.name,
            station_url=station.base_url + "/",
            colour=station.colour,
            language=station.language,
            words=[_("What it is stands on the desk, and nowhere else.")],
            button=Link(name=_("Open the inbox"), url=station.url("/desk/ideas/")),
            why=_("You were named to read story ideas. These mails can be switched off at the foot of the inbox."),
        )
        context = {"mail": shape}
        body, page = render_to_string("theme/mail/base.txt", context), render_to_string("theme/mail/base.html", context)
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All", "X-Station": station.slug}
    message = EmailMultiAlternatives(subject=shape.subject, body=body, to=[to], headers=headers)
    message.attach_alternative(page, "text/html")
    try:
        message.send()
    except (OSError, SMTPException) as error:
        log.error("Word of a story idea could not be sent: %s", type(error).__name__)
        return False
    return True

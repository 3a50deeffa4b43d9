"""The mails that accounts need at once: a code to type, and word of a changed address."""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from newsquare.stations.models import Station
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import Link

log = logging.getLogger(__name__)


def send_code(station: Station, *, to: str, code: str, words: str) -> bool:
    """Send a code; False when the mail did not leave the house."""
    shape = MailShape(
        subject=_("%(code)s is your code for %(station)s") % {"code": code, "station": station.name},
        station_name=station.name,
        station_url=station.base_url + "/",
        colour=station.colour,
        language=station.language,
        words=[words],
        code=code,
        why=_(
            "Somebody typed this address on our site; we hope it was you. Was it not? Then nothing happens without the "
            "code, and you can forget this mail. We never ask for a code by telephone or mail."
        ),
    )
    return _send(station, to, shape)


def send_moved(station: Station, *, to: str, new_address: str) -> bool:
    """Tell the old address that the account has a new one; False when the mail did not leave the house."""
    shape = MailShape(
        subject=_("Your address at %(station)s was changed") % {"station": station.name},
        station_name=station.name,
        station_url=station.base_url + "/",
        colour=station.colour,
        language=station.language,
        words=[
            _("Codes for signing in now go to %(address)s.") % {"address": new_address},
            _("Was that not you? Then write to us at once: %(contact)s.")
            % {"contact": station.contact_email or station.base_url + "/"},
        ],
        why=_("This mail goes to the old address each time when an account gets a new one."),
    )
    return _send(station, to, shape)


def send_staff_link(station: Station, *, to: str, token: str) -> bool:
    """Send a one-time link to a member of staff; False when the mail did not leave the house."""
    shape = MailShape(
        subject=_("Your way to the desk of %(station)s") % {"station": station.name},
        station_name=station.name,
        station_url=station.base_url + "/",
        colour=station.colour,
        language=station.language,
        words=[
            _(
                "An administrator put you on the staff, or made a new link for you. With it you set your name, a "
                "password and a second factor. It works once, for three days."
            ),
        ],
        button=Link(name=_("Set up your sign-in"), url=station.url(f"/sign-in/link/{token}/")),
        why=_("Give this mail to nobody: whoever opens the link first becomes you on the desk."),
    )
    return _send(station, to, shape)


def _send(station: Station, to: str, shape: MailShape) -> bool:
    context = {"mail": shape}
    message = EmailMultiAlternatives(
        subject=shape.subject,
        body=render_to_string("theme/mail/base.txt", context),
        to=[to],
        reply_to=[station.contact_email] if station.contact_email else [],
        headers={
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "X-Station": station.slug,  # The outbox on the desk shows a station its own mail only.
        },
    )
    message.attach_alternative(render_to_string("theme/mail/base.html", context), "text/html")
    try:
        message.send()
    except (OSError, SMTPException) as error:
        log.error("A mail of the sign-in could not be sent: %s", type(error).__name__)
        return False
    return True

"""Asks a reader to confirm: that they want to follow, or that a new address is theirs."""

from django.utils.translation import gettext as _

from newsquare.circulation.kinds import Letter, MailKind, WithdrawnError, register_kind
from newsquare.circulation.letters.frame import frame
from newsquare.circulation.letters.reasons import in_words
from newsquare.circulation.links import Purpose, path_for
from newsquare.circulation.models import Delivery, Kind
from newsquare.circulation.queries import subjects_asked_for
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import Link


def confirmation(delivery: Delivery) -> Letter:
    """Ask whether it was the reader who typed the address."""
    station, follower = delivery.station, delivery.follower
    if follower is None:
        raise WithdrawnError("the address is not kept any more")
    names = in_words(subjects_asked_for(follower))
    shape = MailShape(
        **frame(station),
        subject=_("Confirm that you want to follow %(subjects)s") % {"subjects": names},
        words=[
            _("Somebody, most likely you, asked us to send news of %(subjects)s to this address.")
            % {"subjects": names},
            _("Open the page and press the button there. The link works for three days."),
            _("If it was not you, do nothing: no mail will come, and we forget this address after a week."),
        ],
        button=Link(name=_("Open the page to confirm"), url=station.url(path_for(Purpose.CONFIRM, follower))),
        why=_("You get this mail because this address was typed on a page of %(station)s.") % {"station": station.name},
    )
    return Letter(shape=shape)


def new_address(delivery: Delivery) -> Letter:
    """Ask the owner of a new address whether mail shall come there."""
    station, follower = delivery.station, delivery.follower
    if follower is None:
        raise WithdrawnError("the address is not kept any more")
    link = station.url(path_for(Purpose.MOVE, follower, delivery.address))
    shape = MailShape(
        **frame(station),
        subject=_("Confirm your new address"),
        words=[
            _("A reader of %(station)s asked that their mail go to this address from now on.")
            % {"station": station.name},
            _("Open the page and press the button there. The link works for three days."),
            _("If it was not you, do nothing: nothing will change."),
        ],
        button=Link(name=_("Open the page to confirm"), url=link),
        why=_("You get this mail because this address was typed on a page of %(station)s.") % {"station": station.name},
    )
    return Letter(shape=shape)


register_kind(MailKind(name=Kind.CONFIRM, label=Kind.CONFIRM.label, write=confirmation))
register_kind(MailKind(name=Kind.MOVE, label=Kind.MOVE.label, write=new_address))

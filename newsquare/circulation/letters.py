"""What our mails say: one function a kind, from a row of the ledger to a whole message."""

from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from newsquare.circulation.links import Purpose, path_for
from newsquare.circulation.models import Delivery, Follower, Kind
from newsquare.lib.text import one_line
from newsquare.stations.models import Station
from newsquare.stories.models import Label, Topic
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import Link


def message_id(delivery: Delivery) -> str:
    """Return the Message-ID, the same at each attempt, so that a mail program can tell a double."""
    return f"<{delivery.key.replace(':', '.')}@{_domain(delivery.station)}>"


def letter_for(delivery: Delivery, follower: Follower) -> EmailMultiAlternatives:
    """Return the mail for a delivery, in the station's language and time."""
    station = delivery.station
    with translation.override(station.language.lower()), timezone.override(station.zone):
        shape, headers = LETTERS[Kind(delivery.kind)](delivery, follower)
        letter = EmailMultiAlternatives(
            subject=one_line(shape.subject),
            body=render_to_string("theme/mail/base.txt", {"mail": shape}),
            from_email=formataddr((station.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
            to=[delivery.address or follower.email],
            reply_to=[station.contact_email] if station.contact_email else None,
            headers={
                "Message-ID": message_id(delivery),
                "Auto-Submitted": "auto-generated",
                "X-Auto-Response-Suppress": "All",
                "X-Station": station.slug,
                **headers,
            },
        )
        letter.attach_alternative(render_to_string("theme/mail/base.html", {"mail": shape}), "text/html")
    return letter


def _story(delivery: Delivery, follower: Follower) -> tuple[MailShape, dict[str, str]]:
    """Headline, deck and who wrote it; the words themselves stay on the page."""
    assert delivery.edition is not None
    station, story = delivery.station, delivery.edition.story
    assert story.public is not None
    content = story.public.content
    topics = list(Topic.objects.filter(pk__in=delivery.topics).order_by("pk"))
    names = get_text_list([topic.name for topic in topics], _("and"))
    url, stop = station.url(story.path), station.url(path_for(Purpose.STOP, follower, delivery.topics))
    shape = MailShape(
        **_frame(station),
        subject=content["headline"],
        preheader=content["deck"],
        words=[words for words in (content["deck"], by_line(content)) if words],
        button=Link(name=_("Read the story"), url=url),
        why=_("You get this mail because you follow %(topics)s at %(station)s.")
        % {"topics": names, "station": station.name},
        links=[
            Link(name=_("Stop mail about %(topics)s") % {"topics": names}, url=stop),
            Link(name=_("Change choices or address"), url=station.url(path_for(Purpose.MANAGE, follower))),
        ],
    )
    first = topics[0] if topics else None
    return shape, {
        "List-Id": _list_id(station, first),
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Archived-At": f"<{url}>",
        "Precedence": "bulk",
    }


def _confirm(delivery: Delivery, follower: Follower) -> tuple[MailShape, dict[str, str]]:
    station = delivery.station
    asked = Topic.objects.filter(follows__follower=follower, follows__since__isnull=True).order_by("name", "pk")
    names = get_text_list([topic.name for topic in asked], _("and"))
    shape = MailShape(
        **_frame(station),
        subject=_("Confirm that you want to follow %(topics)s") % {"topics": names},
        words=[
            _("Somebody, most likely you, asked us to send new stories about %(topics)s to this address.")
            % {"topics": names},
            _("Open the page and press the button there. The link works for three days."),
            _("If it was not you, do nothing: no mail will come, and we forget this address after a week."),
        ],
        button=Link(name=_("Open the page to confirm"), url=station.url(path_for(Purpose.CONFIRM, follower))),
        why=_("You get this mail because this address was typed on a page of %(station)s.") % {"station": station.name},
    )
    return shape, {}


def _move(delivery: Delivery, follower: Follower) -> tuple[MailShape, dict[str, str]]:
    station = delivery.station
    link = station.url(path_for(Purpose.MOVE, follower, delivery.address))
    shape = MailShape(
        **_frame(station),
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
    return shape, {}


LETTERS = {Kind.STORY: _story, Kind.CONFIRM: _confirm, Kind.MOVE: _move}


def by_line(content: dict[str, Any]) -> str:
    """Return who wrote it and which agency it comes from, in one line."""
    names = get_text_list([byline["name"] for byline in content["bylines"]], _("and"))
    written = _("By %(names)s") % {"names": names} if names else ""
    distributor = content["distributor"]
    if not distributor:
        return written
    kind = Label(content["label"]).label
    return f"{written}, {distributor} ({kind})" if written else f"{distributor} ({kind})"


def _frame(station: Station) -> dict[str, Any]:
    return {
        "station_name": station.name,
        "station_url": station.url("/"),
        "colour": station.colour,
        "language": station.language,
    }


def _domain(station: Station) -> str:
    return station.canonical_host.rsplit(":", 1)[0].strip("[]")


def _list_id(station: Station, topic: Topic | None) -> str:
    """Return the List-Id (RFC 2919): one list a topic."""
    name = one_line(topic.name if topic else station.name).replace('"', "'")
    return f'"{name}" <{topic.slug if topic else station.slug}.{_domain(station)}>'

"""What came in a day or a week, in one mail: each reader's own choice among the stories that its text holds."""

from collections.abc import Hashable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsquare.circulation.kinds import Composed, Letter, MailKind, WithdrawnError, register_kind
from newsquare.circulation.letters.frame import frame, list_headers
from newsquare.circulation.letters.reasons import reasons_of, told_stories, wanted
from newsquare.circulation.models import Delivery, Edition, Kind
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import Link, TeaserShape

MOST = 30  # Stories that one mail shows; so it stays under the size at which mail programs cut.


def compose(edition: Edition, now: datetime) -> Composed:
    """Tell every story that anybody's digest holds, as the public may see it now."""
    told, versions = told_stories(edition.station, edition.facts["stories"], now)
    if not told:
        raise WithdrawnError("nothing of it may be seen")
    hour = edition.opened_at.astimezone(edition.station.zone)
    return Composed(subject="", content={"stories": told}, versions=versions, aim=f"digest:{hour:%u:%H}")


def same(delivery: Delivery) -> Hashable:
    """Digests of the same stories for the same reasons differ in address and links only."""
    return (delivery.wording_id, *delivery.reasons, *delivery.facts["stories"], *delivery.facts["stops"])


def write(delivery: Delivery) -> Letter:
    """Write the letter. Raises WithdrawnError where nothing of it may be seen any more."""
    assert delivery.wording is not None
    station, told = delivery.station, delivery.wording.content["stories"]
    mine = [told[str(pk)] for pk in delivery.facts["stories"] if str(pk) in told]
    if not mine:
        raise WithdrawnError("nothing of it may be seen")
    reasons, more = reasons_of(delivery), len(mine) - 1
    subject = mine[0]["headline"]
    if more:
        words = ngettext("%(headline)s, and one more story", "%(headline)s, and %(count)s more stories", more)
        subject = words % {"headline": subject, "count": more}
    left_out = len(mine) - MOST
    shape = MailShape(
        **frame(station),
        **reasons.foot(),
        subject=subject,
        preheader=mine[0]["deck"],
        stories=[teaser(station.url(each["path"]), each) for each in mine[:MOST]],
        button=Link(name=_("%(count)s more stand on our page") % {"count": left_out}, url=station.url("/"))
        if left_out > 0
        else None,
    )
    headers = list_headers(station, _("%(station)s: digest") % {"station": station.name}, f"digest.{station.slug}")
    return Letter(shape=shape, headers=headers, stop=delivery.facts["stops"])


def teaser(url: str, told: dict[str, str]) -> TeaserShape:
    """Return a story as a mail prints it."""
    return TeaserShape(
        url=url,
        headline=told["headline"],
        deck=told["deck"],
        kicker=Link(name=told["kicker"], url="") if told["kicker"] else None,
        published=timezone.localtime(datetime.fromisoformat(told["published"])) if told["published"] else None,
        by=told["by"],
    )


register_kind(
    MailKind(name=Kind.DIGEST, label=Kind.DIGEST.label, compose=compose, wanted=wanted, same=same, write=write)
)

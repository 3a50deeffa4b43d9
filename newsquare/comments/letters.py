"""The mail that tells somebody of answers to their comments."""

from collections.abc import Sequence
from datetime import datetime

from django.core import signing
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from newsquare.circulation.actions import Letter, MailKind, NotYetError, WithdrawnError, register_kind
from newsquare.circulation.models import Delivery
from newsquare.comments import words
from newsquare.comments.actions.replies import KIND
from newsquare.comments.models import Mute, Reply, ReplyMail, State
from newsquare.stations.models import Station
from newsquare.stories.queries import public_among
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import Link, TeaserShape

_SALT = "newsquare.comments.replies"
MOST = 20  # Answers in one mail; the others are counted.


def letter_of_replies(delivery: Delivery) -> Letter:
    """Tell of the answers of a day that readers see now. Raises NotYetError before its hour, WithdrawnError if none."""
    now, due = timezone.now(), datetime.fromisoformat(delivery.facts["due"])
    if now < due:
        raise NotYetError(due)
    replies = _seen(delivery.facts["mail"], due, now)
    if not replies:
        raise WithdrawnError("no answer can be seen")
    station = delivery.station
    stop = station.url(stop_path(delivery.facts["mail"]))
    count = {"n": len(replies)}
    shape = MailShape(
        station_name=station.name,
        station_url=station.url("/"),
        colour=station.colour,
        language=station.language,
        subject=ngettext("%(n)s answer to your comments", "%(n)s answers to your comments", len(replies)) % count,
        words=_more(len(replies)),
        stories=[_teaser(reply, station) for reply in replies[:MOST]],
        why=_("You get this mail because you asked %(station)s to be told of answers, once a day.")
        % {"station": station.name},
        links=[
            Link(name=_("No more mails about answers"), url=stop),
            Link(name=_("Your page"), url=station.url("/me/#replies")),
        ],
    )
    headers = {
        "List-Id": f"<replies.{station.canonical_host.rsplit(':', 1)[0].strip('[]')}>",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return Letter(shape=shape, headers=headers)


def still_wanted(deliveries: Sequence[Delivery]) -> set[int]:
    """Return the ids of those whose readers still ask for them."""
    asked = set(
        ReplyMail.objects.filter(pk__in=[each.facts["mail"] for each in deliveries]).values_list("pk", flat=True)
    )
    return {each.pk for each in deliveries if each.facts["mail"] in asked}


def stop_path(mail_id: int) -> str:
    """Return the path of the page that stops these mails, for whoever holds one of them."""
    return f"/comments/replies/stop/{signing.dumps(mail_id, salt=_SALT)}/"


def mail_of(token: str, station: Station) -> ReplyMail | None:
    """Return what a link stops; None where it is not ours, or stopped already."""
    try:
        pk = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return ReplyMail.objects.filter(pk=pk, station=station).first()


def _seen(mail_id: int, due: datetime, now: datetime) -> list[Reply]:
    """Return the answers that stand, under stories that the public may see, of people whom the reader hears."""
    rows = Reply.objects.filter(mail=mail_id, due_at=due, comment__state=State.PUBLISHED)
    rows = rows.exclude(comment__author__in=Mute.objects.filter(by__reply_mails=mail_id).values("muted"))
    found = list(rows.select_related("comment__author", "comment__story").order_by("comment__posted_at", "pk"))
    public = public_among({row.comment.story_id for row in found}, now)
    return [row for row in found if row.comment.story_id in public]


def _teaser(reply: Reply, station: Station) -> TeaserShape:
    comment = reply.comment
    return TeaserShape(
        url=station.url(comment.get_absolute_url()),
        headline=_("%(name)s answered you") % {"name": words.name_of(comment)},
        deck=Truncator(" ".join(comment.text.split())).chars(280),
        by=comment.story.headline,
    )


def _more(count: int) -> list[str]:
    left = count - MOST
    if left < 1:
        return []
    return [ngettext("%(n)s more stands on the page.", "%(n)s more stand on the page.", left) % {"n": left}]


register_kind(MailKind(name=KIND, label=gettext_lazy("answers"), write=letter_of_replies, wanted=still_wanted))

"""Tells those who were mailed a wrong version of a story what was wrong: exactly them, once a correction."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from newsquare.circulation.kinds import (
    Composed,
    Letter,
    MailKind,
    NotYetError,
    Recipient,
    WithdrawnError,
    register_kind,
)
from newsquare.circulation.letters.frame import frame, list_headers
from newsquare.circulation.letters.reasons import reasons_of
from newsquare.circulation.letters.story import LOOK_AGAIN
from newsquare.circulation.models import Delivery, Edition, Kind
from newsquare.circulation.queries import got_the_wrong_version
from newsquare.stories.models import Correction
from newsquare.stories.queries import is_public, story_changes_at
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import Link


def compose(edition: Edition, now: datetime) -> Composed:
    """Tell the correction as it stands under the headline."""
    story, correction = edition.story, Correction.objects.filter(pk=edition.facts["correction"]).first()
    if story is None or story.public is None or correction is None:
        raise WithdrawnError("the story was withdrawn")
    if not is_public(story, now):
        changes_at = story_changes_at(story, set(), now)
        if changes_at is None:
            raise WithdrawnError("the story was withdrawn")
        raise NotYetError(changes_at or now + LOOK_AGAIN)
    headline = story.public.content["headline"]
    return Composed(
        subject=_("Correction: %(headline)s") % {"headline": headline},
        content={"text": correction.text, "headline": headline, "path": story.path},
        versions={story.pk: story.public.number},
    )


def audience(edition: Edition, after: int) -> Iterator[Recipient]:
    """Return whom a mail of ours told a version that the correction says was wrong.

    Who follows the running story is told of it as of all that happens to it, and not twice.
    """
    correction = Correction.objects.select_related("before").get(pk=edition.facts["correction"])
    place, update = after, Delivery.objects.filter(edition__key=f"correction:{correction.pk}", follower__gt=after)
    told = set(update.values_list("follower_id", flat=True))
    for row in got_the_wrong_version(correction, after=after):
        if row.follower_id and row.follower_id > place and row.follower_id not in told:
            place = row.follower_id
            yield Recipient(place=place, follower_id=place, reasons=row.reasons)


def wanted(deliveries: Sequence[Delivery]) -> set[int]:
    """Return the ids of those whose reader did not stop everything."""
    return {row.pk for row in deliveries if row.follower and row.follower.left_at is None}


def same(delivery: Delivery) -> Hashable:
    """Mails of one text with the same reasons differ in address and links only."""
    return (delivery.wording_id, *delivery.reasons)


def write(delivery: Delivery) -> Letter:
    """Write the letter."""
    assert delivery.wording is not None
    station, told, reasons = delivery.station, delivery.wording.content, reasons_of(delivery)
    url = station.url(told["path"])
    foot = reasons.foot()
    shape = MailShape(
        **frame(station),
        subject=delivery.wording.subject,
        preheader=told["text"],
        words=[told["text"], _("We mailed you this story before it was corrected.")],
        button=Link(name=_("Read the corrected story"), url=url),
        why=foot["why"],
        links=foot["links"],
    )
    headers = list_headers(station, reasons.list_name, reasons.list_slug, archived_at=url)
    return Letter(shape=shape, headers=headers, stop=reasons.keys)


register_kind(
    MailKind(
        name=Kind.CORRECTION,
        label=Kind.CORRECTION.label,
        compose=compose,
        audience=audience,
        wanted=wanted,
        same=same,
        write=write,
    )
)

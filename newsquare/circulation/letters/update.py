"""News of a running story, to those who follow it: it was corrected, or came out anew under a headline with news."""

from collections.abc import Hashable, Iterator
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
from newsquare.circulation.letters.reasons import followers_of, reasons_of, wanted
from newsquare.circulation.letters.story import seen, told_of
from newsquare.circulation.models import Delivery, Edition, Kind
from newsquare.circulation.rules import has_news
from newsquare.stories.models import Correction, Story
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import Link


def compose(edition: Edition, now: datetime) -> Composed:
    """Tell what is new as the public may see it now. What turned out to be none, or was told as corrected, is not."""
    story, version = seen(edition, now)
    content = version.content
    note = ""
    if "correction" in edition.facts:
        note = Correction.objects.get(pk=edition.facts["correction"]).text
    else:
        _check(edition, story, content["headline"], now)
    words = _("Corrected: %(headline)s") if note else _("New: %(headline)s")
    return Composed(
        subject=words % {"headline": content["headline"]},
        content={**told_of(story, content), "note": note, "story": story.pk},
        versions={story.pk: version.number},
        aim=f"story:{story.pk}",
    )


def _check(edition: Edition, story: Story, headline: str, now: datetime) -> None:
    """Raise NotYetError until a headline has stood a while, WithdrawnError where there is nothing to tell of it."""
    came, settles = (datetime.fromisoformat(edition.facts[name]) for name in ("came_at", "settles_at"))
    if now < settles:
        raise NotYetError(settles)
    if not has_news(edition.facts["before"], headline):
        raise WithdrawnError("the headline says nothing new any more")
    if story.corrections.filter(corrected_at__gte=came).exists():
        raise WithdrawnError("it is told with the correction")


def audience(edition: Edition, after: int) -> Iterator[Recipient]:
    """Return who follows the story. Who came after it was corrected or updated has read it so."""
    key = f"story:{edition.story_id}"
    return followers_of(edition.station, [key], after=after, since__lte=edition.opened_at)


def same(delivery: Delivery) -> Hashable:
    """All of them differ in address and links only."""
    return delivery.wording_id


def write(delivery: Delivery) -> Letter:
    """Write the letter."""
    assert delivery.wording is not None
    station, told = delivery.station, delivery.wording.content
    reasons, url = reasons_of(delivery), station.url(told["path"])
    shape = MailShape(
        **frame(station),
        **reasons.foot(),
        subject=delivery.wording.subject,
        preheader=told["note"] or told["deck"],
        words=[words for words in (told["note"] or told["deck"], told["by"]) if words],
        button=Link(name=_("Read the story"), url=url),
    )
    headers = list_headers(station, reasons.list_name, reasons.list_slug, archived_at=url)
    return Letter(shape=shape, headers=headers, stop=reasons.keys)


register_kind(
    MailKind(
        name=Kind.UPDATE,
        label=Kind.UPDATE.label,
        compose=compose,
        audience=audience,
        wanted=wanted,
        same=same,
        write=write,
    )
)

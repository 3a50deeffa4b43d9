"""A new story, at once, to those who follow what brings it: headline, deck and who wrote it; its page has the rest."""

from collections.abc import Hashable, Iterator
from datetime import datetime, timedelta
from typing import Any

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
from newsquare.circulation.letters.reasons import by_line, followers_of, reasons_of, wanted
from newsquare.circulation.models import Delivery, Edition, Kind, Rhythm
from newsquare.circulation.queries import keys_of
from newsquare.stories.models import Bar, BarKind, PublishedVersion, Story
from newsquare.stories.queries import is_public, story_changes_at
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import Link

LOOK_AGAIN = timedelta(minutes=10)


def compose(edition: Edition, now: datetime) -> Composed:
    """Tell the story as the public may see it now."""
    story, version = seen(edition, now)
    content = version.content
    return Composed(
        subject=content["headline"],
        content={**told_of(story, content), "keys": keys_of(content)},
        versions={story.pk: version.number},
        aim=" ".join(sorted(keys_of(content))),
    )


def seen(edition: Edition, now: datetime) -> tuple[Story, PublishedVersion]:
    """Return the story of an edition and what readers see of it. Raises NotYetError or WithdrawnError."""
    story = edition.story
    if story is None or story.public is None:
        raise WithdrawnError("the story was withdrawn")
    if is_public(story, now):
        return story, story.public
    if Bar.objects.filter(story=story, kind=BarKind.KILL, lifted_at__isnull=True).exists():
        raise WithdrawnError("the story was withdrawn")
    changes_at = story_changes_at(story, set(), now)
    if changes_at is None and edition.frozen_at:
        raise WithdrawnError("the story was withdrawn")
    raise NotYetError(changes_at or now + LOOK_AGAIN)


def told_of(story: Story, content: dict[str, Any]) -> dict[str, Any]:
    """Return what a mail tells of a story under its headline."""
    return {"deck": content["deck"], "by": by_line(content), "path": story.path}


def audience(edition: Edition, after: int) -> Iterator[Recipient]:
    """Return who follows what brings the story, and wants it at once. Who came after it was out is not among them."""
    wording = edition.wording
    return followers_of(
        edition.station,
        wording.content["keys"] if wording else [],
        after=after,
        rhythm=Rhythm.ONCE,
        since__lte=edition.opened_at,
    )


def same(delivery: Delivery) -> Hashable:
    """Mails of one text with the same reasons differ in address and links only."""
    return (delivery.wording_id, *delivery.reasons)


def write(delivery: Delivery) -> Letter:
    """Write the letter."""
    assert delivery.wording is not None
    station, told = delivery.station, delivery.wording.content
    reasons = reasons_of(delivery)
    url = station.url(told["path"])
    shape = MailShape(
        **frame(station),
        **reasons.foot(),
        subject=delivery.wording.subject,
        preheader=told["deck"],
        words=[words for words in (told["deck"], told["by"]) if words],
        button=Link(name=_("Read the story"), url=url),
    )
    headers = list_headers(station, reasons.list_name, reasons.list_slug, archived_at=url)
    return Letter(shape=shape, headers=headers, stop=reasons.keys)


register_kind(
    MailKind(
        name=Kind.STORY,
        label=Kind.STORY.label,
        compose=compose,
        audience=audience,
        wanted=wanted,
        same=same,
        write=write,
    )
)

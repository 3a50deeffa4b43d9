"""A new story, to those who follow one of its topics: headline, deck and who wrote it; the rest stays on the page."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.utils.text import get_text_list
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
from newsquare.circulation.links import manage_here, stop_here
from newsquare.circulation.models import Delivery, Edition, Follow, Kind
from newsquare.stories.models import Bar, BarKind, Label, Topic
from newsquare.stories.queries import is_public, story_changes_at
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import Link

LOOK_AGAIN = timedelta(minutes=10)


def compose(edition: Edition, now: datetime) -> Composed:
    """Tell the story as the public may see it now."""
    story = edition.story
    if story is None or story.public is None:
        raise WithdrawnError("the story was withdrawn")
    if not is_public(story, now):
        if Bar.objects.filter(story=story, kind=BarKind.KILL, lifted_at__isnull=True).exists():
            raise WithdrawnError("the story was withdrawn")
        changes_at = story_changes_at(story, set(), now)
        if changes_at is None and edition.frozen_at:
            raise WithdrawnError("the story was withdrawn")
        raise NotYetError(changes_at or now + LOOK_AGAIN)
    content = story.public.content
    told = {"deck": content["deck"], "by": by_line(content), "path": story.path}
    return Composed(
        subject=content["headline"],
        content={**told, "topics": content["topics"]},
        versions={story.pk: story.public.number},
    )


def audience(edition: Edition, after: int) -> Iterator[Recipient]:
    """Return the confirmed followers of the story's topics. Who came after it was out is not among them."""
    wording = edition.wording
    follows = Follow.objects.filter(
        topic__in=wording.content["topics"] if wording else [],
        topic__station=edition.station_id,
        follower__confirmed_at__isnull=False,
        follower__gt=after,
        since__lte=edition.opened_at,
    )
    rows = follows.order_by("follower", "topic").values_list("follower_id", "topic_id").iterator()
    for follower, topics in groupby(rows, key=lambda row: row[0]):
        yield Recipient(place=follower, follower_id=follower, reasons=[f"topic:{topic}" for _, topic in topics])


def wanted(deliveries: Sequence[Delivery]) -> set[int]:
    """Return the ids of those whose reader still follows one of the topics that brought the mail."""
    follows = Follow.objects.filter(follower__in=[row.follower_id for row in deliveries], since__isnull=False)
    now = {(follower, f"topic:{topic}") for follower, topic in follows.values_list("follower_id", "topic_id")}
    return {row.pk for row in deliveries if any((row.follower_id, reason) in now for reason in row.reasons)}


def same(delivery: Delivery) -> Hashable:
    """Mails of one text with the same reasons differ in address and links only."""
    return (delivery.wording_id, *delivery.reasons)


def write(delivery: Delivery) -> Letter:
    """Write the letter."""
    assert delivery.wording is not None
    station, told = delivery.station, delivery.wording.content
    topics = topics_of(delivery)
    names = get_text_list([topic.name for topic in topics], _("and"))
    url = station.url(told["path"])
    shape = MailShape(
        **frame(station),
        subject=delivery.wording.subject,
        preheader=told["deck"],
        words=[words for words in (told["deck"], told["by"]) if words],
        button=Link(name=_("Read the story"), url=url),
        why=_("You get this mail because you follow %(topics)s at %(station)s.")
        % {"topics": names, "station": station.name},
        links=[
            Link(name=_("Stop mail about %(topics)s") % {"topics": names}, url=stop_here(station)),
            Link(name=_("Change choices or address"), url=manage_here(station)),
        ],
    )
    first = topics[0] if topics else station
    headers = list_headers(station, first.name, first.slug, archived_at=url)
    return Letter(shape=shape, headers=headers, stop=[topic.pk for topic in topics])


def topics_of(delivery: Delivery) -> list[Topic]:
    """Return the topics that brought a mail."""
    ids = [int(reason.removeprefix("topic:")) for reason in delivery.reasons if reason.startswith("topic:")]
    return list(Topic.objects.filter(pk__in=ids).order_by("pk"))


def by_line(content: dict[str, Any]) -> str:
    """Return who wrote it and which agency it comes from, in one line."""
    names = get_text_list([byline["name"] for byline in content["bylines"]], _("and"))
    written = _("By %(names)s") % {"names": names} if names else ""
    distributor = content["distributor"]
    if not distributor:
        return written
    kind = Label(content["label"]).label
    return f"{written}, {distributor} ({kind})" if written else f"{distributor} ({kind})"


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

"""Why a mail reaches a reader: what they follow brought it; who these readers are, and who still wants it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from newsquare.circulation.kinds import Recipient
from newsquare.circulation.links import manage_here, stop_here
from newsquare.circulation.models import Delivery, Follow, Subject
from newsquare.circulation.queries import names_of, subjects_of
from newsquare.stations.models import Station
from newsquare.stories.models import Label
from newsquare.stories.queries import public_stories
from newsquare.theme.shapes import Link


@dataclass(frozen=True)
class Reasons:
    """What brought a mail, in the words of its foot and in its headers."""

    station: Station
    subjects: Sequence[Subject]

    @property
    def keys(self) -> list[str]:
        """What the link that stops the mail stops."""
        return [subject.key for subject in self.subjects]

    @property
    def list_name(self) -> str:
        """The name of the list: the first thing that brought it."""
        return in_words(self.subjects[:1]) if self.subjects else self.station.name

    @property
    def list_slug(self) -> str:
        """The end of the list's address; a topic's is its slug alone."""
        if not self.subjects:
            return self.station.slug
        subject = self.subjects[0]
        return subject.topic.slug if subject.topic else f"{subject.address_end}.{subject.kind}"

    def foot(self) -> dict[str, Any]:
        """Return why the mail came, and the ways to stop it and to change what comes, for a MailShape."""
        names = in_words(self.subjects)
        return {
            "why": _("You get this mail because you follow %(subjects)s at %(station)s.")
            % {"subjects": names, "station": self.station.name},
            "links": [
                Link(name=_("Stop mail about %(subjects)s") % {"subjects": names}, url=stop_here(self.station)),
                Link(name=_("Change what comes, when and where to"), url=manage_here(self.station)),
            ],
        }


def reasons_of(delivery: Delivery) -> Reasons:
    """Return what brought a mail."""
    return Reasons(delivery.station, list(subjects_of(delivery.station, delivery.reasons)))


def in_words(subjects: Iterable[Subject]) -> str:
    """Return the names of what is followed, in a sentence."""
    found = list(subjects)
    names = names_of(found, timezone.now())
    return get_text_list([names[each.pk] for each in found], _("and"))


def followers_of(station: Station, keys: Iterable[str], *, after: int, **more: Any) -> Iterator[Recipient]:
    """Return, in their order, the confirmed followers of any of some subjects whose place comes after one."""
    follows = Follow.objects.filter(
        subject__station=station,
        subject__key__in=list(keys),
        follower__confirmed_at__isnull=False,
        follower__gt=after,
        since__isnull=False,
        **more,
    )
    rows = follows.order_by("follower_id", "subject_id").values_list("follower_id", "subject__key").iterator()
    for follower, found in groupby(rows, key=lambda row: row[0]):
        yield Recipient(place=follower, follower_id=follower, reasons=[key for _follower, key in found])


def wanted(deliveries: Sequence[Delivery]) -> set[int]:
    """Return the ids of those whose reader still follows something that brought the mail."""
    follows = Follow.objects.filter(follower__in=[row.follower_id for row in deliveries], since__isnull=False)
    now = set(follows.values_list("follower_id", "subject__key"))
    return {row.pk for row in deliveries if any((row.follower_id, reason) in now for reason in row.reasons)}


def told_stories(
    station: Station, ids: Iterable[int], now: datetime
) -> tuple[dict[str, dict[str, str]], dict[int, int]]:
    """Return by id, in their order, what a mail tells of those stories that may be seen now, and of which version."""
    order = list(ids)
    found = public_stories(station, now).filter(pk__in=order).select_related("public", "section")
    rows = {story.pk: story for story in found}
    told, versions = {}, {}
    for story in (rows[pk] for pk in order if pk in rows):
        assert story.public is not None
        content = story.public.content
        told[str(story.pk)] = {
            "headline": content["headline"],
            "deck": content["deck"],
            "by": by_line(content),
            "kicker": story.section.name,
            "path": story.path,
            "published": story.published_at.astimezone(station.zone).isoformat() if story.published_at else "",
        }
        versions[story.pk] = story.public.number
    return told, versions


def by_line(content: dict[str, Any]) -> str:
    """Return who wrote it and which agency it comes from, in one line."""
    names = get_text_list([byline["name"] for byline in content["bylines"]], _("and"))
    written = _("By %(names)s") % {"names": names} if names else ""
    distributor = content["distributor"]
    if not distributor:
        return written
    kind = Label(content["label"]).label
    return f"{written}, {distributor} ({kind})" if written else f"{distributor} ({kind})"

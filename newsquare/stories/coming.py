"""What time brings: the moments at which stories and pictures come, go, or may be seen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Revision

from newsquare.stories.models import Bar, Picture, Story, Turn


@dataclass(frozen=True)
class Edge:
    """A moment at which a bar begins or ends by itself."""

    at: datetime
    turn: Turn
    bar: Bar

    @property
    def story(self) -> Story | None:
        """The story that is barred, if it is one."""
        return self.bar.story

    @property
    def picture_id(self) -> int | None:
        """The picture that is barred, if it is one."""
        return self.bar.picture_id

    @property
    def sender(self) -> type[Story] | type[Picture]:
        """What is barred, as signals name it."""
        return Story if self.bar.story_id else Picture


def scheduled() -> "QuerySet[Revision, Any]":
    """Return the drafts that go live at a moment, the first one first."""
    kind = ContentType.objects.get_for_model(Story)
    found: QuerySet[Revision, Any] = Revision.objects.filter(content_type=kind, approved_go_live_at__isnull=False)
    return found.order_by("approved_go_live_at", "pk")


def due_go_lives(now: datetime) -> "QuerySet[Revision, Any]":
    """Return the drafts that should be live."""
    return scheduled().filter(approved_go_live_at__lte=now)


def due_ends(now: datetime) -> QuerySet[Story]:
    """Return the stories whose end has come and is not carried out, the first one first."""
    return Story.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk")


def edges(after: datetime, until: datetime | None) -> list[Edge]:
    """Return when bars begin or end by themselves, after a moment and up to another, in order."""
    span = Q(from_at__gt=after) | Q(until_at__gt=after)
    bars = Bar.objects.filter(span, lifted_at__isnull=True)
    found = []
    for bar in bars.select_related("story__station", "picture__station", "by").order_by("pk"):
        begins, ends = (Turn.BAR, Turn.LIFT) if bar.story_id else (Turn.RIGHTS_END, Turn.RIGHTS_BEGIN)
        for at, turn in ((bar.from_at, begins), (bar.until_at, ends)):
            if at is not None and after < at and (until is None or at <= until):
                found.append(Edge(at, turn, bar))
    return sorted(found, key=lambda edge: (edge.at, edge.bar.pk))


def next_moment(after: datetime) -> datetime | None:
    """Return the next moment at which something is to be done for a story or a picture."""
    bars = Bar.objects.filter(lifted_at__isnull=True)
    firsts = (
        scheduled().filter(approved_go_live_at__gt=after).values_list("approved_go_live_at", flat=True),
        Story.objects.filter(live=True, expire_at__gt=after).order_by("expire_at").values_list("expire_at", flat=True),
        bars.filter(from_at__gt=after).order_by("from_at").values_list("from_at", flat=True),
        bars.filter(until_at__gt=after).order_by("until_at").values_list("until_at", flat=True),
    )
    return min((moment for rows in firsts if (moment := rows.first()) is not None), default=None)

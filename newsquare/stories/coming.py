"""What time brings: the moments at which stories and pictures come, go, or may be seen."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Revision

from newsquare.stations.models import Station
from newsquare.stories.models import Bar, Lateness, Picture, Story, Turn


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
    for bar in bars.select_related("story__station", "story__section", "picture__station", "by").order_by("pk"):
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


@dataclass(frozen=True)
class Coming:
    """One line of the schedule board. `key` names what is to be moved: a story's or a bar's id."""

    at: datetime
    turn: Turn
    key: int
    name: str
    story: Story | None
    section: str
    who: str
    note: str


def coming(station: Station, now: datetime) -> list[Coming]:
    """Return what is due at a station and not done, and what comes, in order."""
    lines = [*_go_lives(station), *_ends(station), *_edges(station, now)]
    return sorted(lines, key=lambda line: (line.at, line.name, line.key))


def late_and_unseen(station: Station) -> QuerySet[Lateness]:
    """Return what was done late and nobody has seen to have been, the newest first."""
    return Lateness.objects.filter(station=station, seen_at=None).select_related("story").order_by("-planned_at", "-pk")


def _go_lives(station: Station) -> list[Coming]:
    revisions = list(scheduled().select_related("user"))
    ids = [int(revision.object_id) for revision in revisions]
    here = Story.objects.filter(station=station, pk__in=ids).select_related("section").defer("body")
    stories = {story.pk: story for story in here}
    found = []
    for revision in revisions:
        if (story := stories.get(int(revision.object_id))) is not None:
            held = revision.content.get("headline") or story.headline
            found.append(_line(revision.approved_go_live_at, Turn.GO_LIVE, story, held, revision.user))
    return found


def _ends(station: Station) -> list[Coming]:
    stories = Story.objects.filter(station=station, public__isnull=False, expire_at__isnull=False)
    found = stories.select_related("section", "live_revision__user").defer("body").order_by("expire_at", "pk")
    return [
        _line(story.expire_at, Turn.END, story, story.headline, story.live_revision and story.live_revision.user)
        for story in found
        if story.expire_at
    ]


def _edges(station: Station, now: datetime) -> list[Coming]:
    found = []
    for edge in edges(now, None):
        bar, story = edge.bar, edge.story
        if story is not None and story.station == station:
            line = _line(edge.at, edge.turn, story, story.headline, bar.by)
            found.append(replace(line, key=bar.pk, note=bar.note or bar.get_kind_display()))
        elif bar.picture is not None and bar.picture.station == station:
            found.append(Coming(edge.at, edge.turn, bar.pk, bar.picture.title, None, "", str(bar.by or ""), bar.note))
    return found


def _line(at: datetime, turn: Turn, story: Story, name: str, who: object) -> Coming:
    return Coming(at, turn, story.pk, name, story, story.section.name, str(who or ""), "")

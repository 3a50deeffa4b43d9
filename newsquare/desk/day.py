"""The day at a glance as plain data: who has what, until when, in which state. All its queries happen here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q
from django.utils.timesince import timesince
from wagtail.admin.models import EditingSession
from wagtail.models import Revision

from newsquare.accounts.models import User
from newsquare.desk.models import Assignment, State, state_of_story
from newsquare.stations.models import Station
from newsquare.stories.models import Story

MOST = 100  # Lines of one kind on the screen.
LOOSE = 30  # Stories without an assignment.
TOUCHED = timedelta(days=2)
HERE = timedelta(minutes=1)  # So long after a sign of life somebody is said to be in a story.
SOON = timedelta(hours=12)

STORY_FACTS = (
    "headline",
    "public_id",
    "has_unpublished_changes",
    "go_live_at",
    "section__name",
    "latest_revision__created_at",
    "latest_revision__user__name",
    "latest_revision__user__email",
)


@dataclass(frozen=True)
class Line:
    """One line of the budget."""

    title: str
    person: str
    person_id: int | None
    due_at: datetime | None
    late: str  # How late, in words; empty if it is not.
    state: State
    section: str
    note: str
    assignment_id: int | None
    story_id: int | None
    done: bool
    here: str = ""  # Who has the story open.


@dataclass(frozen=True)
class Span:
    """The days that are looked at, in the station's time."""

    name: str
    start: datetime
    end: datetime


def span_of(station: Station, name: str, now: datetime) -> Span:
    """Return today, tomorrow or the week from today on."""
    today = now.astimezone(station.zone).date()
    first, days = {"tomorrow": (1, 1), "week": (0, 7)}.get(name, (0, 1))
    start, end = (datetime.combine(today + timedelta(days=day), time(), station.zone) for day in (first, first + days))
    return Span(name if name in {"tomorrow", "week"} else "today", start, end)


def lines_of(station: Station, span: Span, now: datetime, *, who: int | None = None) -> list[Line]:
    """Return the budget of some days in the order of time; `who` leaves only one person's."""
    lines = [_of_assignment(row, now) for row in _assignments(station, span, who)]
    if span.name != "tomorrow":
        lines += [_of_story(story) for story in _loose(station, now, who)]
    here = _who_is_in([line.story_id for line in lines if line.story_id], now)
    lines = [replace(line, here=here.get(line.story_id or 0, "")) for line in lines]
    last = datetime.max.replace(tzinfo=now.tzinfo)
    return sorted(lines, key=lambda line: (line.done, line.due_at or last, line.assignment_id is None))


def going_out(station: Station, now: datetime) -> list[tuple[datetime, int, str]]:
    """Return what is scheduled for the next hours: when, the story's id, its headline."""
    kind = ContentType.objects.get_for_model(Story)
    due = Revision.objects.filter(
        content_type=kind, approved_go_live_at__gt=now, approved_go_live_at__lte=now + SOON
    ).order_by("approved_go_live_at", "pk")
    rows = list(due.values_list("approved_go_live_at", "object_id", "object_str"))
    ours = set(Story.objects.filter(station=station, pk__in=[row[1] for row in rows]).values_list("pk", flat=True))
    return [(at, int(pk), words) for at, pk, words in rows if int(pk) in ours][:MOST]


def _assignments(station: Station, span: Span, who: int | None) -> Iterable[Assignment]:
    open_ones = Q(story__isnull=True) | Q(story__public__isnull=True)
    when = Q(due_at__gte=span.start, due_at__lt=span.end)
    if span.name != "tomorrow":
        when |= open_ones & (Q(due_at__lt=span.start) | Q(due_at__isnull=True))
    rows = Assignment.objects.filter(when, station=station, dropped_at__isnull=True)
    if who:
        rows = rows.filter(person_id=who)
    names = [f"story__{name}" for name in ("public_id", "has_unpublished_changes", "go_live_at")]
    return (
        rows.select_related("person", "section", "story")
        .only("title", "note", "due_at", "mark", "person__name", "person__email", "section__name", *names)
        .order_by(F("due_at").asc(nulls_last=True), "pk")[:MOST]
    )


def _loose(station: Station, now: datetime, who: int | None) -> Iterable[Story]:
    """Return the stories that somebody writes without an assignment, the last touched first."""
    assigned = Assignment.objects.filter(story=OuterRef("pk"), dropped_at__isnull=True)
    touched = Story.objects.filter(~Exists(assigned), station=station, latest_revision__created_at__gte=now - TOUCHED)
    unfinished = touched.filter(Q(public__isnull=True, withdrawn_at__isnull=True) | Q(has_unpublished_changes=True))
    if who:
        unfinished = unfinished.filter(latest_revision__user_id=who)
    rows = unfinished.select_related("section", "latest_revision__user").only(*STORY_FACTS)
    return rows.order_by("-latest_revision__created_at", "-pk")[:LOOSE]


def _who_is_in(stories: list[int], now: datetime) -> dict[int, str]:
    kind = ContentType.objects.get_for_model(Story)
    forms = EditingSession.objects.filter(
        content_type=kind, object_id__in=[str(pk) for pk in stories], last_seen_at__gt=now - HERE
    )
    found: dict[int, dict[str, None]] = {}
    for form in forms.select_related("user").order_by("pk"):
        found.setdefault(int(form.object_id), {})[str(form.user)] = None
    return {pk: ", ".join(names) for pk, names in found.items()}


def _of_assignment(row: Assignment, now: datetime) -> Line:
    state = row.state
    late = bool(row.due_at and row.due_at < now and state is not State.PUBLISHED)
    return Line(
        title=row.title,
        person=str(row.person) if row.person else "",
        person_id=row.person_id,
        due_at=row.due_at,
        late=timesince(row.due_at, now, depth=1) if late and row.due_at else "",
        state=state,
        section=row.section.name if row.section else "",
        note=row.note,
        assignment_id=row.pk,
        story_id=row.story_id,
        done=state is State.PUBLISHED,
    )


def _of_story(story: Story) -> Line:
    editor: User | None = story.latest_revision.user if story.latest_revision else None
    return Line(
        title=story.headline,
        person=str(editor) if editor else "",
        person_id=editor.pk if editor else None,
        due_at=story.go_live_at,
        late="",
        state=state_of_story(story),
        section=story.section.name,
        note="",
        assignment_id=None,
        story_id=story.pk,
        done=False,
    )

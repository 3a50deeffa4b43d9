"""What can be done with assignments. Others reach it through the part's actions."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.desk.models import Assignment, Mark
from newsquare.stations.models import Station
from newsquare.stories.models import Byline, Section, Story
from newsquare.stories.queries import slug_of


class NoSectionError(Exception):
    """The station has no section in which a story could begin."""


def plan_work(
    *,
    station: Station,
    title: str,
    by: User | None,
    now: datetime,
    person: User | None = None,
    due_at: datetime | None = None,
    section: Section | None = None,
    note: str = "",
    story: Story | None = None,
) -> Assignment:
    """Put something on the plan."""
    return Assignment.objects.create(
        station=station,
        title=title,
        note=note,
        person=person,
        due_at=due_at,
        section=section,
        story=story,
        made_by=by,
        made_at=now,
    )


@transaction.atomic
def begin_work(*, assignment: Assignment, by: User, now: datetime) -> Story:
    """Begin the story of an assignment, or return the one that was begun.

    Raises NoSectionError where the station has none.
    """
    row = Assignment.objects.select_for_update(of=("self",)).select_related("story").get(pk=assignment.pk)
    if row.story:
        return row.story
    sections = Section.objects.filter(station_id=row.station_id).order_by("position", "name", "pk")
    section = row.section or sections.first()
    if section is None:
        raise NoSectionError
    row.person = row.person or by
    story = Story(station_id=row.station_id, headline=row.title, slug=slug_of(row.title), section=section, live=False)
    story.bylines = [Byline(name=row.person.get_full_name()[:120], sort_order=0)]
    story.latest_revision_created_at = now
    story.save()
    story.save_revision(user=by, clean=False)
    record(Did.ADDED, story, station=row.station_id)
    row.story = story
    row.save(update_fields=["story", "person"])
    return story


@transaction.atomic
def mark_work(*, assignment: Assignment, as_: Mark) -> None:
    """Say that it is filed, ready, or neither."""
    before = Mark(assignment.mark)
    if before is as_:
        return
    assignment.mark = as_
    assignment.save(update_fields=["mark"])
    record(Did.CHANGED, assignment, changes=[(gettext("said of it"), str(before.label), str(as_.label))])


@transaction.atomic
def strike_work(*, assignment: Assignment, now: datetime) -> None:
    """Take it off the plan. Its story stays."""
    assignment.dropped_at = now
    assignment.save(update_fields=["dropped_at"])
    record(Did.DELETED, assignment)

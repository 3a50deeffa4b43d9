"""Carry out what is due: go-lives, ends, and what lifts by itself. Whatever was done late is written down."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import OperationalError, transaction
from wagtail.models import Revision

from newsquare.stories.actions.publish import settle_all
from newsquare.stories.coming import due_ends, due_go_lives, edges
from newsquare.stories.models import Lateness, Reached, Story, Turn
from newsquare.stories.signals import picture_changed, story_barred

LATE = timedelta(seconds=15)  # What is done within this is in time, for an editor.

Step = Callable[[int, datetime, datetime | None], None]

log = logging.getLogger(__name__)


def carry_out(*, now: datetime, up_since: datetime | None) -> list[int]:
    """Do everything that is due, however long it has been; return the stories that had to be put right besides.

    `up_since` is when the server was last started: what was due before then, was due while it was down. One story
    that fails does not keep the others back; it is tried again at the next call.
    """
    _turn(now, up_since)
    for revision_id in list(due_go_lives(now).values_list("pk", flat=True)):
        _try(_go_live, revision_id, now, up_since)
    for story_id in list(due_ends(now).values_list("pk", flat=True)):
        _try(_end, story_id, now, up_since)
    return settle_all(now=now)


def _try(step: Step, pk: int, now: datetime, up_since: datetime | None) -> None:
    try:
        step(pk, now, up_since)
    except OperationalError:
        raise  # The database is away: the worker waits for it.
    except Exception:
        log.exception("What is due could not be done (%s %s); it is tried again.", step, pk)


@transaction.atomic
def _go_live(revision_id: int, now: datetime, up_since: datetime | None) -> None:
    """Publish a scheduled draft, unless somebody did so, or took its time back, a moment ago."""
    story_id = Revision.objects.values_list("object_id", flat=True).get(pk=revision_id)
    Story.objects.select_for_update(of=("self",)).get(pk=story_id)
    revision = due_go_lives(now).filter(pk=revision_id).first()
    if revision is None:
        return
    planned = revision.approved_go_live_at
    revision.publish(log_action="wagtail.publish.scheduled")
    story = Story.objects.get(pk=story_id)
    _note(story, Turn.GO_LIVE, planned, now, up_since, in_vain=story.public_id is None)


@transaction.atomic
def _end(story_id: int, now: datetime, up_since: datetime | None) -> None:
    """Take a story from the site whose end has come. The gate has shown it to nobody since."""
    story = due_ends(now).select_for_update(of=("self",)).filter(pk=story_id).first()
    if story is None:
        return
    was_public, planned = story.public_id is not None, story.expire_at
    story.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    if was_public and planned and _was_down(planned, up_since):
        _note(story, Turn.END, planned, now, up_since)


@transaction.atomic
def _turn(now: datetime, up_since: datetime | None) -> None:
    """Tell of the bars that began or ended by themselves since this was last done."""
    Reached.objects.get_or_create(pk=1, defaults={"at": now})
    reached = Reached.objects.select_for_update().get(pk=1)
    for edge in edges(reached.at, now):
        if edge.story is None:
            picture_changed.send(edge.sender, picture_id=edge.picture_id)
            continue
        story_barred.send(Story, story_id=edge.story.pk)
        if edge.turn == Turn.LIFT and edge.story.public_id and _was_down(edge.at, up_since):
            _note(edge.story, Turn.LIFT, edge.at, now, up_since)
    if reached.at < now:
        Reached.objects.filter(pk=1).update(at=now)


def _was_down(planned: datetime, up_since: datetime | None) -> bool:
    return up_since is not None and planned < up_since


def _note(
    story: Story,
    turn: Turn,
    planned: datetime,
    now: datetime,
    up_since: datetime | None,
    *,
    in_vain: bool = False,
) -> None:
    if now - planned <= LATE:
        return
    Lateness.objects.create(
        station=story.station,
        story=story,
        turn=turn,
        planned_at=planned,
        done_at=now,
        in_vain=in_vain,
        server_was_down=_was_down(planned, up_since),
    )
    log.warning("Story %s: %s was planned for %s and done at %s.", story.pk, turn, planned, now)

"""Take back a moderator's decision within a minute: everything stands as it stood, and the decision never was."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.comments.actions.lining import line_up
from newsquare.comments.models import Appeal, Comment, Decision, Outcome, State, Step
from newsquare.comments.signals import comment_accepted, comment_removed

UNDO_FOR = timedelta(minutes=1)
_KEPT = ("state", "reason", "found", "reasons", "note", "decided_by_id", "decided_at", "featured_at")


class TooLateToUndoError(Exception):
    """The decision is older than a minute, not this moderator's, or the comment has been decided on again."""


def new_press() -> str:
    """Return a name for what one press of a key decides."""
    return secrets.token_hex(8)


def keep_step(row: Comment, *, by: User, now: datetime, press: str) -> None:
    """Keep what stands before a decision; call it before anything is changed. What nobody can undo any more goes."""
    Step.objects.filter(at__lt=now - UNDO_FOR).delete()
    before: dict[str, object] = {name: getattr(row, name) for name in _KEPT}
    for name in ("decided_at", "featured_at"):
        moment = getattr(row, name)
        before[name] = moment.isoformat() if moment else None
    before["reports"] = list(row.reports.filter(settled_at__isnull=True).values_list("pk", flat=True))
    appeals = Appeal.objects.filter(decision__comment=row, outcome=Outcome.OPEN)
    before["appeals"] = list(appeals.values_list("pk", flat=True))
    Step.objects.create(comment=row, by=by, at=now, press=press or new_press(), before=before)


def last_press(by: User, now: datetime) -> str:
    """Return what a moderator can still take back; empty when there is nothing."""
    step = Step.objects.filter(by=by, at__gte=now - UNDO_FOR).order_by("-at", "-pk").first()
    return step.press if step else ""


@transaction.atomic
def undo(*, press: str, by: User, now: datetime) -> list[int]:
    """Take back what one press decided; return the comments. Raises TooLateToUndoError."""
    steps = list(Step.objects.filter(press=press, by=by, at__gte=now - UNDO_FOR).order_by("pk"))
    undone = [step.comment_id for step in steps if _take_back(step, by, now)]
    if not undone:
        raise TooLateToUndoError
    return undone


def _take_back(step: Step, by: User, now: datetime) -> bool:
    rows = Comment.objects.select_for_update(of=("self",)).select_related("story")
    row, before = rows.get(pk=step.comment_id), step.before
    was = row.state
    if was == State.DELETED or (row.decided_by_id, row.decided_at) != (by.pk, step.at):
        return False
    for name in _KEPT:
        moment = datetime.fromisoformat(before[name]) if name.endswith("_at") and before[name] else before[name]
        setattr(row, name, moment)
    row.save(update_fields=[name.removesuffix("_id") for name in _KEPT])
    row.reports.filter(pk__in=before["reports"]).update(settled_at=None, upheld=None)
    Decision.objects.filter(comment=row, by=by, at=step.at).delete()
    reopened = {"outcome": Outcome.OPEN, "decided_by": None, "decided_at": None, "answer": ""}
    Appeal.objects.filter(pk__in=before["appeals"]).update(**reopened)
    line_up(row, now=now)
    step.delete()
    record(Did.UNDID, row, by=by, station=row.story.station_id, name=f"{row.pk}: “{row.story.headline}”", now=now)
    if State.PUBLISHED in {was, row.state} and was != row.state:
        signal = comment_accepted if row.state == State.PUBLISHED else comment_removed
        signal.send(Comment, comment_id=row.pk, story_id=row.story_id, parent_id=row.parent_id)
    return True

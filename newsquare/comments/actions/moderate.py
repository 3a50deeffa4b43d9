"""What moderators decide: a comment stands, or it does not and its author reads why."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.comments.actions.decide import end_appeals, keep_decision
from newsquare.comments.actions.lining import line_up
from newsquare.comments.actions.undo import keep_step
from newsquare.comments.models import Comment, HouseRule, Outcome, State
from newsquare.comments.signals import comment_accepted, comment_rejected, comment_removed


class ChangedMeanwhileError(Exception):
    """The comment is not what the moderator saw: its author changed or deleted it."""


@transaction.atomic
def approve(*, comment: Comment, by: User, now: datetime, seen: str, press: str = "") -> Comment:
    """Let a comment stand, whatever was said against it; open reports are settled.

    `seen` is the fingerprint of the text that the moderator read; `press` joins the decisions of one press. Raises
    ChangedMeanwhileError when the text is another.
    """
    row = _locked(comment, seen)
    keep_step(row, by=by, now=now, press=press)
    was, row.state = row.state, State.PUBLISHED
    row.reason, row.found, row.note, row.reasons = "", "", "", []
    _decide(row, Did.APPROVED, by, now, State(was))
    end_appeals(row, Outcome.OVERTURNED, now=now, by=by)
    if was != State.PUBLISHED:
        comment_accepted.send(Comment, comment_id=row.pk, story_id=row.story_id, parent_id=row.parent_id)
    return row


@transaction.atomic
def reject(
    *, comment: Comment, by: User, now: datetime, seen: str, reason: HouseRule, note: str = "", press: str = ""
) -> Comment:
    """Keep or take a comment from the page. Its author reads the reason and the note.

    `seen` is the fingerprint of the text that the moderator read. Raises ChangedMeanwhileError when it is another.
    """
    row = _locked(comment, seen)
    keep_step(row, by=by, now=now, press=press)
    was, row.state = row.state, State.REJECTED
    row.reason, row.note, row.featured_at = reason, note.strip()[:500], None
    _decide(row, Did.REJECTED, by, now, State(was))
    comment_rejected.send(Comment, comment_id=row.pk)
    if was == State.PUBLISHED:
        comment_removed.send(Comment, comment_id=row.pk, story_id=row.story_id, parent_id=row.parent_id)
    return row


def _locked(comment: Comment, seen: str) -> Comment:
    row = Comment.objects.select_for_update().get(pk=comment.pk)
    if row.state == State.DELETED or row.fingerprint != seen:
        raise ChangedMeanwhileError
    return row


def _decide(row: Comment, did: Did, by: User, now: datetime, was: State) -> None:
    row.decided_by, row.decided_at = by, now
    row.save(update_fields=["state", "reason", "found", "note", "reasons", "decided_by", "decided_at", "featured_at"])
    keep_decision(row, by=by, was=was, now=now)
    row.reports.filter(settled_at__isnull=True).update(settled_at=now, upheld=row.state == State.REJECTED)
    line_up(row, now=now)
    name = f"{row.pk}: “{row.story.headline}”"  # Neither its words nor its author: those are a reader's.
    record(did, row, by=by, station=row.story.station_id, name=name, note=row.get_reason_display(), now=now)

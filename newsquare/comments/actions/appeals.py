"""Appeal against a rejection, once; another moderator decides where there is one."""

from datetime import datetime

from django.db import IntegrityError, transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.comments.actions.change import locked
from newsquare.comments.actions.decide import end_appeals
from newsquare.comments.actions.moderate import ChangedMeanwhileError, approve
from newsquare.comments.models import Appeal, Comment, Outcome, State
from newsquare.comments.queries import appeals
from newsquare.comments.signals import appeal_made


class NoAppealError(Exception):
    """The comment is not rejected, or its rejection has been appealed against."""


class OwnDecisionError(Exception):
    """The moderator took the decision, and there is another who can look at it."""


@transaction.atomic
def appeal(*, comment: Comment, by: User, words: str, now: datetime) -> Appeal:
    """Ask for another look at the rejection of one's own comment. Raises NotYoursError, NoAppealError."""
    comment = locked(comment, by)
    decision = appeals.rejection_of(comment)
    if decision is None or comment.state != State.REJECTED:
        raise NoAppealError
    try:
        with transaction.atomic():
            made = Appeal.objects.create(
                station=comment.story.station, decision=decision, words=words.strip()[:1000], at=now
            )
    except IntegrityError as error:
        raise NoAppealError from error
    appeal_made.send(Appeal, appeal_id=made.pk, comment_id=comment.pk)
    return made


@transaction.atomic
def decide_appeal(*, appeal: Appeal, by: User, stands: bool, answer: str, now: datetime) -> Appeal:
    """Let a rejection stand, or publish the comment after all. The author reads the outcome and the answer.

    Raises OwnDecisionError where the moderator took the decision and another could look at it,
    ChangedMeanwhileError when the appeal has ended or the comment is gone.
    """
    row = Appeal.objects.select_for_update().get(pk=appeal.pk)
    decision, comment = row.decision, row.decision.comment
    if row.outcome != Outcome.OPEN or comment is None or comment.state != State.REJECTED:
        raise ChangedMeanwhileError
    if not appeals.may_decide(row, by):
        raise OwnDecisionError
    outcome = Outcome.UPHELD if stands else Outcome.OVERTURNED
    end_appeals(comment, outcome, now=now, by=by, answer=answer.strip()[:500])
    if stands:
        name = f"{comment.pk}: “{comment.story.headline}”"
        note = decision.get_reason_display()
        record(Did.UPHELD, comment, by=by, station=row.station_id, name=name, note=note, now=now)
    else:
        approve(comment=comment, by=by, now=now, seen=comment.fingerprint)
    row.refresh_from_db()
    return row

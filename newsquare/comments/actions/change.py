"""What authors do to their own comments: change the words for a while, delete at any time."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.models import User
from newsquare.comments import queries, rules
from newsquare.comments.actions.decide import end_appeals, keep_decision
from newsquare.comments.actions.lining import line_up, take_prints
from newsquare.comments.actions.post import tidy
from newsquare.comments.actions.ruling import PLAINLY, LookAgainError, Sending, ruling_on
from newsquare.comments.models import Comment, Outcome, State
from newsquare.comments.signals import comment_accepted, comment_changed, comment_removed


class NotYoursError(Exception):
    """Somebody tried to change a comment of another, or one that is gone."""


class TooLateError(Exception):
    """The comment can no longer be changed."""


@transaction.atomic
def edit_comment(*, comment: Comment, by: User, text: str, now: datetime, sent: Sending = PLAINLY) -> Comment:
    """Change the words of one's own comment; the same rules are asked again.

    Raises NotYoursError, TooLateError after five minutes or a rejection, CommentRefusedError for an empty or
    overlong text, LookAgainError where the writer may be asked first.
    """
    comment = locked(comment, by)
    if comment.state == State.REJECTED or not rules.may_edit(comment.posted_at, now):
        raise TooLateError
    text, was = tidy(text), comment.state
    if text == comment.text:
        return comment
    ruling = ruling_on(
        text,
        author=by,
        story=comment.story,
        now=now,
        lately=queries.said_lately(by, comment.story.station, now, but=comment),
        comment=comment,
        begins=_waits_as_question(comment),
    )
    if sent.may_ask and (found := rules.in_the_text(ruling)):
        raise LookAgainError(found)
    comment.text, comment.edited_at = text, now
    comment.state, comment.reason, comment.found = State(ruling.verdict), ruling.reason, ruling.found[:100]
    comment.reasons = [[reason, found[:100]] for reason, found in ruling.reasons]
    comment.save(update_fields=["text", "edited_at", "state", "reason", "found", "reasons"])
    take_prints(comment, now=now)
    line_up(comment, now=now)
    if comment.state == State.HELD:
        keep_decision(comment, by=None, was=State(was), now=now)
    _tell(comment, State(was))
    return comment


@transaction.atomic
def delete_comment(*, comment: Comment, by: User, now: datetime) -> None:
    """Delete one's own comment. Its text is gone at once; with answers under it, its place stays."""
    comment = locked(comment, by)
    was = comment.state
    comment.state, comment.text, comment.reason, comment.found, comment.note = State.DELETED, "", "", "", ""
    comment.reasons, comment.featured_at = [], None
    comment.save(update_fields=["state", "text", "reason", "found", "note", "reasons", "featured_at"])
    comment.reports.filter(settled_at__isnull=True).update(settled_at=now)
    end_appeals(comment, Outcome.WITHDRAWN, now=now)
    take_prints(comment, now=now)
    line_up(comment, now=now)
    if was == State.PUBLISHED:
        comment_removed.send(Comment, comment_id=comment.pk, story_id=comment.story_id, parent_id=comment.parent_id)


def locked(comment: Comment, by: User) -> Comment:
    """Return the row, to be changed by its author and nobody else meanwhile. Raises NotYoursError."""
    row = Comment.objects.select_for_update(of=("self",)).select_related("story__station").get(pk=comment.pk)
    if row.author_id != by.pk or row.state == State.DELETED:
        raise NotYoursError
    return row


def _waits_as_question(comment: Comment) -> bool:
    return comment.parent_id is None and comment.state == State.HELD


def _tell(comment: Comment, was: State) -> None:
    moves = {
        (State.PUBLISHED, State.PUBLISHED): comment_changed,
        (State.PUBLISHED, State.HELD): comment_removed,
        (State.HELD, State.PUBLISHED): comment_accepted,
    }
    if signal := moves.get((was, State(comment.state))):
        signal.send(Comment, comment_id=comment.pk, story_id=comment.story_id, parent_id=comment.parent_id)

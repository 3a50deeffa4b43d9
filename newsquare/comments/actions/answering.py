"""What the newsroom does in the forum of a story: answer, choose comments to stand above, hold a round of questions."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.comments.actions.moderate import approve
from newsquare.comments.actions.post import post_comment
from newsquare.comments.models import Comment, HoldReason, State, Thread
from newsquare.comments.signals import comment_changed
from newsquare.press import actions as press
from newsquare.stories.models import Story


class NotOnThePageError(Exception):
    """Readers do not see the comment, so it cannot be answered or chosen."""


@transaction.atomic
def answer_from_desk(*, comment: Comment, by: User, text: str, now: datetime) -> Comment:
    """Answer a comment as a member of staff, with the role beside the name.

    A question that waits is published with its answer, and stands above the others. Raises NotOnThePageError for a
    comment that readers do not see, and what posting raises.
    """
    row = Comment.objects.select_related("story__station").get(pk=comment.pk)
    if row.state == State.HELD and is_question(row):
        approve(comment=row, by=by, now=now, seen=row.fingerprint)
        row.refresh_from_db(fields=["state"])
        feature(comment=row, by=by, featured=True, now=now)
    elif row.state != State.PUBLISHED:
        raise NotOnThePageError
    answer = post_comment(author=by, story=row.story, text=text, now=now, parent=row)
    record(Did.ANSWERED, row, by=by, station=row.story.station_id, name=_name(row), now=now)
    return answer


def is_question(comment: Comment) -> bool:
    """Say whether a held comment waits for nothing but its answer."""
    return [reason for reason, _found in comment.reasons] == [HoldReason.QUESTION]


@transaction.atomic
def feature(*, comment: Comment, by: User, featured: bool, now: datetime) -> None:
    """Let a comment stand above the thread, or put it back. Raises NotOnThePageError."""
    row = Comment.objects.select_for_update(of=("self",)).select_related("story").get(pk=comment.pk)
    if row.state != State.PUBLISHED or row.parent_id is not None:
        raise NotOnThePageError
    if (row.featured_at is not None) == featured:
        return
    Thread.objects.get_or_create(story=row.story)
    row.featured_at = now if featured else None
    row.save(update_fields=["featured_at"])
    record(Did.CHOSE if featured else Did.UNCHOSE, row, by=by, station=row.story.station_id, name=_name(row), now=now)
    comment_changed.send(Comment, comment_id=row.pk, story_id=row.story_id)


@transaction.atomic
def ask_for_questions(*, story: Story, by: User, on: bool, now: datetime) -> None:
    """Begin or end a round of questions under a story."""
    Thread.objects.update_or_create(story=story, defaults={"is_questions": on})
    change = [("questions and answers", "no" if on else "yes", "yes" if on else "no")]
    record(Did.CHANGED, story, by=by, changes=change, now=now)
    press.touch([f"story:{story.pk}"])


def _name(row: Comment) -> str:
    return f"{row.pk}: “{row.story.headline}”"

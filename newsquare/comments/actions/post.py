"""Post a comment."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction

from newsquare.accounts.models import User
from newsquare.comments import queries, rules
from newsquare.comments.actions.decide import keep_decision
from newsquare.comments.actions.lining import line_up, take_prints
from newsquare.comments.actions.ruling import PLAINLY, LookAgainError, Sending, ruling_on
from newsquare.comments.models import Comment, State
from newsquare.comments.signals import comment_accepted, comment_held
from newsquare.lib.text import unseen_out
from newsquare.stories.models import Story


@transaction.atomic
def post_comment(
    *,
    author: User,
    story: Story,
    text: str,
    now: datetime,
    parent: Comment | None = None,
    sent: Sending = PLAINLY,
) -> Comment:
    """Publish a reader's comment under a story, or hold it for a moderator.

    An answer to an answer joins the same thread. The same text sent twice within ten minutes is one comment.
    Raises ForumClosedError when the story takes no comments, SuspendedError for who may not write, CommentRefusedError
    for a text that cannot be one, LookAgainError where the writer may be asked first.
    """
    _take_turns(author)
    text, parent = tidy(text), _thread(parent, story)
    lately = queries.said_lately(author, story.station, now)
    if twice := _same_among(lately, text, story, parent, now):
        return twice
    ruling = ruling_on(text, author=author, story=story, now=now, lately=lately, begins=parent is None, sent=sent)
    if sent.may_ask and (found := rules.in_the_text(ruling)):
        raise LookAgainError(found)
    comment = Comment.objects.create(
        story=story,
        author=author,
        parent=parent,
        text=text,
        posted_at=now,
        state=ruling.verdict,
        reason=ruling.reason,
        found=ruling.found[:100],
        reasons=[[reason, found[:100]] for reason, found in ruling.reasons],
    )
    take_prints(comment, now=now)
    if comment.state == State.HELD:
        line_up(comment, now=now)
        keep_decision(comment, by=None, was=None, now=now)
        comment_held.send(Comment, comment_id=comment.pk)
    else:
        comment_accepted.send(Comment, comment_id=comment.pk, story_id=story.pk, parent_id=comment.parent_id)
    return comment


def tidy(text: str) -> str:
    """Return a text as it is kept: plain line ends, no control characters, no space around it."""
    return unseen_out(text).strip()


def _take_turns(author: User) -> None:
    """Let two presses of the button wait for each other; where one transaction writes at a time, they have."""
    if connection.features.has_select_for_update:
        User.objects.select_for_update().values_list("pk").get(pk=author.pk)


def _same_among(
    lately: Iterable[Comment], text: str, story: Story, parent: Comment | None, now: datetime
) -> Comment | None:
    """Return what the same press of the button, or one soon before it, has posted already."""
    place = (story.pk, parent.pk if parent else None)
    for row in lately:
        is_young = row.posted_at > now - rules.SAME_POST and row.state != State.DELETED
        if is_young and row.text == text and (row.story_id, row.parent_id) == place:
            return row
    return None


def _thread(parent: Comment | None, story: Story) -> Comment | None:
    """Return the comment that begins the thread; an answer to what waits or stands elsewhere stands by itself."""
    if parent is None or parent.story_id != story.pk or parent.state == State.HELD:
        return None
    return parent.parent if parent.parent_id else parent

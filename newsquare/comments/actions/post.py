"""Post a comment."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.models import User
from newsquare.comments import rules
from newsquare.comments.actions.decide import keep_decision
from newsquare.comments.actions.lining import line_up, take_prints
from newsquare.comments.actions.ruling import PLAINLY, LookAgainError, Sending, ruling_on
from newsquare.comments.models import Comment, State
from newsquare.comments.signals import comment_accepted, comment_posted
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
    User.objects.select_for_update().get(pk=author.pk)  # Two presses of the button wait for each other here.
    text, parent = tidy(text), _thread(parent, story)
    before = Comment.objects.filter(
        author=author, story=story, parent=parent, text=text, posted_at__gt=now - rules.SAME_POST
    )
    if twice := before.exclude(state=State.DELETED).order_by("-pk").first():
        return twice
    ruling = ruling_on(text, author=author, story=story, now=now, begins=parent is None, sent=sent)
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
    line_up(comment, now=now)
    if comment.state == State.HELD:
        keep_decision(comment, by=None, was=None, now=now)
    comment_posted.send(Comment, comment_id=comment.pk)
    if comment.state == State.PUBLISHED:
        comment_accepted.send(Comment, comment_id=comment.pk, story_id=story.pk)
    return comment


def tidy(text: str) -> str:
    """Return a text as it is kept: plain line ends, no control characters, no space around it."""
    return unseen_out(text).strip()


def _thread(parent: Comment | None, story: Story) -> Comment | None:
    """Return the comment that begins the thread; an answer to what waits or stands elsewhere stands by itself."""
    if parent is None or parent.story_id != story.pk or parent.state == State.HELD:
        return None
    return parent.parent if parent.parent_id else parent

"""Post a comment."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts import queries as accounts
from newsquare.accounts.models import User
from newsquare.comments import queries, rules
from newsquare.comments.actions.decide import keep_decision
from newsquare.comments.models import Comment, State
from newsquare.comments.signals import comment_accepted, comment_posted
from newsquare.lib.text import unseen_out
from newsquare.stations.models import ForumMode, Station
from newsquare.stories.models import Story


class ForumClosedError(Exception):
    """The story takes no comments, or no longer."""


class CommentRefusedError(Exception):
    """The text cannot be a comment. `reason` is "empty" or "too long"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def post_comment(*, author: User, story: Story, text: str, now: datetime, parent: Comment | None = None) -> Comment:
    """Publish a reader's comment under a story, or hold it for a moderator.

    An answer to an answer joins the same thread. The same text sent twice within ten minutes is one comment.
    Raises ForumClosedError when the story takes no comments, CommentRefusedError for a text that cannot be one.
    """
    User.objects.select_for_update().get(pk=author.pk)  # Two presses of the button wait for each other here.
    if not queries.takes_comments(story, now):
        raise ForumClosedError
    text, parent = tidy(text), _thread(parent, story)
    sent = Comment.objects.filter(
        author=author, story=story, parent=parent, text=text, posted_at__gt=now - rules.SAME_POST
    )
    if twice := sent.exclude(state=State.DELETED).order_by("-pk").first():
        return twice
    ruling = ruling_on(text, author=author, station=story.station, now=now)
    comment = Comment.objects.create(
        story=story,
        author=author,
        parent=parent,
        text=text,
        posted_at=now,
        state=ruling.verdict,
        reason=ruling.reason,
        found=ruling.found[:100],
    )
    if comment.state == State.HELD:
        keep_decision(comment, by=None, was=None, now=now)
    comment_posted.send(Comment, comment_id=comment.pk)
    if comment.state == State.PUBLISHED:
        comment_accepted.send(Comment, comment_id=comment.pk, story_id=story.pk)
    return comment


def tidy(text: str) -> str:
    """Return a text as it is kept: plain line ends, no control characters, no space around it."""
    return unseen_out(text).strip()


def ruling_on(
    text: str, *, author: User, station: Station, now: datetime, comment: Comment | None = None
) -> rules.Ruling:
    """Say what the rules make of a text, be it new or the changed words of a comment.

    Raises CommentRefusedError for a text that cannot be a comment.
    """
    others = queries.others_of(author, station, comment)
    lately = others.filter(posted_at__gt=now - rules.REPEAT_WINDOW).order_by("-posted_at", "-pk")
    ruling = rules.rule(
        rules.Draft(
            text=text,
            approved_before=others.filter(state=State.PUBLISHED).count(),
            by_staff=accounts.role_at(author, station) is not None,
            everybody_waits=station.forum_mode == ForumMode.EVERYBODY,
            said_lately=tuple(lately.values_list("text", flat=True)[:20]),
        )
    )
    if ruling.verdict is rules.Verdict.REFUSE:
        raise CommentRefusedError(ruling.reason)
    return ruling


def _thread(parent: Comment | None, story: Story) -> Comment | None:
    """Return the comment that begins the thread; an answer to what waits or stands elsewhere stands by itself."""
    if parent is None or parent.story_id != story.pk or parent.state == State.HELD:
        return None
    return parent.parent if parent.parent_id else parent

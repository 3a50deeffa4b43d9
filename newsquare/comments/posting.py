"""From a person's press of the button to the action: how often they may press it, and the draft they left behind."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone

from newsquare.accounts.models import User
from newsquare.comments import actions, drafts, stamps
from newsquare.comments.models import Comment, State
from newsquare.lib.flood import DAY, network_of, seconds_to_wait
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story
from newsquare.stories.queries import public_story

ASKED = "asked"  # A field of the form in which a writer looks at a draft for the second time.
A_PERSON = ((5, 60), (40, DAY))
SOMEBODY_NEW = ((3, 60), (10, DAY))  # An account of today of which nothing has been published.
A_NETWORK = ((20, 60), (300, DAY))  # A school or an office is one network.


def must_wait(request: HttpRequest, user: User | None) -> int:
    """Count one more comment from a person and their network; return the seconds to wait when it is too many."""
    wait = seconds_to_wait("comment.network", network_of(request), *A_NETWORK)
    if user is not None:
        limits = SOMEBODY_NEW if _is_new(user) else A_PERSON
        wait = wait or seconds_to_wait("comment.person", str(user.pk), *limits)
    return wait


def _is_new(user: User) -> bool:
    young = timezone.now() - user.date_joined < timedelta(days=1)
    return young and not Comment.objects.filter(author=user, state=State.PUBLISHED).exists()


def how_sent(request: HttpRequest, story: Story, user: User | None, now: datetime) -> actions.Sending:
    """Return what a comment's form and the pace of its sender tell; the press is counted."""
    return actions.Sending(
        seconds=stamps.seconds_since(request.POST.get(stamps.FIELD, ""), story.pk, now.timestamp()),
        is_decoyed=bool(request.POST.get("website", "")),
        wait=must_wait(request, user),
        may_ask=ASKED not in request.POST,
    )


def story_to_answer(request: HttpRequest, story_id: object) -> Story | None:
    """Return a story of this station that the public may see."""
    if not str(story_id).isdecimal():
        return None
    return public_story(station_of(request), int(str(story_id)[:18]), timezone.now())


def comment_to_answer(story: Story, comment_id: object) -> Comment | None:
    """Return the comment under the story that is answered."""
    if not str(comment_id).isdecimal():
        return None
    comments = Comment.objects.filter(story=story).select_related("author", "parent")
    return comments.filter(pk=int(str(comment_id)[:18])).first()


def post_kept_draft(request: HttpRequest, user: User) -> None:
    """Post the comment for which somebody has just signed in. What cannot be posted now stays in the session."""
    draft = drafts.kept(request.session)
    if draft is None or not user.name or timezone.now().timestamp() - draft.at > drafts.FRESH:
        return
    story = story_to_answer(request, draft.story_id)
    if story is None:
        return
    sent = actions.Sending(draft.seconds, draft.is_decoyed, must_wait(request, user))
    try:
        comment = actions.post_comment(
            author=user,
            story=story,
            text=draft.text,
            now=timezone.now(),
            parent=comment_to_answer(story, draft.parent_id),
            sent=sent,
        )
    except (actions.ForumClosedError, actions.SuspendedError, actions.CommentRefusedError):
        return  # The page after signing in shows the text and says why.
    drafts.done(request.session, comment.pk)

"""From a person's press of the button to the action: how often they may press it, and the draft they left behind."""

from django.http import HttpRequest
from django.utils import timezone

from newsquare.accounts.models import User
from newsquare.comments import actions, drafts
from newsquare.comments.models import Comment
from newsquare.lib.flood import DAY, network_of, seconds_to_wait
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story
from newsquare.stories.queries import public_stories

A_PERSON = ((5, 60), (40, DAY))
A_NETWORK = ((20, 60), (300, DAY))  # A school or an office is one network.


def must_wait(request: HttpRequest, user: User | None) -> int:
    """Count one more comment from a person and their network; return the seconds to wait when it is too many."""
    wait = seconds_to_wait("comment.network", network_of(request), *A_NETWORK)
    if user is not None:
        wait = wait or seconds_to_wait("comment.person", str(user.pk), *A_PERSON)
    return wait


def story_to_answer(request: HttpRequest, story_id: object) -> Story | None:
    """Return a story of this station that the public may see."""
    if not str(story_id).isdecimal():
        return None
    stories = public_stories(station_of(request), timezone.now()).select_related("station")
    return stories.filter(pk=int(str(story_id)[:18])).first()


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
    if story is None or must_wait(request, user):
        return
    try:
        comment = actions.post_comment(
            author=user,
            story=story,
            text=draft.text,
            now=timezone.now(),
            parent=comment_to_answer(story, draft.parent_id),
        )
    except (actions.ForumClosedError, actions.CommentRefusedError):
        return  # The page after signing in shows the text and says why.
    drafts.done(request.session, comment.pk)

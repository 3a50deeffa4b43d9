"""Read this file to learn what a change sets off."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from newsquare.accounts.models import User
from newsquare.accounts.signals import account_erased, data_asked, name_chosen
from newsquare.comments import actions, posting, queries
from newsquare.comments.queries.held import held_of
from newsquare.comments.signals import (
    comment_accepted,
    comment_changed,
    comment_held,
    comment_rejected,
    comment_removed,
    comment_reported,
)
from newsquare.press import actions as press


@receiver(comment_accepted)
@receiver(comment_removed)
def count_the_thread_anew(parent_id: int | None, **_: object) -> None:
    """An answer came or went: its thread has another number of them, and another rank."""
    if parent_id:
        actions.recount(parent_id)


@receiver(comment_accepted)
def tell_who_was_answered(comment_id: int, parent_id: int | None, **_: object) -> None:
    """Never before readers see the answer."""
    if parent_id:
        actions.note_reply(comment_id=comment_id, now=timezone.now())


@receiver(comment_accepted)
@receiver(comment_changed)
@receiver(comment_removed)
def bake_the_story_again(story_id: int, **_: object) -> None:
    """Pages that show comments show them all; the further pages of a forum are baked when somebody asks for them."""
    press.touch_often([f"comments:{story_id}", f"rest:forum:{story_id}"])


@receiver(comment_removed)
def take_further_pages_and_feeds_away(story_id: int, **_: object) -> None:
    """Neither tells what was taken away, not for a moment."""
    press.remove([f"rest:forum:{story_id}"])


@receiver(comment_held)
@receiver(comment_reported)
@receiver(comment_rejected)
def look_whether_the_story_went_bad(comment_id: int, **_: object) -> None:
    """A story of whose last comments too many went wrong is read first by itself."""
    actions.look_at_story(comment_id=comment_id, now=timezone.now())


@receiver(user_logged_in)
@receiver(name_chosen)
def post_what_was_written_before(request: HttpRequest | None, user: User, **_: object) -> None:
    """The comment for which somebody signed in, or chose a name, is posted by the same press of the button."""
    if request is not None:
        posting.post_kept_draft(request, user)


@receiver(name_chosen)
def bake_a_new_name(user: User, **_: object) -> None:
    """A name stands over every comment of its bearer."""
    if stories := queries.stories_with_words_of(user):
        press.touch([f"{kind}:{story}" for story in stories for kind in ("comments", "rest:forum")])


@receiver(account_erased)
def let_go_of_the_author(user_id: int, with_words: bool, **_: object) -> None:
    """What was published stays without a name, or goes if the person says so; what never was goes."""
    actions.let_go_of_author(user_id=user_id, with_words=with_words)


@receiver(data_asked)
def tell_what_the_forum_holds(user: User, **_: object) -> dict[str, object]:
    """A person's own words and choices, for the file they can take away."""
    return held_of(user)

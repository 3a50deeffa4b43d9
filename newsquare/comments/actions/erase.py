"""Let go of an author whose account is erased."""

from django.db import transaction
from django.utils import timezone

from newsquare.comments.actions.respect import recount
from newsquare.comments.models import Appeal, Comment, Mute, Outcome, Print, ReplyMail, Report, Respect, State, Waiting
from newsquare.comments.signals import comment_changed


@transaction.atomic
def let_go_of_author(*, user_id: int, with_words: bool = False) -> None:
    """Take the name from a person's published comments and the text from all others; `with_words`, from all.

    What was said in public may stay, so that the answers to it keep their sense. What else was theirs goes: respects,
    mutes, the words of appeals.
    """
    theirs = Comment.objects.filter(author=user_id)
    ids = list(theirs.values_list("pk", flat=True))
    seen = theirs.filter(state=State.PUBLISHED)
    changed = {story: comment for comment, story in seen.order_by("pk").values_list("pk", "story_id")}
    _end_appeals(user_id)
    gone = theirs if with_words else theirs.exclude(state=State.PUBLISHED)
    gone_ids = list(gone.values_list("pk", flat=True))
    parents = set(seen.filter(pk__in=gone_ids, parent__isnull=False).values_list("parent", flat=True))
    gone.update(state=State.DELETED, text="", reason="", found="", note="", reasons=[], featured_at=None)
    for model in (Print, Waiting):
        model._default_manager.filter(comment__in=gone_ids).delete()
    Comment.objects.filter(pk__in=ids).update(author=None)
    Report.objects.filter(by=user_id).update(by=None, words="")
    respected = set(Respect.objects.filter(by=user_id).values_list("comment", flat=True))
    Respect.objects.filter(by=user_id).delete()
    Mute.objects.filter(by=user_id).delete()
    Mute.objects.filter(muted=user_id).delete()
    ReplyMail.objects.filter(user=user_id).delete()
    for comment_id in sorted(each for each in parents | respected if each):
        recount(comment_id)
    for story, comment_id in changed.items():
        comment_changed.send(Comment, comment_id=comment_id, story_id=story)


def _end_appeals(user_id: int) -> None:
    appeals = Appeal.objects.filter(decision__comment__author=user_id)
    appeals.filter(outcome=Outcome.OPEN).update(outcome=Outcome.WITHDRAWN, decided_at=timezone.now())
    appeals.update(words="", answer="")

"""Let go of an author whose account is erased."""

from django.db import transaction
from django.utils import timezone

from newsquare.comments.models import Appeal, Comment, Outcome, Print, Report, State, Waiting
from newsquare.comments.signals import comment_changed


@transaction.atomic
def let_go_of_author(*, user_id: int) -> None:
    """Take the name from a person's published comments and the text from all others.

    What was said in public stays, so that the answers to it keep their sense; whoever wants it gone deletes it first.
    """
    theirs = Comment.objects.filter(author=user_id)
    appeals = Appeal.objects.filter(decision__comment__author=user_id)
    appeals.filter(outcome=Outcome.OPEN).update(outcome=Outcome.WITHDRAWN, decided_at=timezone.now())
    appeals.update(words="", answer="")
    theirs.exclude(state=State.PUBLISHED).update(state=State.DELETED, text="", reason="", found="", note="", reasons=[])
    Print.objects.filter(comment__in=theirs.filter(state=State.DELETED)).delete()
    Waiting.objects.filter(comment__in=theirs.filter(state=State.DELETED)).delete()
    published = list(theirs.filter(state=State.PUBLISHED).order_by("pk").values_list("pk", "story_id"))
    theirs.update(author=None)
    Report.objects.filter(by=user_id).update(by=None)
    for comment_id, story_id in {story: (comment, story) for comment, story in published}.values():
        comment_changed.send(Comment, comment_id=comment_id, story_id=story_id)

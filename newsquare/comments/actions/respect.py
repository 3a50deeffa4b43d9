"""Respect a comment, or take that back; and keep the numbers by which pages are ordered."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.models import User
from newsquare.comments import rules
from newsquare.comments.models import Comment, Respect, State
from newsquare.comments.signals import comment_changed


class OwnCommentError(Exception):
    """Nobody respects a comment of their own."""


@transaction.atomic
def respect(*, comment: Comment, by: User, now: datetime) -> bool:
    """Respect a comment; say whether that is new. Raises OwnCommentError."""
    if comment.author_id == by.pk:
        raise OwnCommentError
    Comment.objects.select_for_update().get(pk=comment.pk)
    _row, is_new = Respect.objects.get_or_create(comment=comment, by=by, defaults={"at": now})
    if is_new:
        _counted(comment)
    return is_new


@transaction.atomic
def take_respect_back(*, comment: Comment, by: User) -> bool:
    """Take one's respect back; say whether there was any."""
    Comment.objects.select_for_update().get(pk=comment.pk)
    count, _rows = Respect.objects.filter(comment=comment, by=by).delete()
    if count:
        _counted(comment)
    return bool(count)


def _counted(comment: Comment) -> None:
    recount(comment.pk)
    comment_changed.send(Comment, comment_id=comment.pk, story_id=comment.story_id)


def recount(comment_id: int) -> None:
    """Count a comment's respects and published answers anew, and what it is ranked by."""
    comment = Comment.objects.only("author_id", "parent_id").get(pk=comment_id)
    respects = Respect.objects.filter(comment=comment)
    answers = Comment.objects.filter(parent=comment, state=State.PUBLISHED).order_by()
    numbers = {"respects": respects.count(), "answers": answers.count()}
    others = answers.filter(author__isnull=False).exclude(author=comment.author_id)
    unmoved = others.exclude(author__in=respects.values("by")).values("author").distinct()
    worth = rules.worth(respects=numbers["respects"], unmoved=unmoved[: rules.MOST_UNMOVED].count())
    Comment.objects.filter(pk=comment_id).update(**numbers, worth=worth)

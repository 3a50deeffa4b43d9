"""Decide on many comments with one press: all of an author that wait, or all that look like one."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.models import User
from newsquare.comments import queries
from newsquare.comments.actions.moderate import approve, reject
from newsquare.comments.actions.undo import new_press
from newsquare.comments.models import Comment, HouseRule

MOST = 200  # Comments of one press.
ONE, AUTHOR, ALIKE = "one", "author", "alike"


@transaction.atomic
def approve_many(*, comment: Comment, scope: str, by: User, now: datetime, seen: str) -> tuple[str, list[int]]:
    """Approve a comment and what waits beside it; return the press, to be undone as one, and the comments."""
    press = new_press()
    approve(comment=comment, by=by, now=now, seen=seen, press=press)
    others = _beside(comment, scope)
    for other in others:
        approve(comment=other, by=by, now=now, seen=other.fingerprint, press=press)
    return press, [comment.pk, *(other.pk for other in others)]


@transaction.atomic
def reject_many(
    *, comment: Comment, scope: str, by: User, now: datetime, seen: str, reason: HouseRule, note: str = ""
) -> tuple[str, list[int]]:
    """Reject a comment and what waits beside it; return the press, to be undone as one, and the comments."""
    press = new_press()
    reject(comment=comment, by=by, now=now, seen=seen, reason=reason, note=note, press=press)
    others = _beside(comment, scope)
    for other in others:
        reject(comment=other, by=by, now=now, seen=other.fingerprint, reason=reason, note=note, press=press)
    return press, [comment.pk, *(other.pk for other in others)]


def _beside(comment: Comment, scope: str) -> list[Comment]:
    if scope == AUTHOR:
        return list(queries.waiting_of_the_author(comment)[: MOST - 1])
    return queries.alike(comment, MOST - 1) if scope == ALIKE else []

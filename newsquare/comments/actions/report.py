"""Report a comment to the moderators."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.models import User
from newsquare.comments.actions.lining import line_up
from newsquare.comments.models import Comment, HouseRule, Report
from newsquare.comments.signals import comment_reported


@transaction.atomic
def report_comment(*, comment: Comment, by: User | None, reason: HouseRule, words: str, now: datetime) -> Report:
    """Tell the moderators that a comment breaks a rule of the house. It stays until one of them has decided.

    A person's second report on the same comment replaces the words of the first.
    """
    comment = Comment.objects.select_for_update(of=("self",)).select_related("story").get(pk=comment.pk)
    words = words.strip()[:500]
    open_one = comment.reports.filter(by=by, settled_at__isnull=True).first() if by else None
    if open_one:
        open_one.reason, open_one.words = reason, words
        open_one.save(update_fields=["reason", "words"])
        return open_one
    report = Report.objects.create(comment=comment, by=by, reason=reason, words=words, at=now)
    line_up(comment, now=now)
    comment_reported.send(Comment, comment_id=comment.pk, report_id=report.pk)
    return report

"""Which decisions were appealed against, who may decide, and how it ended."""

from collections.abc import Iterable

from django.db.models import QuerySet

from newsquare.accounts import queries as accounts
from newsquare.accounts.models import User
from newsquare.comments.models import Appeal, Comment, Decision, Outcome, Verdict
from newsquare.stations.models import Station

MODERATE = "comments.change_comment"


def rejection_of(comment: Comment) -> Decision | None:
    """Return the decision by which a comment was rejected last; None where it never was."""
    rejections = Decision.objects.filter(comment=comment, verdict=Verdict.REJECTED)
    return rejections.select_related("appeal").order_by("-at", "-pk").first()


def rejections_of(comments: Iterable[Comment]) -> dict[int, Decision]:
    """Return for each comment the decision by which it was rejected last, its appeal beside it."""
    rows = Decision.objects.filter(comment__in=[each.pk for each in comments], verdict=Verdict.REJECTED)
    return {row.comment_id or 0: row for row in rows.select_related("appeal").order_by("at", "pk")}


def appeals_waiting(station: Station) -> "QuerySet[Appeal]":
    """Return the appeals that no moderator of a station has decided, the longest waiting first."""
    waiting = Appeal.objects.filter(station=station, outcome=Outcome.OPEN)
    with_all = waiting.select_related("decision__by", "decision__comment__story", "decision__comment__author")
    return with_all.order_by("at", "pk")


def may_decide(appeal: Appeal, moderator: User) -> bool:
    """Say whether a moderator may decide an appeal: not who took the decision, unless nobody else could."""
    if appeal.decision.by_id != moderator.pk:
        return True
    others = accounts.staff_who_may(appeal.station, MODERATE).exclude(pk=moderator.pk)
    return not others.exists()

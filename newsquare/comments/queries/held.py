"""Everything that the forum holds of one person, as plain data."""

from typing import Any

from newsquare.accounts.models import User
from newsquare.comments.models import Appeal, Comment, Mute, ReplyMail, Report, Respect, State, Suspension


def held_of(user: User) -> dict[str, Any]:
    """Return a person's words and choices at all stations. Stories and other people stand as numbers."""
    comments = Comment.objects.filter(author=user).exclude(state=State.DELETED).order_by("posted_at", "pk")
    appeals = Appeal.objects.filter(decision__comment__author=user).order_by("at", "pk")
    said = ("id", "story_id", "parent_id", "posted_at", "edited_at", "state", "reason", "note", "text", "respects")
    return {
        "comments": list(comments.values(*said)),
        "appeals": list(appeals.values("decision__comment_id", "at", "words", "outcome", "answer", "decided_at")),
        "reports": list(Report.objects.filter(by=user).order_by("pk").values("comment_id", "at", "reason", "words")),
        "respects": list(Respect.objects.filter(by=user).order_by("pk").values("comment_id", "at")),
        "mutes": list(Mute.objects.filter(by=user).order_by("pk").values("muted_id", "at")),
        "mails_about_answers": list(ReplyMail.objects.filter(user=user).values("station__slug", "since")),
        "suspensions": list(
            Suspension.objects.filter(user=user).values(
                "station__slug", "at", "until", "reason", "note", "appeal", "answer", "lifted_at"
            )
        ),
    }

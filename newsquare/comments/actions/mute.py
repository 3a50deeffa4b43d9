"""Mute a person for oneself, and hear them again."""

from datetime import datetime

from newsquare.accounts.models import User
from newsquare.comments.models import Comment, Mute


class NobodyToMuteError(Exception):
    """The comment is one's own, or its author's account is gone."""


def mute(*, author_of: Comment, by: User, now: datetime) -> Mute:
    """Leave the comments of somebody out of what a reader sees. Raises NobodyToMuteError."""
    if author_of.author_id in (None, by.pk):
        raise NobodyToMuteError
    row, _is_new = Mute.objects.get_or_create(by=by, muted=author_of.author, defaults={"at": now})
    return row


def unmute(*, mute_id: int, by: User) -> None:
    """Show the comments of somebody again."""
    Mute.objects.filter(pk=mute_id, by=by).delete()

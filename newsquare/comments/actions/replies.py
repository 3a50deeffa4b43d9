"""Tell people of answers to their comments: once a day, if they asked for it, and only of what readers see."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.models import User
from newsquare.circulation.actions import write_delivery
from newsquare.comments import rules
from newsquare.comments.models import Comment, Reply, ReplyMail
from newsquare.stations.models import Station

KIND = "replies"


def ask_for_reply_mail(*, user: User, station: Station, now: datetime) -> ReplyMail:
    """Have a person told of answers from now on."""
    row, _is_new = ReplyMail.objects.get_or_create(user=user, station=station, defaults={"since": now})
    return row


def stop_reply_mail(*, user_id: int, station: Station) -> None:
    """Tell a person of no more answers; a mail that waits does not leave."""
    ReplyMail.objects.filter(user=user_id, station=station).delete()


@transaction.atomic
def note_reply(*, comment_id: int, now: datetime) -> None:
    """Note a published answer for whoever wrote the comment above it, and have the mail of the day written.

    The mail waits for its hour; whether the answer can still be seen is asked then.
    """
    comment = Comment.objects.select_related("parent", "story__station").get(pk=comment_id)
    if comment.parent is None or comment.parent.author_id in (None, comment.author_id):
        return
    station = comment.story.station
    mail = ReplyMail.objects.filter(user=comment.parent.author_id, station=station).select_related("user").first()
    if mail is None:
        return
    due = rules.next_mail_at(now, station.zone)
    _reply, is_new = Reply.objects.get_or_create(mail=mail, comment=comment, defaults={"due_at": due})
    if is_new:
        write_delivery(
            key=f"replies:{mail.pk}:{due:%Y-%m-%d}",
            kind=KIND,
            station=station,
            user=mail.user,
            facts={"mail": mail.pk, "due": due.isoformat()},
            now=now,
        )

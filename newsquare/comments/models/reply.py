"""Who is told by mail that somebody answered, and of which answers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.comments.models.comment import Comment
from newsquare.stations.models import Station


class ReplyMail(models.Model):
    """A person asked to be told, once a day at most, of answers to their comments at a station."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reply_mails", verbose_name=_("person")
    )
    station = models.ForeignKey(Station, models.CASCADE, related_name="+", verbose_name=_("station"))
    since = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("mail about answers")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "station"], name="one_reply_mail_a_person")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.station_id}"


class Reply(models.Model):
    """An answer of which somebody is to be told in the mail of one day. Kept until its comment goes."""

    mail = models.ForeignKey(ReplyMail, models.CASCADE, related_name="replies", verbose_name=_("mail"))
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+", verbose_name=_("answer"))
    due_at = models.DateTimeField(_("due"))

    class Meta:
        verbose_name = _("answer to be told of")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["mail", "comment"], name="told_once_of_an_answer")]
        indexes = [models.Index(fields=["mail", "due_at"], name="answers_of_a_mail")]

    def __str__(self) -> str:
        return f"{self.mail_id}: {self.comment_id}"

"""The moderators' queue: rows beside comments, so that a list of 100,000 opens at once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.comments.models.comment import Comment
from newsquare.stations.models import Station


class Waiting(models.Model):
    """A comment that a moderator must look at. The row is there as long as it waits.

    `stands_at` is its place in the line: when it began to wait, moved forward by the need that rules/need.py finds.
    """

    comment = models.OneToOneField(Comment, models.CASCADE, primary_key=True, related_name="waiting")
    station = models.ForeignKey(Station, models.CASCADE, related_name="+", db_index=False)
    since = models.DateTimeField(_("waits since"))
    stands_at = models.DateTimeField(_("place in the line"))

    class Meta:
        verbose_name = _("waiting comment")
        db_table = "comments_line"  # An index of old has the plain name.
        ordering = ["stands_at", "comment"]
        indexes = [models.Index(fields=["station", "stands_at", "comment"], name="the_line_of_a_station")]

    def __str__(self) -> str:
        return f"{self.comment_id}"


class Print(models.Model):
    """A sign of a comment's words: comments that share one are likely to be alike (rules/likeness.py)."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="prints")
    value = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("print")
        indexes = [models.Index(fields=["value", "at"], name="comments_of_a_print")]

    def __str__(self) -> str:
        return f"{self.value:x}"


class Step(models.Model):
    """A moderator's decision that can be taken back for a minute. Decisions of one press carry the same `press`.

    `before` holds what the decision changed and the reports that it settled, without a word of the comment.
    """

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+", verbose_name=_("comment"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("moderator"))
    at = models.DateTimeField(_("decided"), db_index=True)
    press = models.CharField(max_length=32, db_index=True)
    before = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("decision to be undone")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.comment_id}"

"""The one reaction that readers have."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.comments.models.comment import Comment


class Respect(models.Model):
    """Somebody respects a comment of another, whether or not they agree with it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="respected", verbose_name=_("comment"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("reader"))
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("respect")
        verbose_name_plural = _("respects")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["comment", "by"], name="one_respect_a_person")]

    def __str__(self) -> str:
        return f"{self.by_id}: {self.comment_id}"

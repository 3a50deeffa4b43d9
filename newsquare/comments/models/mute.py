"""Whom a reader does not want to read."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Mute(models.Model):
    """One reader's own choice: nobody else sees or learns of it, the muted person neither."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mutes", verbose_name=_("reader"))
    muted = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("muted"))
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("mute")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "muted"], name="one_mute_a_person"),
            models.CheckConstraint(condition=~Q(by=F("muted")), name="nobody_mutes_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id}: {self.muted_id}"

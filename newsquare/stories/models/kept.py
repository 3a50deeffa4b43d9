"""Text that somebody wrote and could not save, kept until it is decided about."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.stories.models.story import Story


class KeptReason(models.TextChoices):
    """Why a text was not saved as it came."""

    OVERTAKEN = "overtaken", _("somebody else saved in between")
    LOCKED = "locked", _("somebody else holds the story")


class KeptText(models.Model):
    """The whole draft of one open form, as it was when it was last refused. Rows are never deleted."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="kept_texts", verbose_name=_("story"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    pen = models.CharField(max_length=40, help_text=_("The open form in which it was written."))
    reason = models.CharField(_("reason"), max_length=12, choices=KeptReason.choices)
    content = models.JSONField(_("what was written"), encoder=DjangoJSONEncoder)
    base = models.JSONField(_("what it was written on"), null=True, encoder=DjangoJSONEncoder)
    kept_at = models.DateTimeField(_("kept"))
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    taken_up = models.BooleanField(_("put together with the story"), default=False)

    class Meta:
        verbose_name = _("text kept aside")
        verbose_name_plural = _("texts kept aside")
        ordering = ["-kept_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["story", "pen"], condition=Q(settled_at__isnull=True), name="a_form_keeps_one_text_aside"
            )
        ]

    def __str__(self) -> str:
        return f"{self.story}: {self.by}"

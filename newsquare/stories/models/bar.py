"""Reasons why a story or a picture may not be seen. The gate reads these rows and nothing else."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.stories.models.picture import Picture
from newsquare.stories.models.story import Story

ENDS = "The right to show it ends."  # The note of the bar that a picture's own date makes.


class BarKind(models.TextChoices):
    """Why something may not be seen."""

    EMBARGO = "embargo", _("Embargo")
    WITHHELD = "withheld", _("Withheld by the agency")
    KILL = "kill", _("Killed by the agency")
    RIGHTS = "rights", _("No right to show it")
    NOT_PUBLISHABLE = "not publishable", _("Not for publication")


class Bar(models.Model):
    """One reason, for one span of time; a lifted bar holds no longer. Rows are never deleted."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="bars", null=True, blank=True)
    picture = models.ForeignKey(Picture, models.CASCADE, related_name="bars", null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=BarKind.choices)
    from_at = models.DateTimeField(_("from"), null=True, blank=True, help_text=_("Empty: always was so."))
    until_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: for good."))
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("bar")
        constraints = [
            models.CheckConstraint(
                condition=Q(story__isnull=False, picture__isnull=True) | Q(story__isnull=True, picture__isnull=False),
                name="bar_is_for_a_story_or_a_picture",
            )
        ]
        indexes = [
            models.Index(fields=["from_at"], condition=Q(from_at__isnull=False), name="stories_bars_begin"),
            models.Index(fields=["until_at"], condition=Q(until_at__isnull=False), name="stories_bars_end"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.story or self.picture}"

"""The breaking bar over every page."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models import Story


class Breaking(models.Model):
    """A line over every page of a station, for a while. The newest one that is not over is shown; all are kept."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="+")
    text = models.CharField(_("what happened"), max_length=120)
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="+", verbose_name=_("story"))
    from_at = models.DateTimeField(_("since"))
    until_at = models.DateTimeField(_("until"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("breaking bar")
        ordering = ["-from_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["station", "until_at"], name="breaking_by_end")]
        constraints = [
            models.CheckConstraint(condition=Q(until_at__gte=F("from_at")), name="a_bar_ends_after_it_began")
        ]

    def __str__(self) -> str:
        return self.text

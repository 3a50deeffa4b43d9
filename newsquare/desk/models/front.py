"""What an editor put on the front page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models import Story


class Pick(models.Model):
    """A story that an editor put on the front page; the first one is the lead. Rules fill the places after them."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="picks")
    story = models.ForeignKey(Story, models.CASCADE, related_name="picks", verbose_name=_("story"))
    position = models.PositiveSmallIntegerField(_("place"))
    picked_at = models.DateTimeField(_("picked"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("pick for the front page")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["station", "story"], name="a_story_stands_once_on_the_front")]

    def __str__(self) -> str:
        return f"{self.position}. {self.story}"

"""A line on a story that thanks whoever had the idea."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models import Story

LONGEST_CREDIT = 200


class Credit(models.Model):
    """A line that an editor confirmed: what readers see, and nothing of the idea, which is deleted before it."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="+", editable=False)
    story = models.OneToOneField(
        Story, models.CASCADE, related_name="idea_credit", verbose_name=_("story"), editable=False
    )
    words = models.CharField(_("line"), max_length=LONGEST_CREDIT)

    class Meta:
        verbose_name = _("thanks for an idea")
        verbose_name_plural = _("thanks for ideas")

    def __str__(self) -> str:
        return str(self.story)

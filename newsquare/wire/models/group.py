"""What belongs together: items of several sources on one event, and by what they are found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station


class Group(models.Model):
    """Items that are alike: copies of one origin, or several accounts of one event. Each card names its group."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="+")
    begun_at = models.DateTimeField(_("begun"))

    class Meta:
        verbose_name = _("group of wire items")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


class Trace(models.Model):
    """Something that an item has and another may share: a rare name, a band of its words. Kept for the window only."""

    item = models.ForeignKey("wire.WireItem", models.CASCADE, related_name="traces")
    mark = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("trace of a wire item")
        default_permissions = ()
        indexes = [
            models.Index(fields=["mark", "at", "item"], name="traces_by_mark"),
            models.Index(fields=["at"], name="traces_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.mark}"

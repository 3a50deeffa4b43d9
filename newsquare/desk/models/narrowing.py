"""How somebody last narrowed the arrivals list."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station


class Narrowing(models.Model):
    """What a person chose above the arrivals list of a station: kept until they choose anew."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    station = models.ForeignKey(Station, models.CASCADE, related_name="+")
    chosen = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("narrowed list of arrivals")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "station"], name="one_narrowing_a_person_and_station")]

    def __str__(self) -> str:
        return f"{self.person}: {self.chosen}"

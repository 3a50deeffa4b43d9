"""Who reads a station's story ideas, and how long they are kept."""

import secrets

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.accounts.models import User
from newsquare.stations.models import Station

KEPT_DAYS, FEWEST_DAYS, MOST_DAYS = 90, 14, 365


def new_salt() -> str:
    """Return what a station's receipts are salted with."""
    return secrets.token_hex(32)


class TipDesk(models.Model):
    """How a station keeps its ideas."""

    station = models.OneToOneField(Station, models.CASCADE, related_name="tip_desk", editable=False)
    keep_days = models.PositiveSmallIntegerField(
        _("days until an idea is deleted"),
        default=KEPT_DAYS,
        validators=[MinValueValidator(FEWEST_DAYS), MaxValueValidator(MOST_DAYS)],
        help_text=_("Counted from the last word of either side. From 14 to 365."),
    )
    salt = models.CharField(max_length=64, default=new_salt, editable=False)

    class Meta:
        verbose_name = _("desk for story ideas")

    def __str__(self) -> str:
        return str(self.station)


class TipReader(models.Model):
    """Somebody on the staff who was named to read story ideas. No role reads them by itself."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="tip_readers", editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("person"), editable=False)
    wants_mail = models.BooleanField(_("gets a mail when something came"), default=True)
    told_at = models.DateTimeField(null=True, editable=False)  # The fixed hour up to which they were told.
    told_of = models.PositiveBigIntegerField(default=0, editable=False)  # The number of the last idea then.

    class Meta:
        verbose_name = _("reader of story ideas")
        constraints = [models.UniqueConstraint(fields=["station", "user"], name="one_tip_reader_a_person")]

    def __str__(self) -> str:
        return str(self.user)

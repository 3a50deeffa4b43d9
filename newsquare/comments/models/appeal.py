"""An author's word against a rejection."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.comments.models.decision import Decision
from newsquare.stations.models import Station


class Outcome(models.TextChoices):
    """How an appeal ended."""

    OPEN = "open", _("Waiting for a moderator")
    UPHELD = "upheld", _("The decision stands")
    OVERTURNED = "overturned", _("The comment was published")
    WITHDRAWN = "withdrawn", _("Withdrawn: its author deleted the comment")


class Appeal(models.Model):
    """The one appeal against a decision: what its author says, and what another moderator answered.

    The words of both go with the account or the comment of the author; how it ended stays, to be counted.
    """

    station = models.ForeignKey(Station, models.CASCADE, related_name="+", verbose_name=_("station"))
    decision = models.OneToOneField(Decision, models.CASCADE, related_name="appeal", verbose_name=_("decision"))
    words = models.CharField(_("what the author says"), max_length=1000, blank=True)
    at = models.DateTimeField(_("made"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    answer = models.CharField(_("answer to the author"), max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("moderator")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("appeal")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["station", "outcome", "at"], name="appeals_waiting")]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="an_appeal_has_a_known_outcome"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.OPEN, decided_at__isnull=True)
                | (~Q(outcome=Outcome.OPEN) & Q(decided_at__isnull=False)),
                name="an_appeal_is_open_or_ended_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()

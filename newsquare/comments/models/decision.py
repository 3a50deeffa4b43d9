"""What was decided about a comment, kept when the comment itself has changed since."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.comments.models.comment import Comment
from newsquare.comments.models.reason import HoldReason, HouseRule
from newsquare.stations.models import Station


class Verdict(models.TextChoices):
    """What a decision did to a comment."""

    HELD = "held", _("Held")
    APPROVED = "approved", _("Published")
    REJECTED = "rejected", _("Not published")


class Decision(models.Model):
    """One decision: by a rule or a person, for which reason, and whether readers saw the comment until then.

    It holds no word of the comment. `by` may be nobody although a person decided: the account is gone since.
    """

    station = models.ForeignKey(Station, models.CASCADE, related_name="+", verbose_name=_("station"))
    comment = models.ForeignKey(
        Comment, models.SET_NULL, null=True, related_name="decisions", verbose_name=_("comment")
    )
    verdict = models.CharField(_("decision"), max_length=10, choices=Verdict.choices)
    reason = models.CharField(_("reason"), max_length=20, blank=True, choices=HoldReason.choices + HouseRule.choices)
    by_person = models.BooleanField(_("a person decided"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("moderator")
    )
    was_public = models.BooleanField(_("readers saw it before"), default=False)
    at = models.DateTimeField(_("decided"))

    class Meta:
        verbose_name = _("decision on a comment")
        verbose_name_plural = _("decisions on comments")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["station", "at"], name="decisions_of_a_station")]
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="a_decision_has_a_known_verdict"),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.APPROVED) | ~Q(reason=""), name="a_decision_against_has_a_reason"
            ),
            models.CheckConstraint(condition=Q(by_person=True) | Q(by__isnull=True), name="a_rule_is_nobody"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.get_reason_display()}"

"""A reader's word that a comment breaks the rules of the house."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.comments.models.comment import Comment
from newsquare.comments.models.reason import HouseRule


class Report(models.Model):
    """A report, settled when a moderator decides on the comment. Readers may report without signing in."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reports", verbose_name=_("comment"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("reporter")
    )
    reason = models.CharField(_("reason"), max_length=20, choices=HouseRule.choices)
    words = models.CharField(_("in their own words"), max_length=500, blank=True)
    at = models.DateTimeField(_("reported"))
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    upheld = models.BooleanField(_("the moderator agreed"), null=True, blank=True)

    class Meta:
        verbose_name = _("report")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(reason__in=HouseRule.values), name="a_report_names_a_house_rule"),
            models.UniqueConstraint(
                fields=["comment", "by"],
                condition=Q(settled_at__isnull=True, by__isnull=False),
                name="one_open_report_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()

"""The kill register: every order of an agency not to use something, for ever, also of ids that never came."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.wire.models.arrival import WireItem, WireVersion


class OrderKind(models.TextChoices):
    """What an agency orders."""

    KILL = "kill", _("Kill")
    WITHHOLD = "withhold", _("Withhold")
    WORDS = "words", _("Perhaps a kill, in words")


class KillOrder(models.Model):
    """One order about one item. Rows are never deleted; a lifted one holds no longer.

    `item` is what must not be used; it may have no version, where the order came first. `said_by` is the version that
    carries the order: the item's own, or that of another one.
    """

    item = models.ForeignKey(WireItem, models.PROTECT, related_name="orders", verbose_name=_("wire item"))
    kind = models.CharField(_("order"), max_length=8, choices=OrderKind.choices)
    said_by = models.ForeignKey(WireVersion, models.PROTECT, related_name="orders")
    said_at = models.DateTimeField(_("agency’s time"), null=True)
    version = models.CharField(_("agency’s version"), max_length=200, blank=True)
    reason = models.TextField(_("in the agency’s words"), blank=True)
    received_at = models.DateTimeField(_("received"))
    lifted_at = models.DateTimeField(_("lifted"), null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("lifted by")
    )
    lift_reason = models.CharField(_("why it was lifted"), max_length=400, blank=True)
    signed_off_at = models.DateTimeField(_("signed off"), null=True)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("signed off by")
    )
    note = models.CharField(_("note"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("order of an agency")
        verbose_name_plural = _("orders of agencies")
        ordering = ["-received_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["item", "said_by", "kind"], name="one_order_a_version")]
        indexes = [
            models.Index(
                fields=["-received_at"], condition=models.Q(signed_off_at__isnull=True), name="orders_not_signed_off"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.item}"

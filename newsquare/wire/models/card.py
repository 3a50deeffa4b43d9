"""What a list shows of an item, beside its texts: so that no list has to read them to narrow itself down."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.wire.models.arrival import WireItem, WireVersion
from newsquare.wire.models.group import Group


class Likeness(models.TextChoices):
    """In what an item is like an earlier one."""

    VERSION = "version", _("looks like a newer version of it, by the same source")
    COPY = "copy", _("the same words by another source")
    EVENT = "event", _("other words about the same")


class Card(models.Model):
    """The facts of an item's latest version by which a list is narrowed. Written when a version is stored."""

    item = models.OneToOneField(WireItem, models.CASCADE, primary_key=True, related_name="card")
    version = models.ForeignKey(WireVersion, models.CASCADE, related_name="+")
    slugline = models.CharField(_("slug"), max_length=200, blank=True)
    urgency = models.PositiveSmallIntegerField(_("urgency"), null=True)
    words = models.PositiveIntegerField(_("words"), default=0)
    pictures = models.PositiveIntegerField(_("pictures"), default=0)
    group = models.ForeignKey(Group, models.SET_NULL, null=True, related_name="cards", verbose_name=_("group"))
    like = models.ForeignKey(WireItem, models.SET_NULL, null=True, related_name="+", verbose_name=_("like"))
    likeness = models.CharField(_("likeness"), max_length=8, choices=Likeness.choices, blank=True)
    origin = models.ForeignKey(WireItem, models.SET_NULL, null=True, related_name="+", verbose_name=_("origin"))
    compared = models.BooleanField(_("compared"), default=False)  # With what came before it, in this version.

    class Meta:
        verbose_name = _("card of a wire item")
        default_permissions = ()
        indexes = [models.Index(fields=["version"], condition=models.Q(compared=False), name="cards_to_compare")]

    def __str__(self) -> str:
        return self.slugline or str(self.item_id)

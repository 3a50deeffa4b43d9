"""What a list shows of an item, beside its texts: so that no list has to read them to narrow itself down."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.wire.models.arrival import WireItem, WireVersion


class Card(models.Model):
    """The facts of an item's latest version by which a list is narrowed. Written when a version is stored."""

    item = models.OneToOneField(WireItem, models.CASCADE, primary_key=True, related_name="card")
    version = models.ForeignKey(WireVersion, models.CASCADE, related_name="+")
    slugline = models.CharField(_("slug"), max_length=200, blank=True)
    urgency = models.PositiveSmallIntegerField(_("urgency"), null=True)
    words = models.PositiveIntegerField(_("words"), default=0)
    pictures = models.PositiveIntegerField(_("pictures"), default=0)

    class Meta:
        verbose_name = _("card of a wire item")
        default_permissions = ()

    def __str__(self) -> str:
        return self.slugline or str(self.item_id)

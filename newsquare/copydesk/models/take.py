"""Which story was made of which wire item, and of which version of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stories.models import Story
from newsquare.wire.models import WireItem, WireVersion


class Take(models.Model):
    """A wire item made into a story of our own. `fingerprint` tells whether we changed it since."""

    item = models.OneToOneField(WireItem, models.PROTECT, related_name="take", verbose_name=_("wire item"))
    story = models.OneToOneField(Story, models.PROTECT, related_name="take", verbose_name=_("story"))
    version = models.ForeignKey(WireVersion, models.PROTECT, related_name="+", verbose_name=_("version taken"))
    fingerprint = models.CharField(max_length=64)
    taken_at = models.DateTimeField(_("taken"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("take")

    def __str__(self) -> str:
        return f"{self.story}: {self.version}"

"""Which story was made of which wire item, and what the two have to do with each other since."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stories.models import Story
from newsquare.wire.models import WireItem, WireVersion


class Take(models.Model):
    """A wire item made into a story of our own.

    An update is worked out from `ground` and `ours`: our text as a person last saved it, and the wire's text that it
    stands on. So it does not matter in which order updates come, nor how often. Texts are stored as `merge.Text` is.
    """

    item = models.OneToOneField(WireItem, models.PROTECT, related_name="take", verbose_name=_("wire item"))
    story = models.OneToOneField(Story, models.PROTECT, related_name="take", verbose_name=_("story"))
    version = models.ForeignKey(
        WireVersion, models.PROTECT, related_name="+", verbose_name=_("version that the draft follows")
    )
    fingerprint = models.CharField(max_length=64, help_text=_("Of the draft as it was last written without a person."))
    taken_at = models.DateTimeField(_("taken"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    ground = models.JSONField(null=True)
    ours = models.JSONField(null=True)
    since = models.ForeignKey(WireVersion, models.PROTECT, null=True, related_name="+")  # The version of `ground`.
    standing = models.JSONField(null=True)  # The ground of the draft, where an update wrote it and nobody saved since.
    now = models.JSONField(null=True)  # The wire's newest text that can be merged,
    offered = models.ForeignKey(WireVersion, models.PROTECT, null=True, related_name="+")  # and its version.
    is_clean = models.BooleanField(default=True)  # Whether readers had all that a person wrote when we last wrote.
    followed = models.PositiveIntegerField(_("changes that nobody looked at"), default=0)
    conflicts = models.PositiveIntegerField(_("changes that need somebody"), default=0)

    WAITS = models.Q(followed__gt=0) | models.Q(conflicts__gt=0)

    class Meta:
        verbose_name = _("take")

    def __str__(self) -> str:
        return f"{self.story}: {self.version}"

    @property
    def is_proposed(self) -> bool:
        """Whether a version waits for a person to let it into the draft."""
        return self.offered_id is not None and self.offered_id != self.version_id

    @property
    def waits(self) -> bool:
        """Whether the wire changed something that nobody has looked at."""
        return bool(self.followed or self.conflicts)

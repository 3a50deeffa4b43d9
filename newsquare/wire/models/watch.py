"""Who wants to be told when an item changes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.wire.models.arrival import WireItem, WireVersion


class Watch(models.Model):
    """A person's eye on an item. It has changed for them while `seen` is not its latest version."""

    item = models.ForeignKey(WireItem, models.CASCADE, related_name="watches")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen = models.ForeignKey(WireVersion, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("watched wire item")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "item"], name="one_watch_a_person_and_item")]

    def __str__(self) -> str:
        return f"{self.person}: {self.item}"

"""What the clock does to stories: how far its work has come, and what it did late."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models.story import Story


class Turn(models.TextChoices):
    """What a moment changes."""

    GO_LIVE = "go-live", _("Goes live")
    END = "end", _("Ends")
    LIFT = "lift", _("Embargo lifts")
    BAR = "bar", _("Is barred")
    RIGHTS_END = "rights-end", _("Picture rights end")
    RIGHTS_BEGIN = "rights-begin", _("Picture may be shown")


class Reached(models.Model):
    """The moment up to which everything that was due has been done: one row."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at}"


class Lateness(models.Model):
    """Something that was done late, or came too late to be done at all. Kept on the desk until somebody saw it."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="+")
    turn = models.CharField(_("what"), max_length=16, choices=Turn.choices)
    planned_at = models.DateTimeField(_("planned"))
    done_at = models.DateTimeField(_("done"))
    in_vain = models.BooleanField(_("its own end came first"), default=False)
    server_was_down = models.BooleanField(_("because the server was down"))
    seen_at = models.DateTimeField(_("seen"), null=True)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("lateness")
        verbose_name_plural = _("latenesses")
        indexes = [models.Index(fields=["station", "seen_at"], name="stories_late_unseen")]

    def __str__(self) -> str:
        return f"{self.get_turn_display()}: {self.story}"

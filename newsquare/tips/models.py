"""A story idea: what somebody wrote, the day on which it came, and nothing else about them."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station

LONGEST_TEXT = 20_000
LONGEST_CONTACT = 300
BEGINNING = 140


class State(models.TextChoices):
    """How far the newsroom is with an idea."""

    NEW = "new", _("New")
    READING = "reading", _("Reading")
    CONTACTED = "contacted", _("Contacted")
    USED = "used", _("Used")
    DECLINED = "declined", _("Declined")
    SPAM = "spam", _("Spam")


class Idea(models.Model):
    """A story idea as it was typed. It has no time of day, no sender and no address."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="ideas", verbose_name=_("station"), editable=False
    )
    received_on = models.DateField(_("came on"), editable=False)
    text = models.TextField(_("the idea"), max_length=LONGEST_TEXT, editable=False)
    contact = models.CharField(_("how to reach the sender"), max_length=LONGEST_CONTACT, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    note = models.TextField(_("the newsroom’s note"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("story idea")
        verbose_name_plural = _("story ideas")
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["station", "state", "-received_on", "-id"], name="ideas_by_state")]

    def __str__(self) -> str:
        """Say nothing of what is in it: this may stand in a log."""
        return f"Story idea {self.pk}"

    @property
    def beginning(self) -> str:
        """The first words, for the list."""
        return str(Truncator(" ".join(self.text.split())).chars(BEGINNING))

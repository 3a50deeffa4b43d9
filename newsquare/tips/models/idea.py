"""A story idea: what somebody wrote, the day on which it came, and nothing else about them."""

from datetime import date

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from newsquare.accounts.models import User
from newsquare.stations.models import Station

LONGEST_TEXT = 20_000
LONGEST_CONTACT = 300
LONGEST_NAME = 120
BEGINNING = 140


class State(models.TextChoices):
    """How far the newsroom is with an idea."""

    NEW = "new", _("New")
    READING = "reading", _("Reading")
    CONTACTED = "contacted", _("Contacted")
    USED = "used", _("Used")
    DECLINED = "declined", _("Declined")
    SPAM = "spam", _("Spam")


OPEN = (State.NEW, State.READING, State.CONTACTED)


class MayName(models.TextChoices):
    """Whether the sender may be named with the story."""

    NO = "no", _("No, leave my name out")
    ASK = "ask", _("Ask me first")
    YES = "yes", _("Yes, with the name above")


class Idea(models.Model):
    """A story idea as it was typed. It has no time of day, no sender and no address.

    Stories are named by their number alone: this part does not know them.
    """

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="ideas", verbose_name=_("station"), editable=False
    )
    received_on = models.DateField(_("came on"), editable=False)
    text = models.TextField(_("the idea"), max_length=LONGEST_TEXT, editable=False)
    name = models.CharField(_("the sender’s name"), max_length=LONGEST_NAME, blank=True, editable=False)
    contact = models.CharField(_("how to reach the sender"), max_length=LONGEST_CONTACT, blank=True, editable=False)
    may_name = models.CharField(
        _("may be named"), max_length=4, choices=MayName.choices, default=MayName.NO, editable=False
    )
    about_story = models.PositiveBigIntegerField(_("story from which it came"), null=True, editable=False)
    receipt = models.CharField(max_length=64, null=True, unique=True, editable=False)  # Its slow hash; none of old.
    last_word_on = models.DateField(_("last word on"), editable=False)
    has_more = models.BooleanField(_("the sender wrote again"), default=False, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    owner = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who has it")
    )
    due_on = models.DateField(_("to be settled by"), null=True, blank=True)
    became_story = models.PositiveBigIntegerField(_("story that came of it"), null=True, editable=False)
    note = models.TextField(_("the newsroom’s note"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("story idea")
        verbose_name_plural = _("story ideas")
        ordering = ["-received_on", "-pk"]
        indexes = [
            models.Index(fields=["station", "state", "-received_on", "-id"], name="ideas_by_state"),
            models.Index(fields=["station", "last_word_on"], name="ideas_by_last_word"),
        ]

    def __str__(self) -> str:
        """Say nothing of what is in it: this may stand in a log."""
        return f"Story idea {self.pk}"

    @property
    def beginning(self) -> str:
        """The first words, for the list."""
        return str(Truncator(" ".join(self.text.split())).chars(BEGINNING))

    def is_late(self, today: date) -> bool:
        """Say whether its day has passed while it is open."""
        return self.due_on is not None and self.due_on < today and self.state in OPEN

"""The delivery ledger: one edition a story, one row a recipient, written before anything is sent."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.circulation.models.follower import Follower
from newsquare.stations.models import Station
from newsquare.stories.models import Story


class EditionState(models.TextChoices):
    """Where a mailing stands."""

    WAITING = "waiting", _("waits until the story may be seen")
    FROZEN = "frozen", _("audience counted")
    PULLED = "pulled", _("pulled: the story was withdrawn")


class Edition(models.Model):
    """One mailing about one story. Its audience is counted and frozen once, before the first mail leaves."""

    story = models.OneToOneField(Story, models.CASCADE, related_name="edition", verbose_name=_("story"))
    state = models.CharField(_("state"), max_length=8, choices=EditionState.choices, default=EditionState.WAITING)
    opened_at = models.DateTimeField(_("opened"))
    next_attempt_at = models.DateTimeField(_("asked again at"))
    frozen_at = models.DateTimeField(_("audience frozen"), null=True)
    audience = models.PositiveIntegerField(_("audience"), default=0)

    class Meta:
        verbose_name = _("edition")
        ordering = ["pk"]
        indexes = [models.Index(fields=["next_attempt_at"], condition=Q(state="waiting"), name="editions_waiting")]

    def __str__(self) -> str:
        return f"{self.story} ({self.audience})"


class Kind(models.TextChoices):
    """What a mail is about. The order of the words is the order of sending: a reader waits for a confirmation."""

    CONFIRM = "confirm", _("confirmation")
    MOVE = "move", _("new address")
    STORY = "story", _("story")


class State(models.TextChoices):
    """Where a delivery stands."""

    PENDING = "pending", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    PULLED = "pulled", _("pulled")


class Delivery(models.Model):
    """One mail to one reader. The key makes a second one impossible, and is the mail's Message-ID.

    A row is claimed (`sending`) before the mail is handed over; a claim whose time is up is taken over by the next.
    """

    key = models.CharField(max_length=120, unique=True)
    station = models.ForeignKey(Station, models.CASCADE, related_name="deliveries", verbose_name=_("station"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, related_name="deliveries")
    follower = models.ForeignKey(Follower, models.SET_NULL, null=True, blank=True, related_name="deliveries")
    topics = models.JSONField(default=list)  # Ids of the topics that brought the mail.
    address = models.EmailField(_("address"), blank=True)  # Only a new address, and only until its mail is settled.
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("written"))
    next_attempt_at = models.DateTimeField(_("next attempt"))
    claimed_at = models.DateTimeField(_("claimed"), null=True)
    settled_at = models.DateTimeField(_("settled"), null=True)
    last_error = models.CharField(_("what went wrong"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["kind", "next_attempt_at", "id"],
                condition=Q(state__in=["pending", "sending"]),
                name="deliveries_due",
            ),
            models.Index(fields=["settled_at"], name="deliveries_settled"),
        ]

    def __str__(self) -> str:
        return self.key

"""The delivery ledger: editions, the texts fixed for them, and one row a recipient, written before sending."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.circulation.models.follower import Follower
from newsquare.stations.models import Station
from newsquare.stories.models import Story


class EditionState(models.TextChoices):
    """Where a mailing stands."""

    WAITING = "waiting", _("waits until it may be seen")
    FREEZING = "freezing", _("audience is being counted")
    HELD = "held", _("waits for a person")
    FROZEN = "frozen", _("mails leave")
    DONE = "done", _("every mail settled")
    STOPPED = "stopped", _("stopped by a person")
    PULLED = "pulled", _("pulled: what it shows was withdrawn")


class Edition(models.Model):
    """One mailing. Its text is fixed and its audience counted and frozen once, before the first mail leaves.

    The key makes a second mailing of the same thing impossible. `facts` is what its kind needs to compose it.
    """

    key = models.CharField(max_length=80, unique=True)
    station = models.ForeignKey(Station, models.CASCADE, related_name="editions", verbose_name=_("station"))
    kind = models.CharField(_("kind"), max_length=16)
    name = models.CharField(_("name"), max_length=255, blank=True)
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="editions", verbose_name=_("story"))
    facts = models.JSONField(default=dict)
    aim = models.CharField(max_length=255, blank=True)  # Whom it is for; audiences of one aim are compared.
    stories = models.ManyToManyField(Story, related_name="shown_in_editions", verbose_name=_("stories it shows"))
    state = models.CharField(_("state"), max_length=8, choices=EditionState.choices, default=EditionState.WAITING)
    opened_at = models.DateTimeField(_("opened"))
    next_attempt_at = models.DateTimeField(_("asked again at"))
    frozen_at = models.DateTimeField(_("audience frozen"), null=True)
    audience = models.PositiveIntegerField(_("audience"), default=0)
    counted_to = models.BigIntegerField(default=0)  # The place of the last recipient that was counted.
    turn = models.PositiveIntegerField(default=0)  # Counts how often it was held back: older claims end.
    leaves_at = models.DateTimeField(_("first mail leaves at"), null=True)  # Until then it can be undone.
    held_for = models.CharField(_("why a person is asked"), max_length=255, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    stopped_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    stopped_at = models.DateTimeField(_("stopped"), null=True)

    class Meta:
        verbose_name = _("edition")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=Q(state="waiting"), name="editions_waiting"),
            models.Index(fields=["state"], condition=Q(state__in=["freezing", "frozen"]), name="editions_leaving"),
        ]

    def __str__(self) -> str:
        return f"{self.name or self.key} ({self.audience})"

    @property
    def reach(self) -> int:
        """How many readers get it, or what left together with it: a digest is written in several editions."""
        return int(self.facts.get("together", self.audience))

    @property
    def wording(self) -> "Wording | None":
        """The text that holds now: the one fixed last."""
        return self.wordings.order_by("-number").first()


class Wording(models.Model):
    """A text as it was fixed for an edition. Never changed: what must be said otherwise is a new one."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="wordings")
    number = models.PositiveSmallIntegerField(_("number"))
    subject = models.CharField(_("subject"), max_length=400)
    content = models.JSONField(default=dict)  # Plain data that the kind's letter is written from.
    versions = models.JSONField(default=dict)  # By story's id, the number of the published version that it tells.
    fixed_at = models.DateTimeField(_("fixed"))

    class Meta:
        verbose_name = _("wording")
        ordering = ["edition", "number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="one_wording_a_number")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.number})"


class Kind(models.TextChoices):
    """The kinds of mail that circulation writes itself; a higher part registers its own."""

    CONFIRM = "confirm", _("confirmation")
    MOVE = "move", _("new address")
    STORY = "story", _("story")
    CORRECTION = "correction", _("correction")
    DIGEST = "digest", _("digest")
    UPDATE = "update", _("update of a story")
    NEWSLETTER = "newsletter", _("newsletter")
    TRIAL = "newsletter-trial", _("trial of a newsletter")


class State(models.TextChoices):
    """Where a delivery stands."""

    PENDING = "pending", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    PULLED = "pulled", _("pulled")


class Delivery(models.Model):
    """One mail to one reader. The key makes a second one impossible, and is the mail's Message-ID.

    It goes to a follower, to a person with an account, or to a bare address that is kept until the mail is settled.
    A row is claimed (`sending`) before the mail is handed over; a claim whose time is up is taken over by the next.
    """

    key = models.CharField(max_length=120, unique=True)
    station = models.ForeignKey(Station, models.CASCADE, related_name="deliveries", verbose_name=_("station"))
    kind = models.CharField(_("kind"), max_length=16)
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, related_name="deliveries")
    wording = models.ForeignKey(Wording, models.SET_NULL, null=True, blank=True, related_name="+")  # What was sent.
    follower = models.ForeignKey(Follower, models.SET_NULL, null=True, blank=True, related_name="deliveries")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    reasons = models.JSONField(default=list)  # What brought the mail, as `topic:3`.
    facts = models.JSONField(default=dict)  # What the kind's letter needs about this recipient.
    address = models.EmailField(_("address"), blank=True)  # A bare address, and only until its mail is settled.
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claim = models.CharField(max_length=16, blank=True)  # Names the batch that a sender took; empty when none did.
    doubts = models.PositiveSmallIntegerField(default=0)  # How often nobody could know whether it had left.
    created_at = models.DateTimeField(_("written"))
    next_attempt_at = models.DateTimeField(_("next attempt"))
    claimed_at = models.DateTimeField(_("claimed"), null=True)
    settled_at = models.DateTimeField(_("settled"), null=True)
    put_off_for = models.CharField(max_length=253, blank=True)  # The domain for whose sake it waits.
    last_error = models.CharField(_("what went wrong"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["edition", "next_attempt_at", "id"],
                condition=Q(state__in=["pending", "sending"]),
                name="deliveries_due",
            ),
            models.Index(fields=["settled_at"], name="deliveries_settled"),
            models.Index(fields=["claim", "id"], condition=Q(state="sending"), name="deliveries_claimed"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def to(self) -> str:
        """The address that it goes to; empty where none is kept any more."""
        whom: Any = self.follower or self.user
        return self.address or (str(whom.email) if whom else "")

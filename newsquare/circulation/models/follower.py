"""Who follows what: an address at a station, what it asked for, and when mail suits it."""

import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from newsquare.circulation.models.subject import Rhythm, Subject
from newsquare.stations.models import Station


def new_secret() -> str:
    """Return what the signed links of one follower rest on; a new one makes all links sent before worthless."""
    return secrets.token_hex(8)


class Follower(models.Model):
    """An address that follows something of a station. Unconfirmed ones are forgotten after a week.

    Hours are the station's: `hour` and `weekday` (Monday is 0) say when digests come; from `quiet_from` until
    `quiet_until` nothing leaves. `digest_at` is the moment at which the next digest is due, if anything waits for one.
    """

    station = models.ForeignKey(Station, models.CASCADE, related_name="followers", verbose_name=_("station"))
    email = models.EmailField(_("e-mail address"))
    secret = models.CharField(max_length=16, default=new_secret)
    created_at = models.DateTimeField(_("since"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked to confirm"), null=True, blank=True)  # Empty once they answered.
    asked_times = models.PositiveSmallIntegerField(_("times asked without an answer"), default=0)
    left_at = models.DateTimeField(_("stopped everything"), null=True, blank=True)
    hour = models.PositiveSmallIntegerField(_("hour of digests"), default=7)
    weekday = models.PositiveSmallIntegerField(_("day of the weekly digest"), default=6)
    quiet_from = models.PositiveSmallIntegerField(_("quiet from"), null=True, blank=True)
    quiet_until = models.PositiveSmallIntegerField(_("quiet until"), null=True, blank=True)
    digest_at = models.DateTimeField(_("next digest"), null=True, blank=True)
    bounces = models.PositiveSmallIntegerField(_("mails that came back in a row"), default=0)
    dead_at = models.DateTimeField(_("does not take our mail"), null=True, blank=True)

    class Meta:
        verbose_name = _("follower")
        ordering = ["email", "pk"]
        constraints = [models.UniqueConstraint("station", Lower("email"), name="one_follower_an_address")]
        indexes = [
            models.Index(fields=["digest_at"], condition=Q(digest_at__isnull=False), name="followers_by_digest"),
        ]

    def __str__(self) -> str:
        return self.email


class Follow(models.Model):
    """One thing that a follower asked for; it counts from `since`, when the reader confirmed it.

    `told_until` is the moment up to which a digest has told of it.
    """

    follower = models.ForeignKey(Follower, models.CASCADE, related_name="follows")
    subject = models.ForeignKey(Subject, models.CASCADE, related_name="follows", verbose_name=_("what is followed"))
    rhythm = models.CharField(_("how soon"), max_length=6, choices=Rhythm.choices, default=Rhythm.ONCE)
    asked_at = models.DateTimeField(_("asked for"))
    since = models.DateTimeField(_("since"), null=True, blank=True)
    told_until = models.DateTimeField(_("told until"), null=True, blank=True)

    class Meta:
        verbose_name = _("follow")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["follower", "subject"], name="one_follow_a_subject")]
        indexes = [models.Index(fields=["subject", "since"], name="follows_by_subject")]

    def __str__(self) -> str:
        return f"{self.follower}: {self.subject}"

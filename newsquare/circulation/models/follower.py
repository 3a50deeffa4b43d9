"""Who follows what: an address at a station, and the topics it asked for."""

import secrets

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models import Topic


def new_secret() -> str:
    """Return what the signed links of one follower rest on; a new one makes all links sent before worthless."""
    return secrets.token_hex(8)


class Follower(models.Model):
    """An address that follows topics of a station. Unconfirmed ones are forgotten after a week."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="followers", verbose_name=_("station"))
    email = models.EmailField(_("e-mail address"))
    secret = models.CharField(max_length=16, default=new_secret)
    created_at = models.DateTimeField(_("since"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked to confirm"), null=True, blank=True)  # Empty once they answered.
    left_at = models.DateTimeField(_("stopped everything"), null=True, blank=True)

    class Meta:
        verbose_name = _("follower")
        ordering = ["email", "pk"]
        constraints = [models.UniqueConstraint("station", Lower("email"), name="one_follower_an_address")]

    def __str__(self) -> str:
        return self.email


class Follow(models.Model):
    """One topic that a follower asked for; it counts from `since`, when the reader confirmed it."""

    follower = models.ForeignKey(Follower, models.CASCADE, related_name="follows")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="follows", verbose_name=_("topic"))
    asked_at = models.DateTimeField(_("asked for"))
    since = models.DateTimeField(_("since"), null=True, blank=True)

    class Meta:
        verbose_name = _("follow")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["follower", "topic"], name="one_follow_a_topic")]
        indexes = [models.Index(fields=["topic", "since"], name="follows_by_topic")]

    def __str__(self) -> str:
        return f"{self.follower}: {self.topic}"

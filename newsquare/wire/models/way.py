"""By which ways a source's copy comes in, how it was asked last, and how much of it comes when."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.wire.models.arrival import Source


class Look(models.Model):
    """How a source was asked last and is asked next. Written by the worker alone, so that no form undoes it."""

    source = models.OneToOneField(Source, models.CASCADE, primary_key=True, related_name="look")
    asked_at = models.DateTimeField(_("last look"), null=True)
    answered_at = models.DateTimeField(_("last answer"), null=True)
    next_at = models.DateTimeField(_("next try"), null=True, db_index=True)
    failures = models.PositiveIntegerField(default=0)  # In a row.
    problem = models.CharField(_("trouble"), max_length=400, blank=True)
    tag = models.CharField(max_length=400, blank=True)  # ETag of the last answer, as it was sent.
    modified = models.CharField(max_length=100, blank=True)  # Last-Modified of the last answer, as it was sent.
    hint = models.PositiveIntegerField(null=True)  # The seconds after which the feed says that it may be asked again.
    cursor = models.JSONField(default=dict)  # Where to go on: an AP address; a mailbox's UIDVALIDITY and UID.
    alarm = models.CharField(_("alarm"), max_length=400, blank=True)
    alarm_kind = models.CharField(max_length=10, blank=True)
    alarm_at = models.DateTimeField(null=True)
    open_until = models.DateTimeField(null=True)  # Somebody let everything in, until then.

    class Meta:
        verbose_name = _("look at a source")

    def __str__(self) -> str:
        return f"{self.source}: {self.problem or self.asked_at}"

    def failing_since(self) -> datetime | None:
        """When it answered last, where it does not now."""
        return self.answered_at if self.problem else None


class KeyKind(models.TextChoices):
    """What a key opens."""

    ASK = "ask", _("the key or password with which we ask")
    PUSH = "push", _("the token with which copy is pushed")


class Key(models.Model):
    """A secret of a source: sealed where we must show it to others, a digest where others show it to us."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="keys")
    kind = models.CharField(max_length=4, choices=KeyKind.choices)
    value = models.TextField()
    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("key of a source")
        constraints = [models.UniqueConstraint(fields=["source", "kind"], name="one_key_a_kind")]

    def __str__(self) -> str:
        return f"{self.source}: {self.kind}"


class Seen(models.Model):
    """What was fetched already, by a digest of id and tag: a set and no time, so that nothing late is passed over."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="seen")
    mark = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("mark of what was fetched")
        constraints = [models.UniqueConstraint(fields=["source", "mark"], name="one_mark_a_content")]

    def __str__(self) -> str:
        return self.mark


class Hour(models.Model):
    """How much came from a source within an hour. Small, so that no question about the usual counts the archive."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="hours")
    at = models.DateTimeField()  # The beginning of the hour.
    items = models.PositiveIntegerField(default=0)  # New items and new versions.
    refused = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True)  # The last item within it.

    class Meta:
        verbose_name = _("hour of a source")
        constraints = [models.UniqueConstraint(fields=["source", "at"], name="one_row_an_hour")]

    def __str__(self) -> str:
        return f"{self.source}, {self.at}: {self.items}"


class Stage(models.TextChoices):
    """A part of the way from agency to reader."""

    IN = "in", _("agency to us")
    OUT = "out", _("us to the page")
    WHOLE = "whole", _("agency to the page")


class Delay(models.Model):
    """How many items took how long on a day: counted by steps of seconds, the last one without an end."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="delays")
    day = models.DateField()
    stage = models.CharField(max_length=5, choices=Stage.choices)
    step = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("delay of a source")
        constraints = [models.UniqueConstraint(fields=["source", "day", "stage", "step"], name="one_row_a_step")]

    def __str__(self) -> str:
        return f"{self.source}, {self.day}, {self.stage} {self.step}: {self.count}"

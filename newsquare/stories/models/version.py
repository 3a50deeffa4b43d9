"""What readers saw: published versions, corrections between two of them, and addresses that were."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models.story import Story


class ImmutableError(TypeError):
    """What readers saw is never changed afterwards, nor deleted: publish again, or correct."""


class WrittenOnce(models.QuerySet["PublishedVersion"]):
    """Rows that can be added and read, and nothing else."""

    def update(self, **_fields: object) -> int:
        """Refuse. Raises ImmutableError."""
        raise ImmutableError

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse. Raises ImmutableError."""
        raise ImmutableError


class PublishedVersion(models.Model):
    """A story as readers saw it from one moment on. Written once, kept for ever, never changed."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    published_at = models.DateTimeField(_("published"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    content = models.JSONField(_("content"))

    objects = WrittenOnce.as_manager()

    class Meta:
        verbose_name = _("published version")
        ordering = ["story", "number"]
        constraints = [models.UniqueConstraint(fields=["story", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.story} ({self.number})"

    def save(self, *args: Any, **words: Any) -> None:
        """Write the version once. Raises ImmutableError for one that was written."""
        if not self._state.adding:
            raise ImmutableError
        super().save(*args, **words)

    def delete(self, *_args: Any, **_words: Any) -> tuple[int, dict[str, int]]:
        """Refuse. Raises ImmutableError."""
        raise ImmutableError


class VersionBar(models.Model):
    """Why readers are not shown a version that was published: it is kept, and its place in the list too."""

    version = models.OneToOneField(PublishedVersion, models.PROTECT, related_name="bar")
    reason = models.CharField(_("reason"), max_length=400)
    barred_at = models.DateTimeField(_("barred"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("bar of a version")

    def __str__(self) -> str:
        return f"{self.version}: {self.reason}"


class Correction(models.Model):
    """What was wrong and what is right, shown dated under the headline.

    `wrong` and `right` are the words as they stood and stand; both are empty where more than some words was rewritten.
    """

    story = models.ForeignKey(Story, models.PROTECT, related_name="corrections")
    text = models.TextField(_("correction"), max_length=1000)
    wrong = models.TextField(_("wrong words"), max_length=1000, blank=True)
    right = models.TextField(_("right words"), max_length=1000, blank=True)
    corrected_at = models.DateTimeField(_("corrected"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    before = models.ForeignKey(PublishedVersion, models.PROTECT, related_name="+", verbose_name=_("version before"))
    after = models.ForeignKey(PublishedVersion, models.PROTECT, related_name="+", verbose_name=_("version after"))

    class Meta:
        verbose_name = _("correction")
        ordering = ["-corrected_at", "-pk"]

    def __str__(self) -> str:
        return self.text


class OldAddress(models.Model):
    """A path at which a story once stood; it leads to the story's present one."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="+")
    path = models.CharField(max_length=255)
    story = models.ForeignKey(Story, models.CASCADE, related_name="old_addresses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["station", "path"], name="one_story_an_old_address")]

    def __str__(self) -> str:
        return self.path

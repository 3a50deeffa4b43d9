"""What moderators set for a while: who is read first, who may not write, and which words hold a comment."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story


class Reading(models.TextChoices):
    """When comments are read by a moderator."""

    FIRST = "first", _("read before they appear")
    AFTER = "after", _("appear at once")


class Mode(models.Model):
    """Whether comments are read first, under one story, in one section, of one author or at the whole station.

    It holds until `until`, or until somebody lifts it. One without a person was set by itself, for the reason in `why`.
    """

    station = models.ForeignKey(Station, models.CASCADE, related_name="+", verbose_name=_("station"))
    section = models.ForeignKey(
        Section, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("section")
    )
    story = models.ForeignKey(Story, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("story"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("author")
    )
    reading = models.CharField(_("comments"), max_length=6, choices=Reading.choices)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    why = models.CharField(_("why"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("set by")
    )
    at = models.DateTimeField(_("set"))
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    class Meta:
        verbose_name = _("reading of comments")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["station", "at"], condition=Q(lifted_at__isnull=True), name="modes_in_force"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(reading__in=Reading.values), name="a_mode_is_known"),
            models.CheckConstraint(
                condition=Q(section__isnull=True, story__isnull=True)
                | Q(section__isnull=True, author__isnull=True)
                | Q(story__isnull=True, author__isnull=True),
                name="a_mode_is_for_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.story or self.section or self.station)


class Suspension(models.Model):
    """A person who may not write at a station: until a day, or (a ban) for good. Lifting it keeps the row."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="suspensions", verbose_name=_("person")
    )
    station = models.ForeignKey(Station, models.CASCADE, related_name="+", verbose_name=_("station"))
    at = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=20)
    note = models.CharField(_("note to the person"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("moderator")
    )
    appeal = models.CharField(_("what the person says against it"), max_length=2000, blank=True)
    appealed_at = models.DateTimeField(_("appealed"), null=True, blank=True)
    answer = models.CharField(_("answer to the appeal"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    class Meta:
        verbose_name = _("suspension")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "station"], condition=Q(lifted_at__isnull=True), name="one_suspension_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


class WordList(models.Model):
    """A station's own words that hold a comment, in place of the list that is shipped for the language."""

    class Kind(models.TextChoices):
        """How strongly a word speaks against a comment."""

        BANNED = "banned", _("banned: insults of people for what they are")
        SUSPECT = "suspect", _("suspect: rude as often as not")

    station = models.ForeignKey(Station, models.CASCADE, related_name="+", verbose_name=_("station"))
    language = models.CharField(_("language"), max_length=3)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    words = models.TextField(_("words"), blank=True)

    class Meta:
        verbose_name = _("word list")
        constraints = [models.UniqueConstraint(fields=["station", "language", "kind"], name="one_list_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.language}: {self.kind}"

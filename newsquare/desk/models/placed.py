"""What a station places beside its stories for a while: a live broadcast, a sponsor."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models import Picture, Section, Story

FROM, UNTIL = _("Empty: at once."), _("Empty: until it is switched off.")


def in_order(from_at: datetime | None, until_at: datetime | None) -> None:
    """Raise ValidationError for an end that is not after the beginning."""
    if from_at and until_at and until_at <= from_at:
        raise ValidationError({"until_at": _("This is not after the beginning.")})


class Broadcast(models.Model):
    """A live broadcast: shown on the home page and at /live/ from its first minute to its last."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="broadcasts", verbose_name=_("station"), editable=False
    )
    title = models.CharField(_("title"), max_length=120, help_text=_("As “City council meeting”."))
    address = models.CharField(
        _("where it plays"),
        max_length=500,
        help_text=_("A page at YouTube, Vimeo or another site, or a stream (.m3u8) at the station’s media host."),
    )
    poster = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("poster")
    )
    story = models.ForeignKey(
        Story, models.SET_NULL, null=True, blank=True, related_name="broadcasts", verbose_name=_("story about it")
    )
    from_at = models.DateTimeField(_("from"), null=True, blank=True, help_text=FROM)
    until_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=UNTIL)
    is_off = models.BooleanField(_("switched off, whatever the times say"), default=False)

    class Meta:
        verbose_name = _("live broadcast")
        ordering = ["-from_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Raise ValidationError for times in the wrong order, or an address that is none."""
        in_order(self.from_at, self.until_at)


class Place(models.TextChoices):
    """Where a sponsor stands."""

    HOME = "home", _("Home page")
    SECTION = "section", _("Section pages")
    STORY = "story", _("Foot of stories of the last fourteen days")


class Word(models.TextChoices):
    """How readers are told that it is paid for."""

    ADVERTISEMENT = "advertisement", _("Advertisement")
    SPONSORED = "sponsored", _("Sponsored")


class Sponsor(models.Model):
    """A place that somebody paid for: labelled in words, without script, beside the news and never in it."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="sponsors", verbose_name=_("station"), editable=False
    )
    name = models.CharField(_("name"), max_length=80)
    text = models.CharField(_("text"), max_length=240, blank=True)
    link = models.CharField(_("address it leads to"), max_length=500)
    word = models.CharField(_("label"), max_length=16, choices=Word.choices, default=Word.ADVERTISEMENT)
    picture = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    place = models.CharField(_("where it stands"), max_length=8, choices=Place.choices, default=Place.HOME)
    section = models.ForeignKey(
        Section,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only in this section"),
    )
    from_at = models.DateTimeField(_("from"), null=True, blank=True, help_text=FROM)
    until_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=UNTIL)
    is_off = models.BooleanField(_("switched off, whatever the times say"), default=False)

    class Meta:
        verbose_name = _("sponsor")
        ordering = ["-from_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raise ValidationError for times in the wrong order."""
        in_order(self.from_at, self.until_at)

"""What an agency's order hit: a row for each story and picture, kept until a person has signed it off and for ever."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stories.models import Bar, Picture, Story
from newsquare.wire.models import KillOrder, Source, WireItem


class UseKind(models.TextChoices):
    """How sure it is that an order means this."""

    TAKEN = "taken", _("made of it")
    PICTURE = "picture", _("its picture")
    TIED = "tied", _("held, since it seems to be meant")
    POSSIBLE = "possible", _("perhaps: the words are alike")


class Use(models.Model):
    """A story or a picture that an order is about. `places` are the pages that showed it when the order came."""

    order = models.ForeignKey(KillOrder, models.PROTECT, related_name="uses")
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="uses_ordered_away")
    picture = models.ForeignKey(Picture, models.CASCADE, null=True, related_name="uses_ordered_away")
    kind = models.CharField(_("how sure"), max_length=8, choices=UseKind.choices)
    why = models.CharField(_("how it was found"), max_length=400, blank=True)
    places = models.JSONField(_("where it stood"), default=list)
    bar = models.OneToOneField(Bar, models.SET_NULL, null=True, related_name="ordered_by")
    found_at = models.DateTimeField(_("found"))
    settled_at = models.DateTimeField(_("looked at"), null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("use of what was killed")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["order", "story"], name="one_ordered_story"),
            models.UniqueConstraint(fields=["order", "picture"], name="one_ordered_picture"),
        ]

    def __str__(self) -> str:
        return str(self.story or self.picture)


class AgencyBar(models.Model):
    """A bar that a fact of an item made: its embargo, its window, its end.

    `ended_at` says that the agency took it back. A bar that was lifted and is not ended was lifted by a person, whom
    the same fact does not overrule.
    """

    item = models.ForeignKey(WireItem, models.PROTECT, related_name="bars")
    bar = models.OneToOneField(Bar, models.CASCADE, related_name="made_by")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("bar of an agency")

    def __str__(self) -> str:
        return str(self.bar)


class PictureOrigin(models.Model):
    """By which id a source knows a picture of ours: that is how its kill finds it, wherever it is used."""

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="origins")
    source = models.ForeignKey(Source, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("origin of a picture")
        constraints = [models.UniqueConstraint(fields=["source", "key", "picture"], name="one_origin_a_picture")]

    def __str__(self) -> str:
        return self.key

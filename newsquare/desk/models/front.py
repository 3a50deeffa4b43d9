"""How a front page was arranged, each time that it was."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story, Topic


class Arrangement(models.Model):
    """The home page or a section's front as somebody arranged it. With a number it went live and never changes again.

    The highest number is what readers see. Without a number it is the draft of one person.
    """

    station = models.ForeignKey(Station, models.CASCADE, related_name="arrangements")
    section = models.ForeignKey(
        Section, models.CASCADE, null=True, related_name="arrangements", help_text="Empty: the home page."
    )
    number = models.PositiveIntegerField(_("number"), null=True)
    based_on = models.PositiveIntegerField(help_text="The number that was live when it was begun; 0 is rules alone.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("changed"))
    note = models.CharField(_("what was done"), max_length=240, blank=True)

    class Meta:
        verbose_name = _("arrangement of a front page")
        ordering = ["-number", "-pk"]
        default_permissions = ()
        permissions = [("change_front", "Can arrange front pages")]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "number"], condition=Q(section=None), name="one_number_an_arrangement_of_home"
            ),
            models.UniqueConstraint(fields=["section", "number"], name="one_number_an_arrangement_of_a_section"),
            models.UniqueConstraint(
                fields=["station", "by"], condition=Q(section=None, number=None), name="one_draft_of_home_a_person"
            ),
            models.UniqueConstraint(
                fields=["section", "by"], condition=Q(number=None), name="one_draft_of_a_section_a_person"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number or _("draft"))


class Pick(models.Model):
    """A story that an editor put in a place of a front."""

    arrangement = models.ForeignKey(Arrangement, models.CASCADE, related_name="picks")
    story = models.ForeignKey(Story, models.CASCADE, related_name="picks", verbose_name=_("story"))
    slot = models.CharField(_("slot"), max_length=24)
    place = models.PositiveSmallIntegerField(_("place"))
    pinned = models.BooleanField(_("stays when others are put above it"), default=False)
    until = models.DateTimeField(_("until"), null=True)

    class Meta:
        verbose_name = _("pick for a front page")
        ordering = ["slot", "place", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "story"], name="a_story_stands_once_on_a_front"),
            models.UniqueConstraint(fields=["arrangement", "slot", "place"], name="one_story_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.slot} {self.place}: {self.story_id}"


class Filling(models.Model):
    """What the places of a slot are filled with where nobody picked a story."""

    arrangement = models.ForeignKey(Arrangement, models.CASCADE, related_name="fillings")
    slot = models.CharField(_("slot"), max_length=24)
    section = models.ForeignKey(Section, models.CASCADE, null=True, related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, related_name="+")
    hours = models.PositiveSmallIntegerField(_("not older than"), null=True)
    pictured = models.BooleanField(_("only with a picture"), default=False)
    weight = models.PositiveSmallIntegerField(_("at least this big"), default=1)

    class Meta:
        verbose_name = _("rule for a slot")
        ordering = ["slot", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["arrangement", "slot"], name="one_rule_a_slot")]

    def __str__(self) -> str:
        return self.slot

"""Newsletters that editors compose, and the issues of each."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models import Section, Topic


class Newsletter(models.Model):
    """A newsletter that readers follow."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="newsletters", verbose_name=_("station"), editable=False
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("slug"), max_length=60, help_text=_("The end of the address at which readers ask for it.")
    )
    description = models.CharField(_("what it brings, in a line"), max_length=200, blank=True)
    is_offered = models.BooleanField(_("readers may ask for it"), default=True)

    class Meta:
        verbose_name = _("newsletter")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["station", "slug"], name="one_newsletter_a_slug")]

    def __str__(self) -> str:
        return self.name


class Issue(models.Model):
    """One issue: a subject, opening words, stories that were picked, and perhaps the newest ones by a rule.

    `send_at` is set once it is scheduled; from then on its mailing, whose key is `issue:` and the id, says where it
    stands.
    """

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="issues", verbose_name=_("newsletter"))
    subject = models.CharField(_("subject"), max_length=150)
    opening = models.TextField(_("opening words"), max_length=4000, blank=True)
    picks = models.JSONField(_("stories"), default=list)  # Ids, in their order.
    newest = models.PositiveSmallIntegerField(
        _("and the newest"), default=0, validators=[MaxValueValidator(20)], help_text=_("So many since the last issue.")
    )
    section = models.ForeignKey(Section, models.SET_NULL, null=True, blank=True, related_name="+")
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("begun"))
    send_at = models.DateTimeField(_("goes out"), null=True, blank=True)

    class Meta:
        verbose_name = _("issue of a newsletter")
        verbose_name_plural = _("issues of newsletters")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.newsletter}: {self.subject}"

    @property
    def key(self) -> str:
        """The key of its mailing."""
        return f"issue:{self.pk}"

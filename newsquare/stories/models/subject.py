"""Sections, where the newsroom files a story, and topics, which readers follow."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from newsquare.stations.models import Station


class Section(models.Model):
    """Where the newsroom files a story; the site's navigation."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="sections", verbose_name=_("station"), editable=False
    )
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60)
    position = models.PositiveSmallIntegerField(_("place in the navigation"), default=0)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("position")]

    class Meta:
        verbose_name = _("section")
        ordering = ["position", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["station", "slug"], name="one_section_a_slug")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the section's path."""
        return f"/section/{self.slug}/"


class Topic(models.Model):
    """What readers follow."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="topics", verbose_name=_("station"), editable=False
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80)
    description = models.CharField(_("what it is about, in a line"), max_length=200, blank=True)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]

    class Meta:
        verbose_name = _("topic")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["station", "slug"], name="one_topic_a_slug")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the topic's path."""
        return f"/topic/{self.slug}/"

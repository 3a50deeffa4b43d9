"""The few pages that the station writes about itself: guidelines, about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from newsquare.stations.models import Station


class HousePage(models.Model):
    """A page of the station's own, as the Community Guidelines."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="house_pages", verbose_name=_("station"), editable=False
    )
    slug = models.SlugField(_("slug"), max_length=60, editable=False)
    title = models.CharField(_("title"), max_length=120)
    body = RichTextField(_("text"), features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    panels = [FieldPanel("title"), FieldPanel("body")]

    class Meta:
        verbose_name = _("house page")
        ordering = ["slug", "pk"]
        constraints = [models.UniqueConstraint(fields=["station", "slug"], name="one_house_page_a_slug")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page's path."""
        return f"/{self.slug}/"

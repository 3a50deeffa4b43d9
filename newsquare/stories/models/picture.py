"""Pictures with their credit, and the renditions that readers get."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from newsquare.stations.models import Station


class Picture(AbstractImage):
    """A picture as uploaded or received. Without a credit no reader sees it."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="pictures", verbose_name=_("station"), editable=False
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who is to be named, as “Pool/AFP via Getty Images”.")
    )
    caption = models.TextField(_("caption"), max_length=1000, blank=True)
    decorative = models.BooleanField(_("decorative: says nothing that the text does not"), default=False)
    source_url = models.CharField(max_length=2000, blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "credit",
        "caption",
        "description",
        "decorative",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")

    @property
    def alt(self) -> str:
        """The words for somebody who does not see the picture; empty where it is decorative."""
        return "" if self.decorative else self.description


class Rendition(AbstractRendition):
    """A picture at one size and in one format."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter")
        ]

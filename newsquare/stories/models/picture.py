"""Pictures with their credit, and the renditions that readers get."""

from typing import Any

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
    is_placed = models.BooleanField(default=False, editable=False)  # Shown apart from stories: by a sponsor, a poster.
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

    def create_renditions(self, *filters: Any) -> dict[Any, "Rendition"]:
        """Make several renditions at once; return those that are kept.

        Wagtail's own would name the files of this process also where another one was faster, and nobody keeps them.
        """
        super().create_renditions(*filters)
        kept = {
            (each.filter_spec, each.focal_point_key): each
            for each in self.renditions.filter(filter_spec__in=[each.spec for each in filters])
        }
        return {each: kept[each.spec, each.get_cache_key(self)] for each in filters}

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

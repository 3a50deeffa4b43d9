"""Pictures with their credit, and the renditions that readers get."""

from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from newsquare.lib.picture_facts import Facts
from newsquare.stations.models import Station
from newsquare.stories.renditions import ReadersFilter

SAID = ("credit", "creator", "caption", "agency")


class Picture(AbstractImage):
    """A picture as uploaded or received. Without a credit no reader sees it."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="pictures", verbose_name=_("station"), editable=False
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who is to be named, as “Pool/AFP via Getty Images”.")
    )
    caption = models.TextField(_("caption"), max_length=1000, blank=True)
    creator = models.CharField(
        _("creator"),
        max_length=200,
        blank=True,
        help_text=_("Who took or drew it. Left empty, it is read from the file."),
    )
    copyright = models.CharField(_("copyright notice"), max_length=300, blank=True)
    agency = models.CharField(
        _("agency"),
        max_length=120,
        blank=True,
        help_text=_("Who gave us the right to show it; the list of rights names it."),
    )
    statement = models.CharField(
        _("address of the terms"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https", "http"])],
        help_text=_("A page that says what may be done with it."),
    )
    rights_until = models.DateTimeField(
        _("may be shown until"), null=True, blank=True, help_text=_("Empty: for good. At that minute it is gone.")
    )
    # Wagtail sets an attribute `decorative` of its own on every image, so ours is called otherwise.
    is_decorative = models.BooleanField(_("decorative: says nothing that the text does not"), default=False)
    is_placed = models.BooleanField(default=False, editable=False)  # Shown apart from stories: by a sponsor, a poster.
    source_url = models.CharField(max_length=2000, blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "credit",
        "creator",
        "agency",
        "copyright",
        "statement",
        "rights_until",
        "caption",
        "description",
        "is_decorative",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *AbstractImage.search_fields,
        *(index.SearchField(name) for name in SAID),
        *(index.AutocompleteField(name) for name in SAID),
        index.FilterField("station"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")

    @property
    def facts(self) -> Facts:
        """What every copy of it names."""
        return Facts(credit=self.credit, creator=self.creator, copyright=self.copyright, statement=self.statement)

    def get_rendition(self, filter: Any) -> "Rendition":  # noqa: A002  # Wagtail's name.
        """Return one copy, drawn our way."""
        made: Rendition = super().get_rendition(self._ours(filter))
        return made

    def get_renditions(self, *filters: Any) -> "dict[str, Rendition]":
        """Return several copies by their filter, drawn our way."""
        made: dict[str, Rendition] = super().get_renditions(*(self._ours(each) for each in filters))
        return made

    def _ours(self, wanted: Any) -> ReadersFilter:
        return ReadersFilter(wanted if isinstance(wanted, str) else wanted.spec, self.facts)

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
    def is_silent(self) -> bool:
        """Whether somebody who does not see it is told nothing, and nobody said that this is meant."""
        return not self.is_decorative and not self.description.strip()

    @property
    def alt(self) -> str:
        """The words for somebody who does not see the picture; empty where it is decorative."""
        return "" if self.is_decorative else self.description


class Rendition(AbstractRendition):
    """A picture at one size and in one format."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter")
        ]

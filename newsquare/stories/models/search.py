"""What search knows of a story: its words, folded as `stories.search.folding` does it, and who made it.

On SQLite triggers keep an FTS5 table in step with each table of words, on PostgreSQL a generated column does; a
migration that makes such a table anew on SQLite must end with `stories.search.schema.create`, since the triggers go.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models.story import Story


class Words(models.Model):
    """The words of one story; `filed` holds tokens of its station, section and topics."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="+")
    filed = models.TextField()
    headline = models.TextField(blank=True)
    deck = models.TextField(blank=True)
    byline = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        abstract = True


class PublicWords(Words):
    """The words of the version that readers get. Withdrawn, the row is gone; a bar is asked about at the gate."""

    def __str__(self) -> str:
        return self.headline


class DeskWords(Words):
    """The words of a story as the newsroom last left it, published or not."""

    def __str__(self) -> str:
        return self.headline


class Credit(models.Model):
    """One name in the byline of the version that readers get, under the slug of that person's page."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="credits")
    slug = models.CharField(_("slug"), max_length=120)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "slug"], name="one_credit_a_name")]
        indexes = [models.Index(fields=["station", "slug", "-story"], name="credits_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the path of the page of that name."""
        return f"/author/{self.slug}/"

"""What is baked, what each page shows, and what was touched since."""

from django.db import models

from newsquare.stations.models import Station
from newsquare.stories.models import Story


class BakedPage(models.Model):
    """A page that the press knows. Its row is there before its file is, so that no file is ever forgotten."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="+")
    path = models.CharField(max_length=255)
    valid_until = models.DateTimeField(null=True, db_index=True)
    baked_at = models.DateTimeField(null=True, help_text="When its last bake began. Empty: to be baked first.")
    stale_at = models.DateTimeField(null=True, db_index=True, help_text="Since when it waits to be baked again.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["station", "path"], name="one_page_a_path")]

    def __str__(self) -> str:
        return self.path


class Shows(models.Model):
    """One thing that a page shows, such as `story:42`. Never fewer than the file on disk shows."""

    page = models.ForeignKey(BakedPage, models.CASCADE, related_name="shows")
    tag = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "tag"], name="one_tag_a_page")]

    def __str__(self) -> str:
        return self.tag


class Touch(models.Model):
    """Things that changed, written in the transaction that changed them.

    A bake compares the rows that it saw before and after it rendered: a row that is new tells that it may have
    read what is no longer so. Hence a row is kept for a while after it was seen to.
    One with the tag `SHARED` stands for any number of changes that were made before the worker looked.
    """

    SHARED = "shared"

    tags = models.JSONField()
    hard = models.BooleanField(default=False, help_text="The pages may not be seen any more: they are removed first.")
    removed_at = models.DateTimeField(null=True, help_text="When the pages of a hard touch were removed.")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, help_text="When it was committed: what began to bake later, saw it.")
    done_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name_plural = "touches"

    def __str__(self) -> str:
        return ", ".join(self.tags)


class Reads(models.Model):
    """How often a story was read on one day of its station. Of who read it, nothing is known."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="reads")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "reads"
        constraints = [models.UniqueConstraint(fields=["story", "day"], name="one_count_a_story_and_day")]
        indexes = [models.Index(fields=["station", "day", "-count"], name="reads_by_day")]

    def __str__(self) -> str:
        return f"{self.story}, {self.day}: {self.count}"


class MostRead(models.Model):
    """The stories that a station's readers read most, as the home page lists them until the next look."""

    station = models.OneToOneField(Station, models.CASCADE, related_name="+")
    stories = models.JSONField(default=list)
    days = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.station}: {self.stories}"

"""What the back office keeps: the sign of life of each background worker, and what a station's file last set."""

from typing import ClassVar

from django.db import models

from newsquare.stations.models import Station


class Worker(models.Model):
    """A background worker that is, or was, alive. It holds the tasks that it runs for as long as it beats."""

    name = models.CharField(max_length=64, unique=True)
    place = models.CharField(max_length=500)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager["Worker"]] = models.Manager()

    def __str__(self) -> str:
        return self.name


class Applied(models.Model):
    """What a value of a station was when its file was last applied; one that differs now was changed on the desk."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)  # As `station.name` or `topics.schools.description`.
    value = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["station", "key"], name="one_applied_value_a_key")]

    def __str__(self) -> str:
        return f"{self.station.slug}: {self.key}"

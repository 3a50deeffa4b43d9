"""What the back office keeps: the sign of life of each background worker."""

from typing import ClassVar

from django.db import models


class Worker(models.Model):
    """A background worker that is, or was, alive. It holds the tasks that it runs for as long as it beats."""

    name = models.CharField(max_length=64, unique=True)
    place = models.CharField(max_length=500)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager["Worker"]] = models.Manager()

    def __str__(self) -> str:
        return self.name

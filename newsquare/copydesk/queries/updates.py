"""What the wire changed in stories that were made of its copy, and what of it needs a person."""

from dataclasses import dataclass

from django.db.models import QuerySet

from newsquare.copydesk.merge import ORDER, Change, Conflict, Merged, Unit
from newsquare.copydesk.models import Take
from newsquare.copydesk.queries.standing import standing
from newsquare.copydesk.texts import NOTE
from newsquare.stations.models import Station
from newsquare.wire.models import Source, WireVersion

__all__ = [
    "ORDER",
    "Change",
    "Conflict",
    "Unit",
    "Update",
    "is_taken",
    "take_of_story",
    "update_of",
    "updates_waiting",
]
HEAVY = ("ground", "ours", "standing", "now", "story__body")


@dataclass(frozen=True)
class Update:
    """A take with what the wire changed since, worked out anew."""

    take: Take
    merged: Merged
    since: WireVersion
    note: str

    @property
    def on(self) -> tuple[int | None, int | None]:
        """The draft and the version that were looked at, as `settle_update` wants them."""
        return self.take.story.latest_revision_id, self.take.offered_id


def update_of(station: Station, pk: int) -> Update | None:
    """Return what the wire changed in one story of a station."""
    rows = Take.objects.filter(story__station=station).select_related(
        "item__source__station", "story__station", "story__latest_revision", "version", "since", "offered"
    )
    take = rows.filter(pk=pk).first()
    if take is None:
        return None
    at = standing(take)
    merged = at.merged(take)
    return Update(take, merged, at.since, merged.text.fields[NOTE])


def updates_waiting(station: Station) -> QuerySet[Take]:
    """Return the takes of a station of which the wire changed something that nobody has looked at."""
    rows = Take.objects.filter(story__station=station).filter(Take.WAITS).select_related("story", "item__source")
    return rows.defer(*HEAVY).order_by("-pk")


def take_of_story(story_id: int) -> Take | None:
    """Return the take that a story was made by."""
    return Take.objects.filter(story=story_id).defer("ground", "ours", "standing", "now").first()


def is_taken(source: Source, key: str) -> bool:
    """Say whether an item of a source was made into a story. Of a long key its beginning is enough."""
    return Take.objects.filter(item__source=source, item__key__startswith=key[:160]).exists()

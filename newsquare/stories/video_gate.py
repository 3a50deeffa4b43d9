"""The gate for videos: a reader gets one while a story that shows it is public and its rights last."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from newsquare.stations.models import Station
from newsquare.stories.gate import public_stories, stories_change_at
from newsquare.stories.models import Video, VideoUse


def _lasting(now: datetime) -> Q:
    return Q(rights_until__isnull=True) | Q(rights_until__gt=now)


def showable_videos(ids: set[int], now: datetime) -> dict[int, Video]:
    """Return, by id, those of the videos whose rights last."""
    return {video.pk: video for video in Video.objects.filter(_lasting(now), pk__in=ids)} if ids else {}


def public_videos(station: Station, now: datetime) -> QuerySet[Video]:
    """Return the videos of a station that some public story shows, and whose rights last."""
    uses = VideoUse.objects.filter(story__in=public_stories(station, now).order_by().values("pk"))
    return Video.objects.filter(_lasting(now), station=station, pk__in=uses.values("video"))


def videos_change_at(ids: set[int], now: datetime) -> datetime | None:
    """Return the next moment at which the right to show any of some videos ends."""
    if not ids:
        return None
    ends = Video.objects.filter(pk__in=ids, rights_until__gt=now).order_by("rights_until")
    return ends.values_list("rights_until", flat=True).first()


def video_changes_at(video: Video, now: datetime) -> datetime | None:
    """Return the next moment at which a reader may be told something else about a video."""
    stories = set(video.uses.values_list("story", flat=True))
    moments: Iterable[datetime | None] = (stories_change_at(stories, set(), now), videos_change_at({video.pk}, now))
    return min((moment for moment in moments if moment), default=None)

"""Take in a video of our own, and keep in mind which stories show it."""

import secrets
from datetime import datetime
from typing import BinaryIO

from django.core.files import File
from django.db import transaction

from newsquare.accounts.models import User
from newsquare.lib.captions import captions_from
from newsquare.lib.video import facts_of
from newsquare.stations.models import Station
from newsquare.stories.content import videos_in
from newsquare.stories.models import Story, Video, VideoUse
from newsquare.stories.rules import slug_of


def name_for(title: str, kind: str) -> str:
    """Return a file name that nobody can guess: before its story is out, a video is the newsroom's alone."""
    return f"{slug_of(title, 50)}-{secrets.token_hex(6)}.{kind}"


@transaction.atomic
def add_video(
    *,
    station: Station,
    file: BinaryIO,
    title: str,
    credit: str,
    captions: bytes = b"",
    transcript: str = "",
    rights_until: datetime | None = None,
    by: User | None = None,
) -> Video:
    """Keep a video file. Without captions it is one in which nobody speaks.

    Raises VideoFileError or CaptionsError for a file that is none.
    """
    facts = facts_of(file)
    video = Video(
        station=station,
        title=title,
        credit=credit,
        captions=captions_from(captions) if captions else "",
        has_no_speech=not captions,
        transcript=transcript,
        rights_until=rights_until,
        kind=facts.kind,
        width=facts.width,
        height=facts.height,
        seconds=facts.seconds,
        by=by,
    )
    file.seek(0)
    video.file.save(name_for(title, facts.kind), File(file), save=False)
    video.size = video.file.size
    video.save()
    return video


@transaction.atomic
def note_videos(*, story_id: int) -> None:
    """Write down which videos a story's public version shows."""
    story = Story.objects.select_related("public").get(pk=story_id)
    wanted = videos_in(story.public.content) if story.public else set()
    had = set(VideoUse.objects.filter(story=story).values_list("video", flat=True))
    VideoUse.objects.filter(story=story, video__in=had - wanted).delete()
    known = Video.objects.filter(pk__in=wanted - had, station=story.station_id).values_list("pk", flat=True)
    VideoUse.objects.bulk_create([VideoUse(story=story, video_id=pk) for pk in known], ignore_conflicts=True)

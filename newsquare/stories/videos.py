"""Videos as pages print them: our own to be played in the page, others behind a click that says what it loads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from newsquare.lib import shown
from newsquare.stories.content import videos_in
from newsquare.stories.models import Picture, Story, Video
from newsquare.stories.pictures import whole
from newsquare.stories.players import elsewhere
from newsquare.stories.video_gate import showable_videos, videos_change_at
from newsquare.theme.shapes import Link, VideoShape

LEAD = "lead"


@dataclass(frozen=True)
class Reel:
    """The videos that a story's content shows, with what their shapes need."""

    story: Story
    videos: Mapping[int, Video]
    is_preview: bool = False


def reel_of(story: Story, content: dict[str, Any], now: datetime, *, is_preview: bool = False) -> Reel:
    """Return the videos of a content that may be shown; note them, and when that ends."""
    ids = videos_in(content)
    shown.note(*(f"video:{pk}" for pk in ids))
    shown.until(videos_change_at(ids, now))
    return Reel(story, showable_videos(ids, now), is_preview)


def videos_of(reel: Reel, content: dict[str, Any], pictures: Mapping[int, Picture]) -> dict[str, VideoShape]:
    """Return the shapes of a content's videos by the ids of their blocks; the lead's under `LEAD`."""
    found = {}
    if content.get("lead_video"):
        value = {"video": content["lead_video"], "poster": content["lead_picture"], "caption": content["lead_caption"]}
        found[LEAD] = video_shape(reel, LEAD, value, pictures)
    for block in content["body"]:
        if block["type"] == "video":
            found[block["id"]] = video_shape(reel, block["id"], block["value"], pictures)
    return found


def video_shape(reel: Reel, block: str, value: dict[str, Any], pictures: Mapping[int, Picture]) -> VideoShape:
    """Return one video as the page prints it."""
    picture = pictures.get(value.get("poster") or 0)
    poster = whole(picture) if picture else None
    caption = value["caption"] or (picture.caption if picture else "")
    if value.get("video"):
        return _own(reel, reel.videos.get(value["video"]), caption, poster)
    return _elsewhere(reel, block, value["address"], caption, poster)


def _own(reel: Reel, video: Video | None, caption: str, poster: Any) -> VideoShape:
    if video is None or video.station_id != reel.story.station_id:
        gone = _("This video can no longer be shown.")
        return VideoShape(title=caption, caption=caption, poster=poster, gone_words=gone)
    same = poster is not None and poster.credit == video.credit  # It is named once then.
    return VideoShape(
        title=caption or video.title,
        caption=caption,
        poster=poster,
        credit="" if same else _("Video: %(credit)s") % {"credit": video.credit},
        src=video.src,
        type=video.mime,
        width=video.width,
        height=video.height,
        captions_url=video.captions_path,
        language=reel.story.station.language,
        transcript=video.transcript,
        seconds=video.seconds,
    )


def _elsewhere(reel: Reel, block: str, address: str, caption: str, poster: Any) -> VideoShape:
    found = elsewhere(address)
    if found is None:
        return VideoShape(title=caption, caption=caption, poster=poster)
    site = {"site": found.site, "player": found.name}
    away = Link(name=_("Watch at %(site)s") % site, url=found.address)
    if not found.frame or reel.is_preview or not reel.story.pk:
        return VideoShape(title=caption, caption=caption, poster=poster, away=away)
    return VideoShape(
        title=caption,
        caption=caption,
        poster=poster,
        door=Link(name=_("Play from %(site)s") % site, url=f"/watch/{reel.story.pk}/{block}/"),
        door_words=_("Loads from %(player)s, which may set cookies.") % site,
        away=away,
    )

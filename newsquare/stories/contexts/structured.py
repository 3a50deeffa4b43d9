"""The story as machines read it: schema.org NewsArticle in JSON-LD. Only what the reader sees is said."""

import json
from typing import Any

from newsquare.stations.models import Station
from newsquare.theme.shapes import Byline, StoryShape, VideoShape

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def json_ld(story: StoryShape, station: Station, section: str, picture_url: str) -> str:
    """Return JSON-LD that is safe inside a script element."""
    data = {key: value for key, value in _article(story, station, section, picture_url).items() if value}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _article(story: StoryShape, station: Station, section: str, picture_url: str) -> dict[str, Any]:
    publisher = {"@type": "NewsMediaOrganization", "name": station.name, "url": station.url("/")}
    people = [_person(byline, station) for byline in story.bylines]
    agency = {"@type": "Organization", "name": story.distributor} if story.distributor else None
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": station.url(story.url),
        "url": station.url(story.url),
        "headline": story.headline,
        "description": story.deck,
        "inLanguage": station.language,
        "datePublished": story.published.isoformat(timespec="seconds") if story.published else None,
        "dateModified": (story.updated or story.published).isoformat(timespec="seconds")  # type: ignore[union-attr]
        if story.updated or story.published
        else None,
        "articleSection": section,
        "about": [
            {"@type": "Thing", "name": topic["name"], "url": station.url(topic["url"])} for topic in story.topics
        ],
        "author": people or ([agency] if agency else [publisher]),
        "sourceOrganization": agency,
        "publisher": publisher,
        "copyrightNotice": story.rights_notice,
        "isAccessibleForFree": True,
        "image": _image(story, picture_url),
        "video": [_video(video, story, station) for video in story.videos if video.src and video.poster],
        "correction": [
            {"@type": "CorrectionComment", "text": item.text, "datePublished": item.at.isoformat(timespec="seconds")}
            for item in story.corrections
        ],
        "commentCount": story.comment_count,
    }


def _person(byline: Byline, station: Station) -> dict[str, str]:
    return {"@type": "Person", "name": byline.name} | ({"url": station.url(byline.url)} if byline.url else {})


def _image(story: StoryShape, picture_url: str) -> list[dict[str, Any]]:
    if story.lead is None:
        return []
    image = {"@type": "ImageObject", "url": picture_url, "creditText": story.lead.credit, "caption": story.lead.caption}
    return [{key: value for key, value in image.items() if value}]


def _video(video: VideoShape, story: StoryShape, station: Station) -> dict[str, Any]:
    """Return a video that plays in the page; one behind a door is not part of it."""
    assert video.poster is not None
    data = {
        "@type": "VideoObject",
        "name": video.title,
        "description": video.caption,
        "thumbnailUrl": station.url(video.poster.src),
        "uploadDate": story.published.isoformat(timespec="seconds") if story.published else None,
        "contentUrl": station.url(video.src) if video.src.startswith("/") else video.src,
        "encodingFormat": video.type,
        "duration": f"PT{video.seconds}S" if video.seconds else None,
        "transcript": video.transcript,
        "creditText": video.credit,
    }
    return {key: value for key, value in data.items() if value}

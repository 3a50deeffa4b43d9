"""Pages as machines read them: schema.org in JSON-LD. Only what the reader sees is said."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from newsquare.stations.models import Station
from newsquare.theme.shapes import Link, PictureShape, StoryShape, VideoShape

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
Node = dict[str, Any]


def story_json_ld(story: StoryShape, station: Station, picture_url: str) -> str:
    """Return what a story's page says of the story, and where it stands."""
    trail = [story.kicker] if story.kicker else []
    return _written([_article(story, station, picture_url), _trail(station, [*trail, _here(story)])])


def page_json_ld(station: Station, kind: str, name: str, url: str, trail: Sequence[Link], **more: Any) -> str:
    """Return what any other page says of itself: its type in schema.org, its name, its place, who publishes it."""
    page = {
        "@type": kind,
        "name": name,
        "url": station.url(url),
        "inLanguage": station.language,
        "publisher": organization(station),
        **more,
    }
    return _written([page, _trail(station, trail)])


def home_json_ld(station: Station) -> str:
    """Return what the front page says: whose it is."""
    site = {"@type": "WebSite", "name": station.name, "url": station.url("/"), "inLanguage": station.language}
    return _written([organization(station), site])


def organization(station: Station) -> Node:
    """Return the newsroom. Its list of corrections begins with how it corrects."""
    return {
        "@type": "NewsMediaOrganization",
        "name": station.name,
        "url": station.url("/"),
        "slogan": station.tagline,
        "correctionsPolicy": station.url("/corrections/"),
    }


def _written(graph: list[Node]) -> str:
    """Return the nodes as JSON that is safe inside a script element, without what is empty."""
    data = {"@context": "https://schema.org", "@graph": [_without_empty(node) for node in graph]}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(each) for key, each in value.items() if each not in (None, "", [], {})}
    return [_without_empty(each) for each in value] if isinstance(value, list) else value


def _here(story: StoryShape) -> Link:
    return Link(name=story.headline, url=story.url)


def _trail(station: Station, links: Sequence[Link]) -> Node:
    """Return the way from the front page to here."""
    steps = [Link(name=station.name, url="/"), *links]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": link.name, "item": station.url(link.url)}
            for place, link in enumerate(steps, 1)
        ],
    }


def _article(story: StoryShape, station: Station, picture_url: str) -> Node:
    agency = {"@type": "Organization", "name": story.distributor} if story.distributor else None
    modified = story.updated or story.published
    return {
        "@type": "NewsArticle",
        "mainEntityOfPage": station.url(story.url),
        "url": station.url(story.url),
        "headline": story.headline,
        "description": story.deck,
        "inLanguage": station.language,
        "datePublished": _time(story.published),
        "dateModified": _time(modified),
        "articleSection": story.kicker.name if story.kicker else None,
        "about": [
            {"@type": "Thing", "name": topic["name"], "url": station.url(topic["url"])} for topic in story.topics
        ],
        "author": _authors(story, station) or ([agency] if agency else [organization(station)]),
        "sourceOrganization": agency,
        "publisher": organization(station),
        "copyrightNotice": story.rights_notice,
        "isAccessibleForFree": True,
        "image": _images(story.lead, station, picture_url),
        "video": [_video(video, story, station) for video in story.videos if video.src and video.poster],
        "correction": [
            {"@type": "CorrectionComment", "text": item.text, "datePublished": _time(item.at)}
            for item in story.corrections
        ],
        "commentCount": story.comment_count if story.comments_open or story.comment_count else None,
    }


def _authors(story: StoryShape, station: Station) -> list[Node]:
    return [
        {
            "@type": "Person",
            "name": byline.name,
            "jobTitle": byline.detail,
            "url": station.url(byline.url) if byline.url else None,
        }
        for byline in story.bylines
    ]


def _images(lead: PictureShape | None, station: Station, cut: str) -> list[Node]:
    """Return the lead picture as the page shows it, and the cut of it that others show beside a link."""
    if lead is None:
        return []
    words = {"caption": lead.caption, "creditText": lead.credit}
    shown = {"url": station.url(lead.src), "width": lead.width, "height": lead.height}
    return [{"@type": "ImageObject", **shown, **words}, {"@type": "ImageObject", "url": cut, **words}]


def _video(video: VideoShape, story: StoryShape, station: Station) -> Node:
    """Return a video that plays in the page; one behind a door is not part of it."""
    assert video.poster is not None
    return {
        "@type": "VideoObject",
        "name": video.title,
        "description": video.caption,
        "thumbnailUrl": station.url(video.poster.src),
        "uploadDate": _time(story.published),
        "contentUrl": station.url(video.src) if video.src.startswith("/") else video.src,
        "encodingFormat": video.type,
        "duration": f"PT{video.seconds}S" if video.seconds else None,
        "transcript": video.transcript,
        "creditText": video.credit,
    }


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None

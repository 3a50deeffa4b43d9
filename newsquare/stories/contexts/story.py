"""The story page."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from newsquare.lib import shown
from newsquare.stories.body import render_body
from newsquare.stories.content import content_of, pictures_in
from newsquare.stories.history import bar_of
from newsquare.stories.models import Correction, Indexing, Label, Section, Story, Topic
from newsquare.stories.pictures import lead as lead_of
from newsquare.stories.queries import author_path, public_stories, read_stories_change_at, showable_pictures
from newsquare.stories.structured import story_json_ld
from newsquare.stories.teasers import headlines
from newsquare.stories.videos import LEAD, reel_of, videos_of
from newsquare.theme import slots
from newsquare.theme.feed_links import feeds_at
from newsquare.theme.shapes import Byline, CorrectionShape, FeedLink, Head, Link, Meta, StoryShape, WatchShape

RELATED = 4


def story_page(story: Story, now: datetime) -> dict[str, Any]:
    """Return the page of the version that readers get. The caller has asked the gate."""
    assert story.public is not None
    shown.note(f"story:{story.pk}")
    return _page(story, story.public.content, now)


def watch_page(story: Story, block: str, now: datetime) -> WatchShape | None:
    """Return the page of one video of a public story, before its player is loaded; None where it shows none such."""
    assert story.public is not None
    content = story.public.content
    pictures = showable_pictures(pictures_in(content), now)
    video = videos_of(reel_of(story, content, now), content, pictures).get(block)
    if video is None or video.door is None:
        return None
    return WatchShape(title=video.title, back=Link(name=content["headline"], url=story.path), video=video)


def preview_page(draft: Story, now: datetime) -> dict[str, Any]:
    """Return the page as a draft would look."""
    return _page(draft, content_of(draft), now, is_preview=True)


def _page(story: Story, content: dict[str, Any], now: datetime, *, is_preview: bool = False) -> dict[str, Any]:
    zone = story.station.zone
    shown.note(*(f"picture:{pk}" for pk in pictures_in(content)))  # One that may not be seen yet, too.
    pictures = showable_pictures(pictures_in(content), now)
    lead = pictures.get(content["lead_picture"])
    filed = story.section if story.section_id == content["section"] else None
    section = filed or Section.objects.filter(pk=content["section"]).first() or story.section
    related = [] if is_preview else _related(story, content["topics"], now)
    shown.until(read_stories_change_at([story, *related], pictures_in(content), now))
    topics = list(Topic.objects.filter(pk__in=content["topics"]).order_by("name", "pk"))
    for topic in topics:
        topic.station = story.station
    shown.note(f"section:{section.pk}", *(f"topic:{topic.pk}" for topic in topics))
    videos = videos_of(reel_of(story, content, now, is_preview=is_preview), content, pictures)
    lead_shape, social = lead_of(lead, content["lead_caption"]) if lead else (None, "")
    shape = StoryShape(
        id=story.pk or 0,
        url=story.path,
        headline=content["headline"],
        deck=content["deck"],
        kicker=Link(name=section.name, url=section.get_absolute_url()),
        bylines=[
            Byline(name=byline["name"], detail=byline["detail"], url="" if is_preview else author_path(byline["name"]))
            for byline in content["bylines"]
        ],
        distributor=content["distributor"],
        label=content["label"],
        label_words=label_words(content["label"]),
        published=story.published_at.astimezone(zone) if story.published_at else None,
        updated=story.updated_at.astimezone(zone) if story.updated_at else None,
        versions_url=_versions_url(story),
        agency_time=datetime.fromisoformat(content["agency_time"]).astimezone(zone) if content["agency_time"] else None,
        dateline=content["dateline"],
        lead=lead_shape,
        lead_video=videos.get(LEAD),
        videos=list(videos.values()),
        corrections=_corrections(story),
        topics=[
            {"id": topic.pk, "slug": topic.slug, "name": topic.name, "url": topic.get_absolute_url()}
            for topic in topics
        ],
        rights_notice=content["rights_notice"],
        related=headlines(related),
        comment_count=int(slots.render("story.comment_count", story_id=story.pk) or 0) if story.pk else 0,
        comments_open=story.takes_comments and story.station.forum_open,
        body_html=render_body(content["body"], pictures, videos),
        is_preview=is_preview,
    )
    picture_url = story.station.url(social) if social else ""
    head = Head(
        title=content["headline"],
        description=content["deck"],
        canonical=story.station.url(story.path) if story.path else "",
        kind="article",
        picture=picture_url,
        metas=_metas(content["indexing"]),
        feeds=[] if is_preview else _feeds(story, shape),
        json_ld=story_json_ld(shape, story.station, picture_url),
    )
    return {"story": shape, "row": story, "head": head, "station": story.station}


def _feeds(story: Story, shape: StoryShape) -> list[FeedLink]:
    """Return the station's feed, and those of the comments where there are any, or may be."""
    own = FeedLink(name=story.station.name, url="/feed.xml")
    said = feeds_at(_("Comments"), f"/comments/under/{story.pk}/")
    return [own, *said] if shape.comments_open or shape.comment_count else [own]


def label_words(label: str) -> str:
    """Return in words where a story comes from."""
    return {
        Label.LOCAL: _("Our own reporting"),
        Label.WIRE: _("News agency copy"),
        Label.PARTNER: _("From a partner newsroom"),
        Label.HANDOUT: _("Press release, sent to us by its author"),
        Label.SPONSORED: _("Sponsored: paid for by an advertiser"),
    }[Label(label)]


def _versions_url(story: Story) -> str:
    return f"{story.path}versions/" if story.public and story.public.number > 1 else ""


def _corrections(story: Story) -> list[CorrectionShape]:
    if story.public is None or story.public.number == 1:
        return []  # A correction lies between two versions.
    found = story.corrections.select_related("before__bar", "after__bar").defer("before__content", "after__content")
    return [_correction(correction, story.station.zone) for correction in found.order_by("-corrected_at", "-pk")]


def _correction(correction: Correction, zone: ZoneInfo) -> CorrectionShape:
    """Return a correction; where the version before or after it is barred, without the words of either."""
    told = not (bar_of(correction.before) or bar_of(correction.after))
    return CorrectionShape(
        at=correction.corrected_at.astimezone(zone),
        text=correction.text,
        wrong=correction.wrong if told else "",
        right=correction.right if told else "",
    )


def _related(story: Story, topics: list[int], now: datetime) -> list[Story]:
    """Return the newest other stories of the first topic; their headlines alone are printed."""
    if not topics:
        return []
    others = public_stories(story.station, now).filter(topics=topics[0]).exclude(pk=story.pk)
    return list(others.defer("body")[:RELATED])


def _metas(indexing: str) -> list[Meta]:
    """Return what search engines are asked (Google Publisher Center, “Syndicated content”)."""
    large = Meta(name="robots", content="max-image-preview:large")
    return {
        Indexing.INDEX: [large],
        Indexing.NOINDEX_NEWS: [large, Meta(name="Googlebot-News", content="noindex")],
        Indexing.NOINDEX: [Meta(name="robots", content="noindex")],
    }[Indexing(indexing)]

"""Plays the newsroom's own stories: written, published, updated, corrected, withdrawn."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from newsquare.accounts.models import User
from newsquare.demo import nouns
from newsquare.demo.replay.stage import Event, Stage
from newsquare.stories.actions import correct, publish, unpublish
from newsquare.stories.models import Byline, Indexing, Label, Story
from newsquare.stories.queries import places_where

OURS = {"local", "handout"}  # What search engines may show as our news.


def story_events(stage: Stage) -> Iterator[Event]:
    """Yield everything that happened to the station's own stories."""
    for story in stage.content.stories:
        if story.state in {"draft", "scheduled"}:
            yield Event(min(story.published_at, stage.now), partial(_draft, stage, story))
            continue
        for version in story.versions:
            yield Event(version.at, partial(_publish, stage, story, version))
        if story.withdrawn_at:
            yield Event(story.withdrawn_at, partial(_withdraw, stage, story))


def _publish(stage: Stage, story: nouns.Story, version: nouns.Version) -> None:
    if version.kind == "correction":
        _correct(stage, stage.stories[story.slug], version)
        return
    row = stage.stories.get(story.slug) or _new(stage, story)
    _write(stage, row, version, _author(stage, story))
    row.save()
    publish(story=row, by=_author(stage, story), now=version.at)
    row.refresh_from_db()
    stage.stories[story.slug] = row
    if version.kind == "first":
        stage.tell_the_followers(row, version.at)


def _correct(stage: Stage, row: Story, version: nouns.Version) -> None:
    """Correct a story as an editor does, wherever the wrong words stand."""
    correct(
        story=row,
        wrong=version.wrong,
        right=version.right,
        text=version.note,
        by=stage.with_login("editor"),
        now=version.at,
        places=places_where(row, version.wrong),
    )
    row.refresh_from_db()


def _draft(stage: Stage, story: nouns.Story) -> None:
    """Leave a draft on the desk; a scheduled one is published by Wagtail's clock, through the gate."""
    row, author = _new(stage, story), _author(stage, story)
    _write(stage, row, story.versions[0], author)
    if story.state == "scheduled":
        row.go_live_at = story.published_at
    row.save()
    stage.stories[story.slug] = row
    revision: Any = row.save_revision(user=author)
    if story.state == "scheduled":
        # Rights are asked at the desk's host, and there is no request here.
        revision.publish(user=stage.with_login("editor"), skip_permission_checks=True)


def _withdraw(stage: Stage, story: nouns.Story) -> None:
    assert story.withdrawn_at
    unpublish(story=stage.stories[story.slug], now=story.withdrawn_at, note=story.withdrawal_note)


def _author(stage: Stage, story: nouns.Story) -> User:
    return stage.people[story.bylines[0].slug] if story.bylines else stage.with_login("editor")


def _new(stage: Stage, story: nouns.Story) -> Story:
    row = Story(
        station=stage.station,
        live=False,
        slug=story.slug,
        headline=story.versions[0].headline,
        dateline=story.dateline,
        section=stage.section(story.section),
        label=Label(story.label),
        distributor=story.distributor,
        indexing=Indexing.INDEX if story.label in OURS else Indexing.NOINDEX_NEWS,
        takes_comments=story.takes_comments,
    )
    if story.picture:
        row.lead_picture = stage.picture(story.picture, _author(stage, story))
        row.lead_caption = story.picture.caption
    row.bylines = [
        Byline(name=person.name, detail=person.title, sort_order=place) for place, person in enumerate(story.bylines)
    ]
    row.save()
    row.topics.set(stage.topics(story.topics))
    row.save()
    return row


def _write(stage: Stage, row: Story, version: nouns.Version, by: User) -> None:
    row.headline, row.deck = version.headline, version.deck
    row.body = [_block(stage, block, by) for block in version.body]  # type: ignore[assignment]  # Made of plain blocks.


def _block(stage: Stage, block: nouns.Block, by: User) -> tuple[str, Any]:
    """Return a block as the story's body takes it."""
    match block:
        case nouns.Text(html):
            return "text", _linked(stage, html)
        case nouns.Illustration(caption=caption):
            return "picture", {"picture": stage.picture(block, by), "caption": caption}
        case nouns.Quote(text, attribution):
            return "quote", {"text": text, "attribution": attribution}
        case nouns.Facts(title, html):
            return "facts", {"title": title, "text": html}
        case nouns.Video(address, poster):
            own = stage.film(poster, by) if address == "drawn" else None
            named = {"video": own, "address": "" if own else address}
            return "video", {"poster": stage.picture(poster, by), **named, "caption": poster.caption}
        case nouns.Table(caption, rows):
            return "table", {"caption": caption, "rows": rows}


def _linked(stage: Stage, html: str) -> str:
    """Return a text whose links to the station's other stories lead to their addresses."""
    for slug, story in stage.stories.items():
        if not story.path:
            continue  # A draft has no address yet.
        html = html.replace(f'href="story:{slug}"', f'href="{story.path}"')
    return html

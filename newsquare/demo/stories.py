"""Reads the demo's stories: each file becomes a story with every version that readers saw."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from newsquare.demo.ages import AgeError, Calendar, moment, span
from newsquare.demo.nouns import Illustration, Person, Story, Version
from newsquare.demo.papers import Paper, read_with_body
from newsquare.demo.prose import ProseError, blocks, illustration

STATES = {"published", "draft", "scheduled"}
LABELS = {"local", "wire", "partner", "handout", "sponsored"}


@dataclass(frozen=True)
class Desk:
    """What a story of a station may refer to."""

    credit: str
    zone: ZoneInfo
    now: datetime
    sections: frozenset[str]
    topics: frozenset[str]
    newsroom: Mapping[str, Person]


@dataclass(frozen=True)
class Change:
    """An update or a correction, before it is put into words."""

    at: datetime
    kind: str
    note: str
    before: str = ""
    after: str = ""


def read_stories(folder: Path, desk: Desk) -> tuple[Story, ...]:
    """Return a station's stories, oldest first. Raises ContentError naming file and key."""
    files = [(path, *read_with_body(path)) for path in sorted(folder.glob("*.md"))]
    times = {path.stem: _moment(paper, desk) for path, paper, _ in files}
    stories = [_story(path.stem, paper, body, desk, times) for path, paper, body in files]
    return tuple(sorted(stories, key=lambda story: story.published_at))


def _moment(paper: Paper, desk: Desk) -> datetime:
    try:
        return moment(paper.text("age"), paper.text("on", ""), desk.now, desk.zone)
    except AgeError as error:
        raise paper.error("age", str(error)) from error


def _story(slug: str, paper: Paper, body: str, desk: Desk, times: Mapping[str, datetime]) -> Story:
    withdrawal = paper.paper("withdrawn")
    story = Story(
        slug=slug,
        state="withdrawn" if withdrawal else paper.choice("status", STATES, "published"),
        bylines=tuple(_person(name, paper, desk) for name in paper.texts("by")),
        label=paper.choice("label", LABELS, "local"),
        distributor=paper.text("distributor", ""),
        dateline=paper.text("dateline", ""),
        section=paper.choice("section", set(desk.sections)),
        topics=_topics(paper, desk),
        picture=_picture(paper, desk),
        versions=_versions(paper, body, desk, Calendar(times[slug], desk.zone, times)),
        withdrawn_at=times[slug] + _span(withdrawal, "after") if withdrawal else None,
        withdrawal_note=withdrawal.text("note") if withdrawal else "",
        takes_comments=paper.flag("comments", otherwise=True),
    )
    _check(story, paper, desk)
    return story


def _check(story: Story, paper: Paper, desk: Desk) -> None:
    paper.done()
    if not story.bylines and not story.distributor:
        raise paper.error("by", "a story names its reporters, or a distributor")
    times = [version.at for version in story.versions] + ([story.withdrawn_at] if story.withdrawn_at else [])
    if story.state != "scheduled" and max(times) > desk.now.astimezone(UTC):
        raise paper.error("age", "the story, or a change of it, lies in the future")


def _person(slug: str, paper: Paper, desk: Desk) -> Person:
    if slug not in desk.newsroom:
        raise paper.error("by", f"nobody in the newsroom is called “{slug}”")
    return desk.newsroom[slug]


def _topics(paper: Paper, desk: Desk) -> tuple[str, ...]:
    topics = paper.texts("topics")
    for topic in set(topics) - desk.topics:
        raise paper.error("topics", f"the station has no topic “{topic}”")
    return topics


def _picture(paper: Paper, desk: Desk) -> Illustration | None:
    name = paper.text("picture", "")
    if not name:
        return None
    try:
        return illustration(name, paper.text("caption"), desk.credit, paper.text("alt", ""))
    except ProseError as error:
        raise paper.error("picture", str(error)) from error


def _span(paper: Paper, key: str) -> timedelta:
    try:
        return span(paper.text(key))
    except AgeError as error:
        raise paper.error(key, str(error)) from error


def _changes(paper: Paper, start: datetime) -> list[Change]:
    """Return updates and corrections in order of time."""
    changes = [Change(start + _span(one, "after"), "update", one.text("note")) for one in paper.papers("updates")]
    if one := paper.paper("correction"):
        wrong, right = one.text("before"), one.text("now")
        changes.append(Change(start + _span(one, "after"), "correction", one.text("note"), wrong, right))
        one.done()
    return sorted(changes, key=lambda change: change.at)


def _versions(paper: Paper, body: str, desk: Desk, calendar: Calendar) -> tuple[Version, ...]:
    """Return what readers saw, version by version: a mistake stands until its correction."""
    changes = _changes(paper, calendar.at)
    mistakes = [change for change in changes if change.kind == "correction"]
    told = [Change(calendar.at, "first", ""), *changes]
    texts = paper.text("headline"), paper.text("deck", ""), body
    for mistake in mistakes:
        if not any(mistake.after in text for text in texts):
            raise paper.error("correction.now", f"“{mistake.after}” does not stand in the text")
    versions, updates = [], 0
    for change in told:
        updates += change.kind == "update"
        open_mistakes = [mistake for mistake in mistakes if mistake.at > change.at]
        try:
            headline, deck, text = (calendar.fill(_unmended(text, open_mistakes)) for text in texts)
            words = calendar.fill(change.before), calendar.fill(change.after)
            shown = blocks(text, updates, desk.credit)
            versions.append(Version(change.at, change.kind, change.note, headline, deck, shown, *words))
        except (AgeError, ProseError) as error:
            raise paper.error("body", str(error)) from error
    return tuple(versions)


def _unmended(text: str, mistakes: list[Change]) -> str:
    for mistake in mistakes:
        text = text.replace(mistake.after, mistake.before)
    return text

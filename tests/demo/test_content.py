"""The demo's content holds together, whenever it is built."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from lxml import etree

from newsquare.demo.content import load
from newsquare.demo.nouns import Comment, DemoStation, Facts, Illustration, Story, Text, Video
from newsquare.office.station_file import read_plan

NOON = datetime(2026, 3, 4, 18, 0, tzinfo=UTC)  # A Wednesday, noon in Riverbend.


@cache
def stations() -> tuple[DemoStation, ...]:
    return load(NOON)


def stories() -> list[Story]:
    return [story for station in stations() for story in station.stories]


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html)


def words(story: Story) -> int:
    told = [block for block in story.versions[-1].body if isinstance(block, Text | Facts)]
    return sum(len(plain(block.html).split()) for block in told)


def everything(comments: tuple[Comment, ...]) -> list[Comment]:
    return [one for comment in comments for one in (comment, *everything(comment.replies))]


def test_two_stations_tell_a_fortnight_of_news() -> None:
    riverbend, harborlight = stations()

    assert len(riverbend.stories) >= 40
    assert 6 <= len(harborlight.stories) <= 8
    assert 15_000 <= sum(words(story) for story in stories()) <= 18_500
    assert min(words(story) for story in stories()) >= 40
    assert max(words(story) for story in stories()) >= 700


@pytest.mark.parametrize("day", range(14))
@pytest.mark.parametrize("hour", [3, 17])
def test_the_news_holds_together_on_every_day_at_every_hour(day: int, hour: int) -> None:
    now = datetime(2026, 10, 25, hour, 30, tzinfo=UTC) + timedelta(days=day)

    riverbend, _ = load(now)

    times = {story.slug: story.published_at for story in riverbend.stories}
    told = ["bridge-limit-eight-tons", "bridge-hearing", "council-delays-bridge", "bridge-vote", "bridge-petition"]
    assert sorted(told, key=lambda slug: times[slug]) == told
    assert times["semifinal-herons-cutbank"] - times["quarterfinal-herons-roll"] > timedelta(days=6)
    council = times["bridge-vote"].astimezone(riverbend.zone)
    assert council.weekday() < 5


def test_the_states_and_labels_of_life_are_all_there() -> None:
    states = [story.state for story in stories()]
    labels = {story.label for story in stories()}
    kinds = [version.kind for story in stories() for version in story.versions]

    assert (states.count("draft"), states.count("scheduled"), states.count("withdrawn")) == (1, 1, 1)
    assert labels == {"local", "partner", "handout", "sponsored"}
    assert kinds.count("correction") >= 3
    assert kinds.count("update") >= 6


def test_slugs_are_the_stations_own() -> None:
    for station in stations():
        slugs = [story.slug for story in station.stories]
        assert len(slugs) == len(set(slugs))


def test_every_picture_has_words_and_says_that_it_is_drawn() -> None:
    pictures = [story.picture for story in stories() if story.picture]
    for block in (block for story in stories() for block in story.versions[-1].body):
        pictures += [block] if isinstance(block, Illustration) else [block.poster] if isinstance(block, Video) else []

    assert pictures
    assert all(picture.alt and picture.caption and "drawn" in picture.credit for picture in pictures)


def test_a_mistake_stands_until_its_correction_and_is_named_in_it() -> None:
    story = next(story for story in stories() if story.slug == "storm-cleanup")

    texts = [str(version.body) for version in story.versions]

    assert "86 mph" in texts[0]
    assert "68 mph" in texts[-1]
    assert "86 mph" not in texts[-1]
    assert "86" in next(version.note for version in story.versions if version.kind == "correction")


def test_no_token_or_mark_is_left_in_what_readers_see() -> None:
    for story in stories():
        for version in story.versions:
            seen = f"{version.headline} {version.deck} {version.body}"
            assert "{" not in seen
            assert ":::" not in seen
            assert "<p>@" not in seen
            assert "**" not in seen


def test_links_between_stories_lead_to_stories() -> None:
    slugs = {story.slug for story in stories()}
    for story in stories():
        for part in str(story.versions[-1].body).split('href="story:')[1:]:
            assert part.partition('"')[0] in slugs


def test_text_carries_typographic_quotes() -> None:
    for story in stories():
        for block in story.versions[-1].body:
            if isinstance(block, Text):
                text = plain(block.html)
                assert '"' not in text, story.slug
                assert "'" not in text, story.slug


def test_feeds_are_well_formed_and_refer_to_the_pictures_beside_them() -> None:
    dispatches = [dispatch for station in stations() for dispatch in station.dispatches]
    items = 0
    for dispatch in dispatches:
        if dispatch.name.endswith(".xml"):
            feed = etree.fromstring(dispatch.content)
            items += len(feed.findall("channel/item"))
            named = {media.get("url") for media in feed.iter("{http://search.yahoo.com/mrss/}content")}
            assert named == {name for name, _ in dispatch.pictures}
            assert all(date.text and "{" not in date.text for date in feed.iter("pubDate"))

    assert items >= 12
    assert any(dispatch.name == "cassavy-visit.txt" for dispatch in dispatches)


def test_the_forum_has_comments_in_all_states_and_a_reporter_in_it() -> None:
    comments = [one for station in stations() for one in everything(station.comments)]
    newsroom = {person.slug for station in stations() for person in station.newsroom}

    assert {comment.state for comment in comments} == {"approved", "held", "rejected", "deleted"}
    assert any(comment.reports for comment in comments)
    assert sum(comment.by.slug in newsroom for comment in comments) >= 5
    assert len(comments) >= 70
    assert len({comment.by.slug for comment in comments}) >= 15


def test_followers_and_ideas_are_in_every_state() -> None:
    followers = [one for station in stations() for one in station.followers]
    ideas = [one for station in stations() for one in station.ideas]

    assert {one.state for one in followers} == {"confirmed", "waiting", "gone"}
    assert {one.state for one in ideas} == {"new", "reading", "contacted", "used", "declined", "spam"}
    assert all(one.address.endswith((".com", ".org")) and "example." in one.address for one in followers)


def test_the_front_leads_with_a_pictured_story() -> None:
    for station in stations():
        lead = next(story for story in station.stories if story.slug == station.picks[0])
        assert lead.picture


def test_station_files_are_what_station_apply_reads() -> None:
    for station in stations():
        plan = read_plan(station.file.read_text("utf-8"), station.file.name)
        assert plan.station.slug == station.slug
        assert {"guidelines", "about"} <= plan.station.values.keys()

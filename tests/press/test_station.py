"""The station's real pages: publishing, updating, withdrawing and running out show where they should, and at once."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsquare.press import actions
from newsquare.stories.actions import bar_story, publish, unpublish
from newsquare.stories.models import BarKind, Story
from tests.cast import PublishedStoryFactory, StationFactory, StoryFactory, TopicFactory
from tests.clock import MONDAY_NOON
from tests.press.conftest import Ask

pytestmark = pytest.mark.django_db
LATER = MONDAY_NOON + timedelta(hours=1)
Do = Callable[[Callable[[], Any]], Any]


@pytest.fixture(autouse=True)
def _real_pages(settings: Any, board: Any) -> None:
    settings.ROOT_URLCONF = "newsquare.config.urls"


@pytest.fixture
def done(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Do:
    """Do something as if it were a transaction of its own."""

    def do(action: Callable[[], Any]) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return action()

    return do


@pytest.fixture
def at() -> Iterator[Callable[[datetime], None]]:
    """Move the clock and have the worker bake what waits."""
    clocks: list[Any] = []

    def move(now: datetime) -> None:
        clocks.append(time_machine.travel(now, tick=False))
        clocks[-1].start()
        actions.sweep(now=now)
        actions.bake_pending(now=now)

    yield move
    for clock in reversed(clocks):
        clock.stop()


def test_publishing_bakes_the_story_s_own_page_at_once(done: Do, ask: Ask) -> None:
    story = done(lambda: PublishedStoryFactory(headline="Bridge opens"))

    answer = ask(story.path)

    assert answer.from_front
    assert b"Bridge opens" in answer.body


def test_publishing_bakes_the_lists_again(done: Do, ask: Ask, reader: Client, at: Callable[[datetime], None]) -> None:
    topic = TopicFactory()
    lists = ["/", topic.get_absolute_url(), "/section/news/", "/feed.xml", "/news-sitemap.xml"]
    done(lambda: PublishedStoryFactory(topics=[topic]))
    assert [path for path in lists if reader.get(path).status_code != 200] == []

    done(lambda: PublishedStoryFactory(headline="Second bridge", topics=[topic]))
    at(LATER)

    assert [path for path in lists if b"Second bridge" not in ask(path).body] == []


def test_publishing_leaves_other_stories_alone(
    done: Do, at: Callable[[datetime], None], ask: Ask, reader: Client
) -> None:
    topic = TopicFactory()
    story = done(lambda: PublishedStoryFactory(topics=[topic]))
    at(LATER)
    before = ask(story.path).headers["ETag"]

    done(lambda: PublishedStoryFactory(topics=[topic]))
    actions.bake_pending(now=LATER + timedelta(minutes=1))

    from newsquare.press.models import BakedPage

    assert BakedPage.objects.get(path=story.path).baked_at == LATER
    assert ask(story.path).headers["ETag"] == before


def test_an_update_shows_at_once(done: Do, ask: Ask) -> None:
    story: Story = done(lambda: PublishedStoryFactory(headline="First"))
    story.headline = "Second"
    story.save()

    done(lambda: publish(story=story, by=None, now=LATER))

    assert b"Second" in ask(story.path).body


def test_a_changed_address_leads_on(done: Do, ask: Ask, reader: Client, at: Callable[[datetime], None]) -> None:
    story: Story = done(lambda: PublishedStoryFactory(slug="old"))
    story.slug = "new"
    story.save()

    done(lambda: publish(story=story, by=None, now=LATER))
    at(LATER)

    assert ask("/2026/03/new/").from_front
    assert not ask("/2026/03/old/").from_front
    assert reader.get("/2026/03/old/").headers["Location"] == "/2026/03/new/"


def test_a_withdrawn_story_is_a_tombstone_and_in_no_list_when_the_action_returns(
    done: Do, ask: Ask, reader: Client
) -> None:
    story: Story = done(lambda: PublishedStoryFactory(headline="Bridge opens", topics=[TopicFactory()]))
    paths = [
        "/",
        "/topic/county-government/",
        "/section/news/",
        "/feed.xml",
        "/sitemap-2026-03.xml",
        "/news-sitemap.xml",
    ]
    paths += [f"/api/stories/{story.pk}.json", f"/api/stories/{story.pk}/versions.json"]
    for path in paths:
        assert reader.get(path).status_code == 200, path
        assert ask(path).from_front, path

    done(lambda: unpublish(story=story, now=LATER, note="The claim could not be confirmed."))

    answer = ask(story.path)
    assert answer.status == "410 Gone"
    assert b"could not be confirmed" in answer.body
    assert [path for path in paths if ask(path).from_front] == []


def test_a_killed_story_is_a_tombstone_when_the_action_returns(done: Do, ask: Ask) -> None:
    story = done(PublishedStoryFactory)

    done(lambda: bar_story(story=story, kind=BarKind.KILL))

    assert ask(story.path).status == "410 Gone"


def test_a_licence_that_runs_out_ends_the_page_to_the_second(done: Do, ask: Ask, reader: Client) -> None:
    story = done(PublishedStoryFactory)
    done(lambda: bar_story(story=story, kind=BarKind.RIGHTS, from_at=LATER))
    assert ask(story.path).status == "200 OK"

    with time_machine.travel(LATER - timedelta(seconds=1), tick=False):
        assert ask(story.path).headers["Cache-Control"] == "public, max-age=1"
    with time_machine.travel(LATER, tick=False):
        assert not ask(story.path).from_front
        assert reader.get(story.path).status_code == 410


def test_an_embargo_that_lifts_shows_in_the_lists(
    done: Do, ask: Ask, reader: Client, at: Callable[[datetime], None]
) -> None:
    story = StoryFactory(headline="Under embargo")
    done(lambda: bar_story(story=story, kind=BarKind.EMBARGO, until_at=LATER))
    done(lambda: publish(story=story, by=None, now=MONDAY_NOON))
    assert b"Under embargo" not in reader.get("/section/news/").content

    at(LATER)

    assert b"Under embargo" in ask("/section/news/").body


def test_a_topic_s_new_name_shows_on_its_stories(done: Do, ask: Ask, at: Callable[[datetime], None]) -> None:
    topic = TopicFactory()
    story = done(lambda: PublishedStoryFactory(topics=[topic]))
    topic.name = "The County"

    done(topic.save)
    at(LATER)

    assert b"The County" in ask(story.path).body


def test_one_station_s_news_touches_no_page_of_another(done: Do, ask: Ask, at: Callable[[datetime], None]) -> None:
    harbor = StationFactory(slug="harbor")
    theirs = done(lambda: PublishedStoryFactory(station=harbor))
    done(lambda: PublishedStoryFactory())

    assert ask(theirs.path, host="harbor.test").from_front
    assert not ask(theirs.path.replace("bridge", "x"), host="harbor.test").from_front
    assert not ask(theirs.path).from_front


def test_everything_can_be_baked_at_once(ask: Ask) -> None:
    story = PublishedStoryFactory(topics=[TopicFactory()])

    results = list(actions.bake_all(station=story.station, now=MONDAY_NOON))

    assert {status for *_, status in results} <= {200, 404}
    for path in ("/", story.path, "/topic/county-government/", "/section/news/", "/feed.xml"):
        assert ask(path).from_front, path


def test_a_related_story_whose_licence_runs_out_ends_the_page_that_names_it(done: Do, ask: Ask) -> None:
    topic = TopicFactory()
    other = PublishedStoryFactory(topics=[topic])
    bar_story(story=other, kind=BarKind.RIGHTS, from_at=LATER)
    story = done(lambda: PublishedStoryFactory(topics=[topic]))
    assert other.headline.encode() in ask(story.path).body

    with time_machine.travel(LATER, tick=False):
        assert not ask(story.path).from_front

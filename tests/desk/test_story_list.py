"""The newsroom finds any story in its list: by the words of a draft, by state, section, topic, person and day."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from newsquare.stories.actions import unpublish
from newsquare.stories.models import Byline
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, StoryFactory, TopicFactory
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
NAMES = ("Alder", "Birch", "Cedar", "Dogwood")


@pytest.fixture
def stories(desk: Client) -> None:
    """A draft, a scheduled story, a published one with a change, and a withdrawn one."""
    draft = StoryFactory(headline="Alder", section=SectionFactory(slug="river", name="River"))
    draft.bylines = [Byline(name="Ana Réyes")]
    draft.body = [("text", "<p>Only in the draft: ferry.</p>")]
    draft.save_revision()
    StoryFactory(headline="Birch", go_live_at=MONDAY_NOON + timedelta(days=1))
    cedar = PublishedStoryFactory(headline="Cedar", topics=[TopicFactory()])
    cedar.body = [("text", "<p>New words: ferry.</p>")]
    cedar.save_revision()
    gone = PublishedStoryFactory(headline="Dogwood", published=MONDAY_NOON - timedelta(days=9))
    unpublish(story=gone, now=MONDAY_NOON)


def listed(desk: Client, **asked: Any) -> str:
    """Return the initials of the stories listed."""
    answer = desk.get("/desk/stories/", asked)
    assert answer.status_code == 200
    page = answer.content.decode().split("<main")[1]
    return "".join(name[0] for name in NAMES if f"{name}\n" in page or f">{name}<" in page or f" {name} " in page)


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "ABCD"),
        ({"q": "ferry"}, "AC"),
        ({"q": "ferry -new"}, "A"),
        ({"q": '"only in the draft"'}, "A"),
        ({"q": "author:reyes"}, "A"),
        ({"q": "topic:county"}, "C"),
        ({"q": "before:2026-02-28"}, "D"),
        ({"state": "draft"}, "A"),
        ({"state": "scheduled"}, "B"),
        ({"state": "published"}, "C"),
        ({"state": "changed"}, "C"),
        ({"state": "withdrawn"}, "D"),
        ({"state": "draft", "q": "ferry"}, "A"),
        ({"person": "ana reyes"}, "A"),
        ({"person": '"'}, ""),
        ({"published_at_from": "2026-03-02"}, "C"),
        ({"published_at_to": "2026-02-28"}, "D"),
        ({"q": "\x00"}, "ABCD"),
        ({"q": '"'}, "ABCD"),
        ({"person": "\x00"}, "ABCD"),
    ],
)
def test_a_story_is_found(desk: Client, asked: dict[str, str], found: str) -> None:
    assert listed(desk, **asked) == found


@pytest.mark.usefixtures("stories")
def test_a_section_and_a_topic_narrow_the_list_and_are_our_own(desk: Client) -> None:
    other = SectionFactory(station=StationFactory(slug="harborlight"), slug="ferries")

    assert listed(desk, section=SectionFactory(slug="river").pk) == "A"
    assert listed(desk, topics=TopicFactory().pk) == "C"
    assert "Ferries" not in desk.get("/desk/stories/").content.decode()
    assert listed(desk, section=other.pk) == "ABCD"


@pytest.mark.usefixtures("stories")
def test_a_question_that_cannot_be_read_whole_is_told_so(desk: Client) -> None:
    page = desk.get("/desk/stories/", {"q": "ferry after:soon"}).content.decode()

    assert "“after:soon” is no date" in page


def test_the_list_costs_as_many_queries_for_fifty_stories_as_for_two(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    PublishedStoryFactory.create_batch(50)

    with django_assert_max_num_queries(30):
        desk.get("/desk/stories/", {"q": "council", "state": "published"})

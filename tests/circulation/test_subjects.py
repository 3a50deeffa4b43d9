"""Beside topics readers follow a section and a name in bylines; whatever brings a story, it comes once."""

import pytest
from django.test import Client

from newsquare.circulation import post
from newsquare.circulation.actions import ask_to_follow, confirm
from newsquare.circulation.models import Follower, Subject, author_subject, subject_of
from newsquare.stories.actions import publish
from newsquare.stories.models import Byline, Story
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, StoryFactory
from tests.circulation.post import DOT, bridge, deliver, follower_of, letters, link_to
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


def by(name: str, **facts: object) -> Story:
    """Return a published story with a name in its byline."""
    story = StoryFactory(**facts)
    story.bylines.add(Byline(name=name))
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)
    story.refresh_from_db()
    return story


def follow(*subjects: Subject) -> None:
    """Let Dot follow things, confirmed."""
    for subject in subjects:
        ask_to_follow(subject=subject, email=DOT, now=MONDAY_NOON)
    confirm(follower=Follower.objects.get(), subjects=subjects, now=MONDAY_NOON)
    post.send_due()


@pytest.mark.parametrize("kind", ["topic", "section", "author"])
def test_each_page_has_the_control_and_the_door_behind_it_asks_to_confirm(client: Client, kind: str) -> None:
    by("Ben Lane", topics=[bridge()])
    slug = {"topic": "bridge", "section": "news", "author": "ben-lane"}[kind]

    page = client.get(f"/{kind}/{slug}/").content.decode()
    answer = client.post(f"/follow/{kind}/{slug}/", {"email": DOT}, headers=HERE)
    post.send_due()

    name = {"topic": "Bridge", "section": "News", "author": "Ben Lane"}[kind]
    assert f'action="/follow/{kind}/{slug}/"' in page
    assert (answer.status_code, letters()[0].subject) == (200, f"Confirm that you want to follow {name}")


def test_a_story_offers_its_topics_its_section_and_its_names(client: Client) -> None:
    page = client.get(by("Ben Lane", topics=[bridge()]).path).content.decode()

    assert 'action="/follow/topic/bridge/"' in page
    assert '<a href="/follow/section/news/">News</a>, <a href="/follow/author/ben-lane/">Ben Lane</a>' in page


def test_a_story_that_a_topic_a_section_and_a_name_bring_is_one_mail() -> None:
    section, topic = SectionFactory(), bridge()
    follow(subject_of(topic), subject_of(section), author_subject(StationFactory(), "ben-lane", "Ben Lane"))
    before = len(letters())

    [letter] = deliver(by("Ben Lane", topics=[topic], section=section))[before:]

    assert "because you follow Ben Lane, News and Bridge at" in str(letter.body)


def test_a_section_brings_stories_without_a_topic() -> None:
    follower_of(SectionFactory())

    assert len(deliver(PublishedStoryFactory())) == 1


def test_one_press_stops_a_name(client: Client) -> None:
    follow(author_subject(StationFactory(), "ben-lane", "Ben Lane"))
    letter = deliver(by("Ben Lane"))[-1]

    page = client.post(link_to(letter, "stop"), {"List-Unsubscribe": "One-Click"})

    assert (page.status_code, Follower.objects.get().follows.count()) == (200, 0)
    assert letter.extra_headers["List-Id"] == '"Ben Lane" <ben-lane.author.testserver>'


def test_a_name_that_no_story_bears_cannot_be_followed(client: Client) -> None:
    SectionFactory()

    assert client.post("/follow/author/nobody/", {"email": DOT}, headers=HERE).status_code == 404
    assert client.post("/follow/section/nothing/", {"email": DOT}, headers=HERE).status_code == 404

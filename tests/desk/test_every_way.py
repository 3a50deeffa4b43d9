"""Wagtail has many ways to publish and to unpublish; each ends in the same state on every exit."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from newsquare.stations.queries import set_current_station
from newsquare.stories.actions import publish, settle_all, unpublish
from newsquare.stories.models import Story
from tests.cast import StoryFactory, TopicFactory, ada, ben
from tests.clock import MONDAY_NOON
from tests.desk.test_stories import written

pytestmark = pytest.mark.django_db(transaction=True)
LATER = MONDAY_NOON + timedelta(hours=1)


def draft() -> Story:
    """Return a draft under a topic."""
    story: Story = StoryFactory(headline="Bridge opens early", slug="bridge-opens", topics=[TopicFactory()])
    return story


def exits(client: Client, story: Story) -> dict[str, bool]:
    """Say at which exits readers find the story."""
    pages = {
        "home": "/",
        "section": "/section/news/",
        "topic": "/topic/county-government/",
        "feed": "/feed.xml",
        "topic feed": "/topic/county-government/feed.xml",
        "sitemap": "/sitemap-2026-03.xml",
        "news sitemap": "/news-sitemap.xml",
    }
    found = {name: "bridge-opens" in client.get(path).content.decode() for name, path in pages.items()}
    found["page"] = client.get("/2026/03/bridge-opens/").status_code == 200
    found["api"] = client.get(f"/api/stories/{story.pk}.json").status_code == 200
    return found


def by_button(story: Story, desk: Client) -> None:
    """The editor's button on the form."""
    form = written(headline=story.headline, slug=story.slug, topics=[story.topics.get().pk], **{"action-publish": "1"})
    answer = desk.post(f"/desk/stories/edit/{story.pk}/", form)
    assert answer.status_code == 302


def by_revision(story: Story, desk: Client) -> None:
    """A revision published in a shell."""
    story.save_revision().publish()


def by_schedule(story: Story, desk: Client) -> None:
    """A schedule whose time comes."""
    story.go_live_at = LATER
    story.save_revision().publish()
    assert not any(exits(desk, story).values())
    with time_machine.travel(LATER + timedelta(seconds=1), tick=False):
        call_command("publish_scheduled")


def by_workflow(story: Story, desk: Client) -> None:
    """An editor's approval of what a reporter handed in."""
    task = GroupApprovalTask.objects.create(name="Editors")
    task.groups.set(ada().groups.all())
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    kind = ContentType.objects.get_for_model(Story)
    WorkflowContentType.objects.create(workflow=workflow, content_type=kind)
    story.save_revision(user=ben())
    set_current_station(story.station)  # As in a request: rights hold at one station.
    state = workflow.start(story, ben())
    state.current_task_state.approve(user=ada())


def by_revert(story: Story, desk: Client) -> None:
    """An earlier revision brought back and published."""
    first = story.save_revision()
    story.headline = "Another headline"
    story.save_revision().publish()
    first.publish(previous_revision=first)


def by_saved_row(story: Story, desk: Client) -> None:
    """A row changed in a shell; the worker's sweep notices."""
    Story.objects.filter(pk=story.pk).update(live=True)
    settle_all(now=MONDAY_NOON)


def by_action(story: Story, desk: Client) -> None:
    """Our own action."""
    publish(story=story, by=None, now=MONDAY_NOON)


Way = Callable[[Story, Client], None]
WAYS = [by_button, by_revision, by_schedule, by_workflow, by_revert, by_saved_row, by_action]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_to_publish_shows_the_story_at_every_exit(desk: Client, way: Way) -> None:
    story = draft()

    way(story, desk)

    story.refresh_from_db()
    with time_machine.travel(LATER + timedelta(minutes=1), tick=False):
        assert all(exits(desk, story).values()), exits(desk, story)
    assert story.public == story.versions.order_by("number").last()
    assert story.live


def out_by_button(story: Story, desk: Client) -> None:
    """The button on the desk, with a word of explanation."""
    desk.post(f"/desk/stories/unpublish/{story.pk}/", {"withdrawal_note": "Wrong bridge."})


def out_by_shell(story: Story, desk: Client) -> None:
    """Wagtail's method in a shell."""
    story.unpublish()


def out_by_expiry(story: Story, desk: Client) -> None:
    """An expiry whose time comes."""
    Story.objects.filter(pk=story.pk).update(expire_at=MONDAY_NOON - timedelta(seconds=1))
    call_command("publish_scheduled")


def out_by_saved_row(story: Story, desk: Client) -> None:
    """A row changed in a shell; the worker's sweep notices."""
    Story.objects.filter(pk=story.pk).update(live=False)
    settle_all(now=MONDAY_NOON)


def out_by_action(story: Story, desk: Client) -> None:
    """Our own action."""
    unpublish(story=story, now=MONDAY_NOON)


WAYS_OUT = [out_by_button, out_by_shell, out_by_expiry, out_by_saved_row, out_by_action]


@pytest.mark.parametrize("way", WAYS_OUT, ids=lambda way: way.__name__)
def test_every_way_to_unpublish_hides_the_story_at_every_exit(desk: Client, way: Way) -> None:
    story = draft()
    publish(story=story, by=None, now=MONDAY_NOON)
    story.refresh_from_db()
    assert all(exits(desk, story).values())

    way(story, desk)

    assert not any(exits(desk, story).values()), exits(desk, story)
    assert desk.get("/2026/03/bridge-opens/").status_code == 410

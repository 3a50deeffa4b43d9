"""A change that is only scheduled leaves readers what they have until its time comes."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, StoryFactory
from tests.clock import MONDAY_NOON
from tests.desk.test_stories import written

pytestmark = pytest.mark.django_db
AT_THREE = {"action-publish": "1", "go_live_at": "2026-03-02 15:00"}


def page(client: Client) -> str:
    """Return the story's page."""
    answer = client.get("/2026/03/one/")
    assert answer.status_code == 200
    return answer.content.decode()


def when_its_time_comes() -> time_machine.travel:
    """Move on to a moment after the schedule's."""
    return time_machine.travel(MONDAY_NOON + timedelta(hours=4), tick=False)


def test_a_scheduled_change_of_copy_that_published_itself_waits_for_its_time(desk: Client) -> None:
    story = PublishedStoryFactory(headline="One way", slug="one")

    desk.post(f"/desk/stories/edit/{story.pk}/", written(headline="Two ways", slug="one", **AT_THREE))

    assert "One way" in page(desk)
    assert "Two ways" not in page(desk) + desk.get("/").content.decode()
    with when_its_time_comes():
        call_command("publish_scheduled")
        assert "Two ways" in page(desk)
    assert story.versions.count() == 2


def test_a_scheduled_return_to_a_draft_older_than_the_story_waits_too(desk: Client) -> None:
    story = StoryFactory(headline="One way", slug="one")
    desk.post(f"/desk/stories/edit/{story.pk}/", written(headline="No way", slug="one"))
    before = Story.objects.get().latest_revision
    again = {"bylines-INITIAL_FORMS": 1, "bylines-0-id": Story.objects.get().bylines.get().pk}
    desk.post(
        f"/desk/stories/edit/{story.pk}/", written(headline="One way", slug="one", **{"action-publish": 1}, **again)
    )

    draft = before.as_object()
    draft.go_live_at = MONDAY_NOON + timedelta(hours=3)
    draft.save_revision().publish()

    assert "One way" in page(desk)
    with when_its_time_comes():
        call_command("publish_scheduled")
        assert "No way" in page(desk)


def test_a_story_that_ended_can_be_published_again_at_its_address_and_time(desk: Client) -> None:
    story = StoryFactory(slug="one")
    form = {"slug": "one", "action-publish": "1"}
    desk.post(f"/desk/stories/edit/{story.pk}/", written(expire_at="2026-03-02 15:00", **form))
    with when_its_time_comes():
        call_command("publish_scheduled")
        assert desk.get("/2026/03/one/").status_code == 410

        again = {"bylines-INITIAL_FORMS": 1, "bylines-0-id": story.bylines.get().pk}
        desk.post(f"/desk/stories/edit/{story.pk}/", written(**form, **again))

        assert page(desk)
    assert Story.objects.get().published_at == MONDAY_NOON

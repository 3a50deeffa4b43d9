"""A picture's own address: readers get the file while something that they may see shows it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import html
from pytest_django import DjangoCaptureOnCommitCallbacks as Saved

from newsquare.accounts.actions import ensure_roles
from newsquare.stories.actions import bar_story, lift, publish, unpublish
from newsquare.stories.models import BarKind, Picture, Story
from tests.cast import PublishedStoryFactory, StationFactory, StoryFactory, ada
from tests.clock import MONDAY_NOON
from tests.desk.test_two_stations import picture

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:ResourceWarning"),
]


@pytest.fixture(autouse=True)
def _files_are_kept_apart(settings: Any, tmp_path: Any) -> None:
    settings.DATA, settings.MEDIA_ROOT, settings.SECOND_FACTOR_REQUIRED = tmp_path, tmp_path / "media", False


def address(client: Client, story: Story) -> str:
    """Return where the story's page finds its first picture."""
    page: Any = html.fromstring(client.get(story.path).content.decode())
    return str(page.xpath("//figure//img/@src")[0])


def status(client: Client, path: str) -> int:
    return int(client.get(path).status_code)


def cache_of(client: Client, path: str) -> str:
    return str(client.get(path).headers["Cache-Control"])


def made() -> Picture:
    return picture(StationFactory())


def test_it_is_there_while_its_story_is_and_gone_with_it(
    client: Client, django_capture_on_commit_callbacks: Saved
) -> None:
    story = PublishedStoryFactory(lead_picture=made())
    path = address(client, story)
    before = status(client, path)

    with django_capture_on_commit_callbacks(execute=True):
        unpublish(story=story, now=MONDAY_NOON)

    assert (before, status(client, path)) == (200, 404)


def test_another_public_story_keeps_it(client: Client, django_capture_on_commit_callbacks: Saved) -> None:
    lead = made()
    first, _other = PublishedStoryFactory(lead_picture=lead), PublishedStoryFactory(lead_picture=lead)
    path = address(client, first)

    with django_capture_on_commit_callbacks(execute=True):
        unpublish(story=first, now=MONDAY_NOON)

    assert status(client, path) == 200


def test_a_kill_takes_it_away_and_lifting_brings_it_back(
    client: Client, django_capture_on_commit_callbacks: Saved
) -> None:
    story = PublishedStoryFactory(lead_picture=made())
    path = address(client, story)
    assert status(client, path) == 200

    with django_capture_on_commit_callbacks(execute=True):
        bar = bar_story(story=story, kind=BarKind.KILL)
    killed = status(client, path)
    with django_capture_on_commit_callbacks(execute=True):
        lift(bar=bar, now=MONDAY_NOON)

    assert (killed, status(client, path)) == (404, 200)


def test_an_embargo_holds_to_the_second(client: Client, django_capture_on_commit_callbacks: Saved) -> None:
    story = PublishedStoryFactory(lead_picture=made())
    path, later = address(client, story), MONDAY_NOON + timedelta(hours=1)
    with django_capture_on_commit_callbacks(execute=True):
        bar_story(story=story, kind=BarKind.EMBARGO, until_at=later)
    seen = []

    for moment in (later - timedelta(seconds=1), later):
        with time_machine.travel(moment, tick=False):
            seen.append(status(client, path))

    assert seen == [404, 200]


def test_a_storys_end_ends_what_caches_may_keep(client: Client) -> None:
    story = PublishedStoryFactory(lead_picture=made(), expire_at=MONDAY_NOON + timedelta(minutes=10))
    path = address(client, story)

    assert cache_of(client, path) == "public, max-age=600"
    with time_machine.travel(story.expire_at, tick=False):
        assert status(client, path) == 404


def test_a_picture_that_a_new_version_no_longer_shows_is_gone(
    client: Client, django_capture_on_commit_callbacks: Saved
) -> None:
    story = PublishedStoryFactory(lead_picture=made())
    path = address(client, story)
    assert status(client, path) == 200

    story.lead_picture = None
    story.save()
    with django_capture_on_commit_callbacks(execute=True):
        publish(story=story, by=None, now=MONDAY_NOON)

    assert status(client, path) == 404


def test_a_drafts_picture_is_for_staff(client: Client) -> None:
    lead = made()
    StoryFactory(lead_picture=lead)
    path = lead.get_rendition("width-480|format-webp|webpquality-76").url

    assert status(client, path) == 404
    editor = ada()
    ensure_roles(StationFactory())
    client.force_login(editor, backend="newsquare.accounts.backends.StationBackend")
    assert (status(client, path), cache_of(client, path)) == (200, "private, no-store")

"""Publishing makes an immutable version, an address and a public time; nothing else does."""

from datetime import UTC, datetime, timedelta

import pytest

from newsquare.stories.actions import bar_story, publish, unpublish
from newsquare.stories.models import BarKind, PublishedVersion, Story
from newsquare.stories.models.version import ImmutableError
from newsquare.stories.queries import is_public, public_stories, story_once_at
from tests.cast import PublishedStoryFactory, StationFactory, StoryFactory
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
LATER = MONDAY_NOON + timedelta(hours=2)


def test_a_published_story_has_a_version_an_address_and_a_time() -> None:
    story = StoryFactory(slug="bridge")

    version = publish(story=story, by=None, now=MONDAY_NOON)

    story.refresh_from_db()
    assert (story.path, story.published_at, story.public) == ("/2026/03/bridge/", MONDAY_NOON, version)
    assert list(public_stories(story.station, MONDAY_NOON)) == [story]


def test_publishing_the_same_again_makes_no_version() -> None:
    story = PublishedStoryFactory()

    publish(story=story, by=None, now=LATER)

    assert story.versions.count() == 1


def test_a_change_makes_a_version_and_leaves_the_first_as_it_was() -> None:
    story = PublishedStoryFactory(headline="First")
    story.headline = "Second"
    story.save()

    publish(story=story, by=None, now=LATER)

    story.refresh_from_db()
    assert [version.content["headline"] for version in story.versions.order_by("number")] == ["First", "Second"]
    assert (story.published_at, story.updated_at) == (MONDAY_NOON, LATER)


def test_a_correction_lies_between_two_versions() -> None:
    story = PublishedStoryFactory()
    story.correction_note = "The vote was five to two."
    story.save()

    publish(story=story, by=None, now=LATER)

    correction = story.corrections.get()
    assert (correction.before.number, correction.after.number, correction.corrected_at) == (1, 2, LATER)


def test_a_changed_slug_leaves_the_old_address_behind() -> None:
    story = PublishedStoryFactory(slug="old")
    story.slug = "new"
    story.save()

    publish(story=story, by=None, now=LATER)

    story.refresh_from_db()
    assert (story_once_at(story.station, "/2026/03/old/"), story.path) == (story, "/2026/03/new/")


def test_two_stories_of_one_name_stand_at_two_addresses() -> None:
    PublishedStoryFactory(slug="same")

    second = PublishedStoryFactory(slug="same")

    assert second.path == "/2026/03/same-2/"


def test_an_address_can_be_left_and_taken_up_again() -> None:
    story = PublishedStoryFactory(slug="a")

    for slug in ("b", "a", "c", "b", "a"):
        story.slug = slug
        story.save()
        publish(story=story, by=None, now=LATER)
        story.refresh_from_db()

    assert story.path == "/2026/03/a/"
    assert [story_once_at(story.station, f"/2026/03/{slug}/") for slug in "abc"] == [None, story, story]


def test_the_hundredth_story_of_one_name_costs_no_more_than_the_second(django_assert_max_num_queries: object) -> None:
    for _ in range(100):
        PublishedStoryFactory(slug="weather")

    with django_assert_max_num_queries(64):  # type: ignore[operator]
        story = PublishedStoryFactory(slug="weather")

    assert story.path == "/2026/03/weather-101/"


def test_an_address_keeps_its_month_when_the_station_moves_to_another_time_zone() -> None:
    story = PublishedStoryFactory(slug="night", published=datetime(2026, 3, 1, 7, 0, tzinfo=UTC))
    story.station.timezone = "America/Los_Angeles"  # Where it was still February.
    story.station.save()
    story.deck = "New words."
    story.save()

    publish(story=story, by=None, now=LATER)

    story.refresh_from_db()
    assert story.path == "/2026/03/night/"


def test_a_month_is_of_the_stations_own_calendar() -> None:
    auckland = StationFactory(slug="harbor", timezone="Pacific/Auckland")

    story = PublishedStoryFactory(station=auckland, slug="night", published=datetime(2026, 3, 31, 11, 30, tzinfo=UTC))

    assert story.path == "/2026/04/night/"


def test_what_readers_saw_is_never_changed_nor_deleted() -> None:
    version = PublishedStoryFactory().versions.get()
    version.content = {}

    for change in (
        version.save,
        version.delete,
        lambda: PublishedVersion.objects.update(number=7),
        PublishedVersion.objects.all().delete,
        lambda: PublishedVersion.objects.bulk_update([version], ["content"]),
    ):
        with pytest.raises(ImmutableError):
            change()


def test_an_unpublished_story_is_seen_nowhere_but_keeps_its_versions() -> None:
    story = PublishedStoryFactory()

    unpublish(story=story, now=LATER, note="The claim could not be confirmed.")

    story.refresh_from_db()
    assert not is_public(story, LATER)
    assert story.versions.count() == 1
    assert story.withdrawal_note == "The claim could not be confirmed."


def test_an_embargo_ends_to_the_second() -> None:
    story = PublishedStoryFactory()

    bar_story(story=story, kind=BarKind.EMBARGO, until_at=LATER)

    assert not is_public(story, LATER - timedelta(seconds=1))
    assert is_public(story, LATER)


def test_every_way_of_wagtail_ends_in_a_version() -> None:
    story = StoryFactory()

    story.save_revision().publish()

    story.refresh_from_db()
    assert story.public is not None


def test_a_first_publication_scheduled_for_later_is_not_public() -> None:
    story: Story = StoryFactory(go_live_at=LATER)

    story.save_revision().publish()

    story.refresh_from_db()
    assert story.public is None
    assert not public_stories(story.station, MONDAY_NOON).exists()

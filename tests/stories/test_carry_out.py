"""What is due is done at its moment; what was missed is done late, and told."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from newsquare.stories.actions import bar_story, carry_out
from newsquare.stories.coming import next_moment
from newsquare.stories.models import BarKind, Lateness, Story, Turn
from newsquare.stories.queries import is_public, public_stories, station_changes_at, stories_change_at
from newsquare.stories.signals import story_barred
from tests.cast import PublishedStoryFactory, StoryFactory
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
AT_ONE = MONDAY_NOON + timedelta(hours=1)
SECOND = timedelta(seconds=1)
Clock = time_machine.Traveller


def scheduled(headline: str = "Bridge opens", ends: datetime | None = None) -> Story:
    """Return a story that goes live at one."""
    story: Story = StoryFactory(headline=headline, go_live_at=AT_ONE, expire_at=ends)
    story.save_revision().publish(skip_permission_checks=True)
    return story


def seen(story: Story, now: datetime) -> bool:
    """Say whether readers see it."""
    return public_stories(story.station, now).filter(pk=story.pk).exists()


def done(clock: Clock, now: datetime, up_since: datetime | None = MONDAY_NOON) -> list[int]:
    """Do what is due at a moment."""
    clock.move_to(now)
    return carry_out(now=now, up_since=up_since)


def test_a_story_goes_live_at_its_second_and_not_before(clock: Clock) -> None:
    story = scheduled()

    done(clock, AT_ONE - SECOND)
    assert not seen(story, AT_ONE - SECOND)
    done(clock, AT_ONE)

    assert seen(story, AT_ONE)
    assert Story.objects.get().published_at == AT_ONE
    assert not Lateness.objects.exists()


def test_an_end_holds_from_its_second_on_before_anybody_carried_it_out() -> None:
    story = PublishedStoryFactory(expire_at=AT_ONE)

    assert (is_public(story, AT_ONE - SECOND), seen(story, AT_ONE - SECOND)) == (True, True)
    assert (is_public(story, AT_ONE), seen(story, AT_ONE)) == (False, False)


def test_an_end_is_among_the_moments_at_which_a_page_ends() -> None:
    story = PublishedStoryFactory(expire_at=AT_ONE)

    assert stories_change_at({story.pk}, set(), MONDAY_NOON) == AT_ONE
    assert station_changes_at(story.station, MONDAY_NOON) == AT_ONE


def test_the_next_moment_is_the_first_of_all_kinds(clock: Clock) -> None:
    scheduled()
    other = PublishedStoryFactory(expire_at=AT_ONE + 2 * SECOND)
    bar_story(story=other, kind=BarKind.EMBARGO, until_at=AT_ONE + SECOND)

    found = [next_moment(MONDAY_NOON)]
    for _ in range(3):
        assert found[-1] is not None
        found.append(next_moment(found[-1]))

    assert found == [AT_ONE, AT_ONE + SECOND, AT_ONE + 2 * SECOND, None]


def test_what_lifts_by_itself_is_told_once_so_that_pages_and_mails_follow(clock: Clock) -> None:
    story = PublishedStoryFactory()
    bar_story(story=story, kind=BarKind.EMBARGO, until_at=AT_ONE)
    done(clock, MONDAY_NOON)
    told: list[int] = []
    story_barred.connect(lambda story_id, **_: told.append(story_id), weak=False, dispatch_uid="test")

    done(clock, AT_ONE - SECOND)
    done(clock, AT_ONE)
    done(clock, AT_ONE + SECOND)

    story_barred.disconnect(dispatch_uid="test")
    assert told == [story.pk]


def test_what_was_missed_while_the_server_was_down_goes_out_at_start_and_is_told(clock: Clock) -> None:
    story = scheduled()
    started = AT_ONE + timedelta(minutes=14)

    done(clock, started, up_since=started - SECOND)

    late = Lateness.objects.get()
    assert seen(story, started)
    assert (late.turn, late.planned_at, late.done_at, late.server_was_down) == (Turn.GO_LIVE, AT_ONE, started, True)


def test_what_a_worker_that_hung_did_late_is_not_laid_to_the_server(clock: Clock) -> None:
    scheduled()

    done(clock, AT_ONE + timedelta(minutes=2))

    assert not Lateness.objects.get().server_was_down


def test_an_embargo_that_lifted_while_the_server_was_down_is_told(clock: Clock) -> None:
    story = PublishedStoryFactory()
    bar_story(story=story, kind=BarKind.EMBARGO, until_at=AT_ONE)
    done(clock, MONDAY_NOON)

    done(clock, AT_ONE + timedelta(minutes=5), up_since=AT_ONE + timedelta(minutes=4))

    assert Lateness.objects.get().turn == Turn.LIFT


def test_a_story_whose_end_came_before_the_server_did_is_shown_to_nobody(clock: Clock) -> None:
    story = scheduled(ends=AT_ONE + timedelta(minutes=10))
    started = AT_ONE + timedelta(minutes=14)

    done(clock, started, up_since=started)

    assert not seen(story, started)
    assert Story.objects.get().published_at is None
    assert Lateness.objects.get().in_vain


def test_one_story_that_fails_does_not_keep_the_others_back(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    broken, story = scheduled("Broken"), scheduled("Whole")
    revision = broken.latest_revision
    revision.content = {**revision.content, "section": 999_999}  # A section that nobody has any more.
    revision.save()

    done(clock, AT_ONE)

    assert seen(story, AT_ONE)
    assert "could not be done" in caplog.text


def test_a_time_that_an_editor_took_back_is_not_kept(clock: Clock) -> None:
    story = scheduled()
    story.latest_revision.approved_go_live_at = None
    story.latest_revision.save()

    done(clock, AT_ONE)

    assert not seen(story, AT_ONE)


def test_the_hour_that_comes_twice_is_two_moments(clock: Clock) -> None:
    first, second = datetime(2026, 11, 1, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    story = PublishedStoryFactory(station__timezone="America/New_York", expire_at=second)

    assert is_public(story, first)
    assert not is_public(story, second)

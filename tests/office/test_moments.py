"""The worker does what is due at its very moment, not at its next round."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from newsquare.lib.schedule import Job
from newsquare.office.worker import Shift
from newsquare.press.tasks import bake_touched
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock_goes(_clock_stands_still: None) -> Iterator[None]:
    with time_machine.travel(MONDAY_NOON, tick=True):
        yield


def shift(moment: datetime, work: Callable[[datetime], object]) -> Shift:
    """Return a worker with one thing to do each minute, and at a moment."""
    job = Job("ours", 60, work, lambda after: moment if moment > after else None)
    return Shift(jobs=lambda: [job])


def test_work_is_done_within_a_tenth_of_a_second_of_its_moment() -> None:
    moment, done = timezone.now() + timedelta(seconds=1.3), list[datetime]()
    worker = shift(moment, done.append)

    while not done or done[-1] < moment:
        worker.keep_moments()

    assert len(done) == 2  # Once at the start, once at the moment.
    assert timedelta() <= done[-1] - moment < timedelta(seconds=0.1)


def test_work_that_fails_at_its_moment_comes_again_with_the_round_and_not_at_once() -> None:
    moment, tries = timezone.now() + timedelta(seconds=0.1), list[datetime]()

    def fail(now: datetime) -> None:
        tries.append(now)
        raise ValueError("broken")

    worker, end = shift(moment, fail), timezone.now() + timedelta(seconds=1.5)

    while timezone.now() < end:
        worker.keep_moments()

    assert len(tries) == 2


def test_a_lane_wakes_at_the_moment_for_which_its_task_waits() -> None:
    moment = timezone.now() + timedelta(seconds=0.2)
    bake_touched.using(run_after=moment).enqueue()

    Shift().wait_for_one(("bake",), threading.Event())

    assert timedelta() <= timezone.now() - moment < timedelta(seconds=0.2)  # Not at its next look, a second on.

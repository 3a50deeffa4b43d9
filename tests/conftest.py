"""What holds for every test: a data folder of its own, a clock that stands still, no memory of the last test."""

import os
import tempfile
from collections.abc import Iterator

os.environ.setdefault("NEWSQUARE_DATA", tempfile.mkdtemp(prefix="newsquare-test-"))

import pytest
import time_machine
from django.core.cache import cache

from newsquare.lib import flood
from newsquare.stations.queries import set_current_station
from tests.clock import MONDAY_NOON


@pytest.fixture(autouse=True)
def _clock_stands_still(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.node.get_closest_marker("journey"):
        yield
        return
    with time_machine.travel(MONDAY_NOON, tick=False):
        yield


@pytest.fixture
def clock(_clock_stands_still: None) -> Iterator[time_machine.Traveller]:
    """The standing clock, to be moved on: `clock.shift(seconds)`."""
    with time_machine.travel(MONDAY_NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    cache.clear()
    flood.forget()
    yield
    set_current_station(None)

"""A clock that can be moved on."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.clock import MONDAY_NOON


@pytest.fixture
def clock(_clock_stands_still: None) -> Iterator[time_machine.Traveller]:
    """The standing clock, to be moved on."""
    with time_machine.travel(MONDAY_NOON, tick=False) as coordinates:
        yield coordinates

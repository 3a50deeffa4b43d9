"""What holds for every test: a data folder of its own, a clock that stands still, no memory of the last test."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("NEWSQUARE_DATA", tempfile.mkdtemp(prefix="newsquare-test-"))

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from newsquare.lib import flood
from newsquare.stations.queries import set_current_station
from tests.clock import MONDAY_NOON
from tests.config import databases, migrated


@pytest.fixture(scope="session")
def _begins_with_a_copy(django_db_modify_db_settings: None) -> None:
    migrated.begin()


@pytest.fixture(scope="session")
def django_db_setup(_begins_with_a_copy: None, django_db_setup: None, django_db_blocker: Any) -> None:
    """Let Django empty the log between tests: on SQLite it does so by DELETE, which the log's own trigger refuses."""
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER audit_no_delete")


@pytest.fixture(scope="session", autouse=True)
def _passwords_cost_little() -> Iterator[None]:
    """Hash passwords the quick way: that it takes long is what a real station wants, and no test."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


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


def pytest_sessionfinish() -> None:
    """Drop the databases of stations that tests have started."""
    databases.drop_all()


PURE = ("house", "lib", "theme", "wire")  # Folders in which tests without a database start none of their own.
TESTS = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a second run, on another database, leave out what has nothing to do with one."""
    parser.addoption("--with-database", action="store_true", help="only tests that touch a database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was asked to be left out."""
    if not config.getoption("--with-database"):
        return
    left_out = {each for each in items if _tells_the_same(each)}
    config.hook.pytest_deselected(items=[each for each in items if each in left_out])
    items[:] = [each for each in items if each not in left_out]


def _tells_the_same(test: pytest.Item) -> bool:
    """Say whether a test has nothing to do with the database that the others run on."""
    is_pure = test.path.relative_to(TESTS).parts[0] in PURE and not test.get_closest_marker("django_db")
    return is_pure or test.get_closest_marker("any_database") is not None

"""An empty station, migrated once and copied for each test that spoils it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config import databases
from tests.config.serving import newsquare


@pytest.fixture(scope="session")
def _empty_station(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("station")
    databases.give_migrated(folder)
    result = newsquare(folder, "migrate", "-v0")
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def station_folder(_empty_station: Path, tmp_path: Path) -> Iterator[Path]:
    """Return a data folder with a migrated database."""
    folder = tmp_path / "var"
    shutil.copytree(_empty_station, folder, symlinks=True)
    databases.give(folder, _empty_station)
    yield folder
    shutil.rmtree(folder)

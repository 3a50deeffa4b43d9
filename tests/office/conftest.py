"""An installation with a few stories in it, and a backup of it."""

import shutil
from pathlib import Path

import pytest

from tests.config import databases
from tests.config.conftest import _empty_station, station_folder  # noqa: F401  # Fixtures.
from tests.config.filled import STORIES, python
from tests.config.serving import newsquare


@pytest.fixture(scope="session")
def _filled_station(_empty_station: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: F811
    folder = tmp_path_factory.mktemp("filled") / "var"
    shutil.copytree(_empty_station, folder, symlinks=True)
    databases.give(folder, _empty_station)
    python(folder, STORIES)
    return folder


@pytest.fixture
def filled_folder(_filled_station: Path, tmp_path: Path) -> Path:
    """Return a data folder with a station, five stories and a file."""
    folder = Path(shutil.copytree(_filled_station, tmp_path / "var", symlinks=True))
    databases.give(folder, _filled_station)
    return folder


@pytest.fixture(scope="session")
def _embedded_station(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    if not databases.SERVER:
        filled: Path = request.getfixturevalue("_filled_station")
        return filled
    folder = tmp_path_factory.mktemp("embedded") / "var"
    folder.mkdir()
    python(folder, STORIES)
    return folder


@pytest.fixture
def embedded_folder(_embedded_station: Path, tmp_path: Path) -> Path:
    """Return such a data folder whose database lies in it, whatever the other tests run on."""
    return Path(shutil.copytree(_embedded_station, tmp_path / "var", symlinks=True))


@pytest.fixture(scope="session")
def saved(_filled_station: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a backup of it, for reading only."""
    file = tmp_path_factory.mktemp("saved") / "saved.tar.gz"
    result = newsquare(_filled_station, "backup", str(file))
    assert result.returncode == 0, result.stderr
    return file

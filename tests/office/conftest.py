"""An installation with a few stories in it."""

from pathlib import Path

import pytest

from tests.config.conftest import _empty_station, station_folder  # noqa: F401  # Fixtures.
from tests.config.filled import STORIES, python


@pytest.fixture
def filled_folder(station_folder: Path) -> Path:  # noqa: F811  # The fixture of that name.
    """Return a data folder with a station, five stories and a file."""
    python(station_folder, STORIES)
    return station_folder

"""The document of the station file names every key that a file may hold."""

from pathlib import Path

import pytest

from newsquare.office.station_file.keys import STATION, TABLES

DOCUMENT = Path(__file__).parents[2] / "docs" / "reference" / "station-file.md"
KEYS = [key.split(".")[-1] for table in (STATION, *TABLES.values()) for key in table]


@pytest.mark.parametrize("key", sorted(set(KEYS)))
def test_every_key_is_in_the_document(key: str) -> None:
    assert f"`{key}`" in DOCUMENT.read_text()

"""Files in every format that is read, with the expected items beside each."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsquare.wire.formats import as_json, read

FILES = Path(__file__).parent / "files"
CASES = sorted(path for path in FILES.glob("*/*.*") if path.suffix != ".json")
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_file_is_read_as_expected(path: Path) -> None:
    items = read(path.read_bytes(), name=path.name, now=NOW)

    assert [as_json(item) for item in items] == json.loads(path.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_name_of_a_file_says_nothing(path: Path) -> None:
    misleading = read(path.read_bytes(), name="picture.jpg", hint=path.parent.name, now=NOW)

    assert misleading == read(path.read_bytes(), name=path.name, now=NOW)

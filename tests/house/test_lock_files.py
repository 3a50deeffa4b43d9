"""Lock files name packages and exact versions, and nothing of the machine that they were made on."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*==[0-9][0-9A-Za-z.+]*")


@pytest.mark.parametrize("name", ["run", "dev"])
def test_a_lock_file_holds_pins_only(name: str) -> None:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()

    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_every_requirement_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]

    locked = {line.partition("==")[0] for line in (ROOT / "requirements" / "dev.txt").read_text().splitlines()}

    names = {re.match(r"[A-Za-z0-9._-]+", line)[0].lower().replace("_", "-") for line in wanted}  # type: ignore[index]
    assert names - locked == set()

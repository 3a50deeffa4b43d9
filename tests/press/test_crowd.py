"""With real processes on a real database: readers, the worker and somebody who publishes, all at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.config import databases
from tests.config.serving import environment

ROOT = Path(__file__).parents[2]
Environment = dict[str, str]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """A data folder and a database that other processes can open, with one published story."""
    folder = tmp_path_factory.mktemp("crowd")
    databases.give_migrated(folder)
    house = environment(folder) | {"PYTHONPATH": str(ROOT)}
    subprocess.run(command("prepare"), env=house, cwd=ROOT, check=True, timeout=300)
    return house


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "tests.press.crowd", *words]


def together(house: Environment, *processes: tuple[str, str]) -> list[tuple[int, str]]:
    """Run some processes at once and return how each ended and what it said last."""
    started = [
        subprocess.Popen(
            command(*words), env=house, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for words in processes
    ]
    ended = []
    for process in started:
        out, err = process.communicate(timeout=120)
        ended.append((process.returncode, (err.strip() or out.strip()).rsplit("\n", 1)[-1]))
    return ended


def test_at_each_return_of_publish_readers_get_what_was_published(house: Environment) -> None:
    ended = together(house, ("publish", "15"), ("read", "3"), ("read", "3"), ("work", "3"))

    assert [code for code, _ in ended] == [0, 0, 0, 0], ended


def test_while_a_story_is_withdrawn_no_bake_brings_it_back(house: Environment) -> None:
    ended = together(house, ("withdraw", "8"), ("read", "3"), ("read", "3"), ("work", "3"))

    assert [code for code, _ in ended] == [0, 0, 0, 0], ended

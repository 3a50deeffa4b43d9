"""With real processes on a real database: readers, the worker and somebody who publishes, all at once."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

ROOT = Path(__file__).parents[2]
Environment = dict[str, str]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """A data folder and a database that other processes can open, with one published story."""
    environment = {**os.environ, "NEWSQUARE_DATA": str(tmp_path_factory.mktemp("crowd")), "PYTHONPATH": str(ROOT)}
    with contextlib.ExitStack() as stack:
        if os.environ.get("DATABASE_URL"):
            environment["DATABASE_URL"] = stack.enter_context(scratch_database())
        subprocess.run(command("prepare"), env=environment, cwd=ROOT, check=True, timeout=300)
        yield environment


@contextlib.contextmanager
def scratch_database() -> Iterator[str]:
    """Make an empty database beside the one that tests use, for as long as this test lasts."""
    url, name = urlsplit(os.environ["DATABASE_URL"]), f"newsquare_crowd_{os.getpid()}"
    with psycopg.connect(url.geturl(), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield url._replace(path=f"/{name}").geturl()
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


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

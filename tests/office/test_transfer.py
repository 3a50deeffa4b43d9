"""An embedded station moves to PostgreSQL, and its pages stay as they were; so does a backup taken there."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.config.serving import newsquare, serving, wait_until
from tests.office.postgresql import postgresql, run
from tests.office.test_backup import is_idle, pages

pytestmark = pytest.mark.any_database


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of an empty PostgreSQL database."""
    with postgresql() as address:
        yield address


def test_pages_are_the_same_after_the_move_and_after_a_restore(
    embedded_folder: Path, tmp_path: Path, address: str
) -> None:
    with serving(embedded_folder, DATABASE_URL="") as server:
        wait_until(server.is_well, 20, "the station is well")
        wait_until(lambda: is_idle(embedded_folder), 60, "every page is baked")
        before = pages(server)

    refused = newsquare(embedded_folder, "backup", str(tmp_path / "early"), DATABASE_URL=address)
    assert "run `newsquare migrate` first" in refused.stderr
    assert newsquare(embedded_folder, "migrate", "-v0", DATABASE_URL=address).returncode == 0
    moved = newsquare(embedded_folder, "transfer", str(embedded_folder / "newsquare.sqlite3"), DATABASE_URL=address)

    assert moved.returncode == 0, moved.stderr
    with serving(embedded_folder, DATABASE_URL=address) as server:
        wait_until(server.is_well, 20, "the station is well")
        wait_until(lambda: nothing_is_left(address), 60, "every page is baked")
        assert pages(server) == before
        saved = newsquare(embedded_folder, "backup", str(tmp_path / "saved.tar.gz"), DATABASE_URL=address)
    assert saved.returncode == 0, saved.stderr

    again = newsquare(embedded_folder, "transfer", str(embedded_folder / "newsquare.sqlite3"), DATABASE_URL=address)
    assert "is in use already" in again.stderr
    check_restore(tmp_path, address, before)


def nothing_is_left(address: str) -> bool:
    """Say whether all background work is done."""
    with psycopg.connect(address) as database:
        left = database.execute("SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status <> 'SUCCESSFUL'")
        return left.fetchone() == (0,)


def check_restore(tmp_path: Path, address: str, before: dict[str, tuple[int, bytes]]) -> None:
    """Restore the backup into another empty database and compare."""
    elsewhere, saved = tmp_path / "elsewhere", str(tmp_path / "saved.tar.gz")
    assert "is not empty: make a new one" in newsquare(elsewhere, "restore", saved, DATABASE_URL=address).stderr
    assert "holds a PostgreSQL database" in newsquare(elsewhere, "restore", saved, DATABASE_URL="").stderr
    run("createdb", f"--host={address.rpartition('=')[2]}", "--username=newsquare", "second")
    second = address.replace("/newsquare?", "/second?")

    restored = newsquare(elsewhere, "restore", saved, DATABASE_URL=second)

    assert restored.returncode == 0, restored.stderr
    with serving(elsewhere, DATABASE_URL=second) as server:
        wait_until(server.is_well, 20, "the station is well")
        assert {path: status for path, (status, _) in pages(server).items()} == dict.fromkeys(before, 200)

"""A station saved in one file comes back as it was."""

import gzip
import stat
from pathlib import Path

import pytest

from tests.config import databases
from tests.config.serving import Serving, newsquare, serving, wait_until

PAGES = ["/", "/topic/county-government/", "/feed.xml", *(f"/2026/03/bridge-{number}/" for number in range(5))]


def pages(server: Serving) -> dict[str, tuple[int, bytes]]:
    """Return every page as a reader gets it, the port aside."""
    port = str(server.port).encode()
    answers = {path: server.get(path) for path in PAGES}
    return {path: (status, body.replace(port, b"PORT")) for path, (status, body) in answers.items()}


def is_idle(folder: Path) -> bool:
    """Say whether all background work is done."""
    left = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
    return bool(databases.ask(folder, left) == 0)


def test_the_pages_are_the_same_after_a_restore(filled_folder: Path, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "saved.tar.gz", tmp_path / "elsewhere"
    with serving(filled_folder) as server:
        wait_until(server.is_well, 20, "the station is well")
        wait_until(lambda: is_idle(filled_folder), 60, "every page is baked")
        before = pages(server)
        result = newsquare(filled_folder, "backup", str(file))  # While it runs.
    assert result.returncode == 0, result.stderr
    assert {status for status, _ in before.values()} == {200}

    databases.give(elsewhere)
    restored = newsquare(elsewhere, "restore", str(file))

    assert restored.returncode == 0, restored.stderr
    with serving(elsewhere) as server:
        wait_until(server.is_well, 20, "the station is well")
        wait_until(lambda: is_idle(elsewhere), 60, "every page is baked")
        assert pages(server) == before
    assert (elsewhere / "media" / "kept.txt").read_text() == "kept with the pictures"
    assert (elsewhere / "secret_key").read_text() == (filled_folder / "secret_key").read_text()


def test_nobody_else_may_read_a_backup(saved: Path) -> None:
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_a_backup_never_overwrites(filled_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "saved.tar.gz"
    file.write_text("precious")

    result = newsquare(filled_folder, "backup", str(file))

    assert result.returncode == 1
    assert result.stderr == f"newsquare: {file} exists: a backup never writes over another. Choose a new name.\n"
    assert file.read_text() == "precious"


def test_a_folder_in_use_is_not_restored_into(filled_folder: Path, saved: Path) -> None:
    before = {path for path in filled_folder.rglob("*") if "run" not in path.parts}

    result = newsquare(filled_folder, "restore", str(saved))

    assert result.returncode == 1
    assert "is not empty (it holds media" in result.stderr
    assert {path for path in filled_folder.rglob("*") if "run" not in path.parts} == before


@pytest.mark.parametrize("spoil", ["cut", "changed", "foreign", "absent"])
def test_nothing_is_restored_from_a_damaged_file(saved: Path, tmp_path: Path, spoil: str) -> None:
    file, elsewhere, content = tmp_path / "saved.tar.gz", tmp_path / "elsewhere", saved.read_bytes()
    if spoil == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif spoil == "changed":
        file.write_bytes(gzip.compress(gzip.decompress(content).replace(b"kept with the", b"lost with the")))
    elif spoil == "foreign":
        file.write_bytes(gzip.compress(b"Dear newsroom," * 1000))

    databases.give(elsewhere)
    result = newsquare(elsewhere, "restore", str(file))

    assert result.returncode == 1, result.stderr
    assert result.stderr.startswith(f"newsquare: {file} ")
    assert len(result.stderr.splitlines()) == 1
    assert not {path.name for path in elsewhere.iterdir()} - {"run", "secret_key"}

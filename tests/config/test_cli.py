"""The command line says what it can do, and what is wrong in one line."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from newsquare.config import manual
from tests.config.serving import newsquare


def test_help_lists_every_command_with_a_line(tmp_path: Path) -> None:
    result = newsquare(tmp_path, "help")

    assert result.returncode == 0
    for name, path in manual.commands().items():
        assert manual.is_hidden(path) or f"  {name} " in result.stdout
    assert all(len(line.split(maxsplit=1)) == 2 for line in result.stdout.splitlines()[5:])


def test_help_needs_no_usable_settings(tmp_path: Path) -> None:
    assert newsquare(tmp_path, "help", DATABASE_URL="nonsense://").returncode == 0


def test_a_wrong_setting_is_named_in_one_line(tmp_path: Path) -> None:
    result = newsquare(tmp_path, "check", DATABASE_URL="mysql://root@localhost/news")

    assert result.returncode == 2
    assert result.stderr.startswith("newsquare: DATABASE_URL begins with mysql://")
    assert len(result.stderr.splitlines()) == 1


def test_a_wrong_bind_is_named(tmp_path: Path) -> None:
    result = newsquare(tmp_path, "serve", "--bind", "8000")

    assert result.returncode == 2
    assert result.stderr.startswith("newsquare: --bind is '8000'")


def test_django_commands_are_reached_by_manage(tmp_path: Path) -> None:
    assert "newsquare" in newsquare(tmp_path, "manage", "diffsettings").stdout


def test_two_at_once_create_the_database_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda _: newsquare(tmp_path, "backup", str(tmp_path / "no" / "folder")), range(2)))

    assert [result.returncode for result in results] == [1, 1], results
    assert newsquare(tmp_path, "manage", "migrate", "--check").returncode == 0

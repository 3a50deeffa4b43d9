"""`newsquare serve` keeps its family alive, and takes it along when it goes."""

import os
import signal
from pathlib import Path

from tests.config.serving import free_port, is_alive, newsquare, serving, wait_until


def test_the_station_is_well_and_ends_when_asked(station_folder: Path) -> None:
    with serving(station_folder) as server:
        wait_until(server.is_well, 20, "the station is well")
        family = server.pids

    assert server.process.returncode == 0
    assert not any(map(is_alive, family.values()))
    assert f"on http://127.0.0.1:{server.port}/" in (station_folder / "serve.log").read_text()


def test_a_killed_process_is_replaced(station_folder: Path) -> None:
    with serving(station_folder, "--workers", "2") as server:
        wait_until(server.is_well, 20, "the station is well")
        before = server.pids

        server.kill("web-1", "worker")

        wait_until(lambda: "web-1" not in server.pids, 20, "its end was noticed")
        assert [server.get("/-/health")[0] for _ in range(8)] == [200] * 8  # The other web process answers them all.
        wait_until(lambda: len(server.pids.items() - before.items()) == 2, 20, "both are there again")
        assert server.get("/-/health")[0] == 200


def test_nobody_outlives_a_killed_parent(station_folder: Path) -> None:
    with serving(station_folder) as server:
        wait_until(server.is_well, 20, "the station is well")
        family = server.pids

        os.kill(family["serve"], signal.SIGKILL)

        wait_until(lambda: not any(map(is_alive, family.values())), 2, "web and worker ended as well")
        server.process.wait(5)


def test_a_second_serve_on_the_same_folder_is_refused(station_folder: Path) -> None:
    with serving(station_folder) as server:
        result = newsquare(station_folder, "serve", "--bind", "127.0.0.1:1")

        assert result.returncode == 2
        assert f"another `newsquare serve` (process {server.pids['serve']}) is using {station_folder}" in result.stderr


def test_a_taken_port_is_named(station_folder: Path, tmp_path: Path) -> None:
    with serving(station_folder) as server:
        result = newsquare(tmp_path, "serve", "--bind", f"127.0.0.1:{server.port}")

        assert result.returncode == 2
        assert result.stderr == (
            f"newsquare: port {server.port} on 127.0.0.1 is already taken: choose another with --bind.\n"
        )


def test_static_files_are_served_packed_and_for_ever(station_folder: Path) -> None:
    with serving(station_folder) as server:
        wait_until(server.is_well, 20, "the station is well")
        css = next((station_folder / "static" / "theme").glob("site.*.css"))

        status, body = server.get(f"/static/theme/{css.name}")

        assert (status, body) == (200, css.read_bytes())
        assert css.with_name(css.name + ".gz").exists()


def test_an_installation_that_cannot_start_says_so_and_ends(station_folder: Path) -> None:
    (station_folder / "newsquare.sqlite3").write_text("this is no database, but it is long enough to look like one")

    result = newsquare(station_folder, "serve", "--bind", f"127.0.0.1:{free_port()}", DATABASE_URL="")

    assert result.returncode == 2
    assert result.stderr.endswith("file is not a database. Restore a backup of it.\n")
    assert "Traceback" not in result.stderr

"""The command line of `newsquare serve`: what can be wrong before anything starts is said in one line."""

import argparse
from pathlib import Path

from newsquare.config import env
from newsquare.config.serve.doors import Doors
from newsquare.config.serve.supervisor import Supervisor
from newsquare.lib import locks


def serve(words: list[str]) -> int:
    """Serve the site until stopped; return the exit code."""
    asked = parser().parse_args(words)
    host, port = address(asked.bind)
    if asked.workers < 1:
        raise env.SettingError("--workers is less than 1: one web process is the least.")
    folder = env.data_folder() / "run"
    lock(folder)
    roles = [f"web-{number + 1}" for number in range(asked.workers)]
    doors = Doors(host, port, roles)
    greeting = f"newsquare: serving {folder.parent} on http://{asked.bind}/; Ctrl+C stops."
    return Supervisor([*roles, "worker"], doors, folder, greeting).run()


def parser() -> argparse.ArgumentParser:
    """Return what the command line may hold."""
    result = argparse.ArgumentParser("newsquare serve", description="Run the site and its background work.")
    result.add_argument("--bind", default="127.0.0.1:8000", metavar="HOST:PORT", help="default: 127.0.0.1:8000")
    result.add_argument("--workers", type=int, default=1, help="web processes; default: 1")
    return result


def address(text: str) -> tuple[str, int]:
    """Read HOST:PORT, or [IPv6]:PORT. Raises SettingError for anything else."""
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdecimal() or not 0 < int(port) < 65_536:
        raise env.SettingError(f"--bind is {text!r}: write HOST:PORT, such as 127.0.0.1:8000.")
    return host.strip("[]") or "127.0.0.1", int(port)


def lock(folder: Path) -> None:
    """Take the data folder for this process, for as long as it lives."""
    try:
        locks.take(folder / "serve.lock")
    except locks.HeldError as error:
        raise env.SettingError(
            f"another `newsquare serve` (process {error.holder}) is using {folder.parent}: stop that one first, "
            "or set NEWSQUARE_DATA to another folder."
        ) from None

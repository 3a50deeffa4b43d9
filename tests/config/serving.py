"""A real `newsquare serve` in a data folder of its own, for tests that must see processes come and go."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench._asking import get
from tests.config import databases


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a station that lives in a folder, with its own database if it was given one."""
    ours = ("NEWSQUARE_", "DATABASE_URL", "EMAIL_URL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    own = {"NEWSQUARE_DATA": str(folder), "DATABASE_URL": databases.address_of(folder)}
    return kept | own | {"NEWSQUARE_SECOND_FACTOR": "off", "PYTHONUNBUFFERED": "1"}


def newsquare(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of ours to its end."""
    command = [sys.executable, "-m", "newsquare", *words]
    surroundings = environment(folder) | variables
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=300, check=False)


def wait_until(holds: Callable[[], object], seconds: float, what: str) -> None:
    """Look again and again until something holds, or fail by name."""
    end = time.perf_counter() + seconds
    while not holds():
        assert time.perf_counter() < end, f"waited {seconds} s in vain until {what}"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    """Say whether a process still runs; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@dataclass
class Serving:
    """A running `serve`."""

    folder: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def pids(self) -> dict[str, int]:
        """Who is who: serve, web-1, worker."""
        found: dict[str, int] = json.loads((self.folder / "run" / "serve.json").read_text())
        return found

    def get(self, path: str) -> tuple[int, bytes]:
        """Ask for a page."""
        return get(self.port, path)

    def health(self) -> dict[str, object]:
        """Ask how the station is."""
        details: dict[str, object] = json.loads(self.get("/-/health")[1])
        return details

    def is_well(self) -> bool:
        """Say whether web, worker and database all are."""
        return self.health()["status"] == "ok"

    def kill(self, *roles: str) -> None:
        """Kill processes without a word of warning."""
        pids = self.pids
        for role in roles or tuple(pids):
            os.kill(pids[role], signal.SIGKILL)


@contextmanager
def serving(folder: Path, *words: str, **variables: str) -> Iterator[Serving]:
    """Serve from a folder until the block ends; `variables` are added to its environment."""
    port = free_port()
    command = [sys.executable, "-m", "newsquare", "serve", "--bind", f"127.0.0.1:{port}", *words]
    with open(folder / "serve.log", "a") as log:
        process = subprocess.Popen(command, env=environment(folder) | variables, stderr=log, stdout=log, text=True)
    server = Serving(folder, port, process)
    try:
        wait_until(lambda: "web-1" in noted(folder, process.pid), 300, "the web process was born")
        yield server
    finally:
        process.terminate()
        process.wait(30)
        print((folder / "serve.log").read_text())  # Shown by pytest when a test fails.


def noted(folder: Path, pid: int) -> dict[str, int]:
    """Return what the supervisor has written down, if it is this one's."""
    try:
        found: dict[str, int] = json.loads((folder / "run" / "serve.json").read_text())
    except FileNotFoundError:
        return {}
    return found if found["serve"] == pid else {}

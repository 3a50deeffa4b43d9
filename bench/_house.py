"""The processes of one installation, to be killed without a word of warning and started again."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from bench import _station


class House:
    """Processes by name, each with its words after `python -m`; those of `serve` can be killed alone too."""

    def __init__(self, folder: Path, commands: dict[str, list[str]], more: dict[str, str] | None = None) -> None:
        self.folder, self._commands, self._more = folder, commands, more or {}
        self.running: dict[str, subprocess.Popen[str]] = {}

    def start(self, name: str) -> None:
        """Start a process, unless it runs."""
        if name in self.running and self.running[name].poll() is None:
            return
        with open(self.folder.parent / f"{name}.log", "a") as log:
            self.running[name] = subprocess.Popen(  # noqa: S603  # Our own words.
                [sys.executable, "-m", *self._commands[name]],
                cwd=_station.ROOT,
                env=_station.environment(self.folder) | self._more,
                stdout=log,
                stderr=log,
                text=True,
            )

    def wait_for_web(self) -> None:
        """Wait until `serve` has told who is who; it is started again where its port was not free yet."""
        while "worker" not in self._pids() or self._pids()["serve"] != self.running["serve"].pid:
            self.start("serve")
            time.sleep(0.1)

    def kill(self, role: str) -> None:
        """kill -9 one process, or all at once."""
        alive = {name: process.pid for name, process in self.running.items() if process.poll() is None}
        for name, pid in (self._pids() | alive).items():
            if role in (name, "all"):
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue

    def restart(self) -> None:
        """Start again what a kill has ended."""
        if self.running["serve"].poll() is not None:
            time.sleep(2)  # What the promise gives web and worker to end without their parent.
        for name in self._commands:
            self.start(name)

    def stop(self) -> None:
        """End everything with good grace."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            process.wait(40)

    def _pids(self) -> dict[str, int]:
        try:
            found: dict[str, int] = json.loads((self.folder / "run" / "serve.json").read_text())
        except FileNotFoundError:
            return {}
        return found

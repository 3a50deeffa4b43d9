"""Keeps one process for each role alive. Does not import Django, so that it stays small."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from newsquare.config.serve import kernel
from newsquare.config.serve.doors import Doors

STOP_WITHIN = 25.0  # Less than systemd's default of 90 s and Docker's 30 s.
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0


class Supervisor:
    """Starts the roles, starts one again when it ends, and ends them all when told to."""

    def __init__(self, roles: list[str], doors: Doors, folder: Path, greeting: str) -> None:
        self.greeting = greeting
        self.doors = doors
        self.folder = folder
        self.due: dict[str, float] = dict.fromkeys(roles, 0.0)  # When a missing role is to be started.
        self.running: dict[int, str] = {}
        self.nurseries: dict[int, tuple[list[str], int]] = {}  # Processes that will leave several roles behind.
        self.strays: dict[int, int] = {}  # Ends of processes that no nursery has named yet.
        self.started: dict[str, float] = {}
        self.pause: dict[str, float] = {}
        self.stopping_since: float | None = None
        self.failure = 0
        self.adopts = False
        self.was_up = False
        self.lifeline, self.own_end = os.pipe()
        self.woken, self.alarm = socket.socketpair()

    def run(self) -> int:
        """Run until SIGTERM or SIGINT; return the exit code."""
        self.adopts = kernel.adopt_orphans()
        kernel.name_process("newsquare")
        self._listen_to_signals()
        while True:
            self._reap()
            if self.stopping_since is not None:
                if not self.running and not self.nurseries:
                    return self.failure
                self._hurry()
            else:
                self._start_missing()
            self._sleep()

    def _listen_to_signals(self) -> None:
        self.woken.setblocking(False)
        self.alarm.setblocking(False)
        signal.set_wakeup_fd(self.alarm.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: self._stop())

    def _sleep(self) -> None:
        moments = [moment - time.monotonic() for moment in self.due.values()]
        timeout = 0.5 if self.stopping_since is not None else max(0.0, min(moments)) if moments else None
        select.select([self.woken], [], [], timeout)
        with contextlib.suppress(BlockingIOError):
            while self.woken.recv(4096):
                pass

    def _start_missing(self) -> None:
        now = time.monotonic()
        roles = [role for role, moment in self.due.items() if moment <= now]
        if not roles:
            return
        for role in roles:
            del self.due[role]
            self.started[role] = now
            self.doors.open(role)
        # Processes forked from one that has everything loaded share its memory.
        for family in [roles] if self.adopts else [[role] for role in roles]:
            self._start(family)

    def _start(self, roles: list[str]) -> None:
        report, report_here = os.pipe()
        doors = self.doors.filenos()
        words = (json.dumps(doors), str(self.lifeline), str(report_here))
        process = subprocess.Popen(  # noqa: S603  # Our own module, our own words.
            [sys.executable, "-m", "newsquare.config.serve.nursery", *words, *roles],
            pass_fds=(*set(doors.values()), self.lifeline, report_here),
            env={"MALLOC_ARENA_MAX": "2"} | os.environ,
        )
        process.returncode = 0  # We wait for all children ourselves; Popen must not.
        os.close(report_here)
        if len(roles) == 1:
            os.close(report)
            if not self.adopts:
                self._greet()
            self.running[process.pid] = roles[0]
            self._note()
        else:
            self.nurseries[process.pid] = (roles, report)

    def _reap(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    break
                self._ended(pid, os.waitstatus_to_exitcode(status))

    def _ended(self, pid: int, code: int) -> None:
        if pid in self.nurseries:
            self._nursery_ended(*self.nurseries.pop(pid), code)
        elif pid in self.running:
            self._role_ended(self.running.pop(pid), code)
        else:
            self.strays[pid] = code

    def _nursery_ended(self, roles: list[str], report: int, code: int) -> None:
        with os.fdopen(report) as lines:
            born = {line.split()[0]: int(line.split()[1]) for line in lines}
        for role in roles:
            if role in born:
                self.running[born[role]] = role
            else:
                self._role_ended(role, code)
        for pid in [pid for pid in born.values() if pid in self.strays]:
            self._role_ended(self.running.pop(pid), self.strays.pop(pid))
        if born:
            self._greet()
        if self.stopping_since is not None:
            self._send(signal.SIGTERM)  # They were born after the first call.
        self._note()

    def _role_ended(self, role: str, code: int) -> None:
        if self.stopping_since is not None:
            return
        if code == 2 or not self.was_up:  # Something that a person must put right, and has been told.
            self.failure = code if code > 0 else 1
            self._stop()
            return
        if any(other in self.doors.filenos() for other in self.running.values()):
            self.doors.shut(role)
        age = time.monotonic() - self.started[role]
        self.pause[role] = 0.2 if age > STEADY_AFTER else min(LONGEST_PAUSE, 2 * self.pause.get(role, 0.1))
        self.due[role] = time.monotonic() + self.pause[role]
        how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
        print(f"newsquare: {role} {how}; starting it again.", file=sys.stderr, flush=True)
        self._note()

    def _greet(self) -> None:
        """Say once that the doors are open."""
        if not self.was_up:
            print(self.greeting, file=sys.stderr, flush=True)
        self.was_up = True

    def _note(self) -> None:
        """Write down who is who, for people and for tests."""
        draft = self.folder / "serve.json.part"
        draft.write_text(json.dumps({"serve": os.getpid()} | {role: pid for pid, role in self.running.items()}))
        os.replace(draft, self.folder / "serve.json")

    def _stop(self) -> None:
        """End everything: with good grace at the first call, at once at the second."""
        if self.stopping_since is None:
            self.stopping_since = time.monotonic()
            self._send(signal.SIGTERM)
        else:
            self._send(signal.SIGKILL)

    def _hurry(self) -> None:
        if self.stopping_since is not None and time.monotonic() - self.stopping_since > STOP_WITHIN:
            self._send(signal.SIGKILL)

    def _send(self, number: signal.Signals) -> None:
        kill: Callable[[int, int], None] = os.kill
        for pid in [*self.running, *self.nurseries]:
            with contextlib.suppress(ProcessLookupError):
                kill(pid, number)

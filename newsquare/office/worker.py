"""The background worker: one thread runs the schedule, one for each lane the queue, until told to stop."""

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from newsquare.lib import schedule
from newsquare.lib.wake import Waiter, wake
from newsquare.office import queue
from newsquare.office.models import Worker
from newsquare.wire.actions import LOOK_EVERY as FOLDERS_EVERY
from newsquare.wire.actions import Watcher

# Ten thousand mails must not keep a correction from readers, nor a slow host the copy in a folder or another feed.
LANES: tuple[tuple[str, ...], ...] = (("bake",), ("mail",), ("wire", "default"), ("feeds",), ("feeds",), ("feeds",))
LOOK_EVERY = 1.0
BEAT_EVERY = 5.0
LONGEST_PAUSE = 15.0
OUTAGE = (OperationalError, InterfaceError)

log = logging.getLogger("newsquare.worker")


class Shift:
    """One worker's life, from start to stop."""

    def __init__(self, jobs: Callable[[], list[schedule.Job]] = schedule.jobs) -> None:
        self.jobs = jobs
        self.place = f"{socket.gethostname()}:{settings.DATA}"
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{time.time_ns() % 10**9}"
        self.over = threading.Event()
        self.broken = False
        self.holding: set[str] = set()  # The tasks that are being run.
        self.calls = [threading.Event() for _ in LANES]
        self.due: dict[str, float] = {}
        self.reached: dict[str, datetime] = {}  # Up to when each job that keeps moments has kept them.

    def work(self) -> None:
        """Run until stopped. Raises SystemExit where a part of it broke, so that it is started again."""
        autodiscover_modules("tasks")
        schedule.every(30, "office: take up forgotten tasks")(self.take_up_forgotten)
        loops = [
            (self.beat,),
            (self.run_moments,),
            (self.watch_folders,),
            *((self.run_lane, number) for number in range(len(LANES))),
        ]
        threads = [threading.Thread(target=self.guard, args=loop, daemon=True) for loop in loops]
        for thread in threads:
            thread.start()
        with Waiter() as waiter:
            self.guard(self.run_schedule, waiter)
        for call in self.calls:
            call.set()
        for thread in threads:
            thread.join()
        if self.broken:
            raise SystemExit(1)
        with suppress(DatabaseError):
            Worker.objects.filter(name=self.name).delete()

    def stop(self) -> None:
        """Let the tasks at hand end, then stop."""
        self.over.set()
        wake()

    def guard(self, run: Callable[..., None], *words: object) -> None:
        """Run one thread's loop; where it breaks, end the whole worker rather than limp on."""
        try:
            run(*words)
        except Exception:
            log.exception("The worker broke, and is started again.")
            self.broken = True
            self.stop()
        finally:
            connection.close()

    def run_schedule(self, waiter: Waiter) -> None:
        """Do what the schedule asks for, and pass a call for the worker on to every lane."""
        while not self.over.is_set():
            self.patiently(self.run_due)
            if waiter.wait(LOOK_EVERY):
                for call in self.calls:
                    call.set()

    def run_lane(self, number: int) -> None:
        """Run the tasks of a lane's queues, one after another."""
        queues, call = LANES[number], self.calls[number]
        while not self.over.is_set():
            self.patiently(lambda: self.run_one(queues) or self.wait_for_one(queues, call))

    def wait_for_one(self, queues: tuple[str, ...], call: threading.Event) -> bool:
        """Wait until a task may be there: at a call, at the moment that one of them waits for, or after a second."""
        moment = queue.next_moment(queues)
        call.wait(LOOK_EVERY if moment is None else min(LOOK_EVERY, (moment - timezone.now()).total_seconds()))
        call.clear()
        return True

    def patiently(self, step: Callable[[], bool]) -> bool:
        """Take one step; wait, longer each time, while the database is away."""
        pause = LOOK_EVERY
        while not self.over.is_set():
            try:
                close_old_connections()
                return step()
            except OUTAGE as error:
                log.error("The worker waits %.0f s: the database says %s", pause, error)
                connection.close()
                self.over.wait(pause)
                pause = min(LONGEST_PAUSE, pause * 2)
        return False

    def run_one(self, queues: tuple[str, ...]) -> bool:
        """Run the next task of some queues; say whether there was one."""
        now = timezone.now()
        row = queue.claim(self.name, now, queues, self.holding)
        if row is None:
            return False
        try:
            queue.run(row, now)
        finally:
            self.holding.discard(str(row.pk))
        return True

    def run_due(self) -> bool:
        """Run the jobs whose time has come."""
        for job in self.jobs():
            if job.moments is None and self.due.get(job.name, 0.0) <= time.monotonic() and not self.over.is_set():
                self.run_job(job, timezone.now())
        return True

    def run_moments(self) -> None:
        """Run the jobs that keep moments, on a thread of their own: nothing that takes long is before them."""
        while not self.over.is_set():
            self.patiently(self.keep_moments)

    def watch_folders(self) -> None:
        """Take in what agencies lay into the watched folders, on a thread of its own: a kill waits for nothing."""
        watcher = Watcher()
        while not self.over.is_set():
            if not self.patiently(lambda: watcher.look(timezone.now()) > 0):
                self.over.wait(FOLDERS_EVERY)

    def keep_moments(self) -> bool:
        """Run what is due at this moment, in the order of the names; sleep until the next moment, or a second."""
        pause = LOOK_EVERY
        for job in self.jobs():
            if job.moments is None or self.over.is_set():
                continue
            now = timezone.now()
            moment = job.moments(self.reached.setdefault(job.name, now))
            if self.due.get(job.name, 0.0) <= time.monotonic() or (moment is not None and moment <= now):
                self.run_job(job, now)
                self.reached[job.name], pause = now, 0.0
            elif moment is not None:
                pause = min(pause, (moment - now).total_seconds())
        self.over.wait(pause)
        return True

    def run_job(self, job: schedule.Job, now: datetime) -> None:
        """Run one job. One that fails comes again after its seconds."""
        self.due[job.name] = time.monotonic() + job.seconds
        try:
            job.work(now)
        except OUTAGE:
            self.due[job.name] = 0.0
            raise
        except Exception:
            log.exception("The scheduled work %r failed; it comes again in %s s.", job.name, job.seconds)

    def take_up_forgotten(self, now: datetime) -> None:
        """Give back what a dead worker held, and what an outage of the database made us forget."""
        # One data folder has one worker, so an earlier one of this place is dead, however lately it beat.
        Worker.objects.filter(place=self.place).exclude(name=self.name).delete()
        if queue.requeue_forgotten(self.name, self.holding, now):
            wake()

    def beat(self) -> None:
        """Show that this worker lives, also while a task takes long."""
        started = timezone.now()
        while not self.over.is_set():
            try:
                close_old_connections()
                if not Worker.objects.filter(name=self.name).update(beat_at=timezone.now()):
                    Worker.objects.create(name=self.name, place=self.place, started_at=started, beat_at=timezone.now())
            except DatabaseError as error:
                log.warning("The worker's sign of life could not be written: %s", error)
                connection.close()
            self.over.wait(BEAT_EVERY)


def work() -> None:
    """Be the background worker of this process until SIGTERM."""
    shift = Shift()
    signal.signal(signal.SIGTERM, lambda *_: shift.stop())
    shift.work()

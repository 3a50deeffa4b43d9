"""The background worker: runs the queue and the schedule, one thing at a time, until told to stop."""

import logging
import os
import signal
import socket
import threading
import time
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from newsquare.lib import schedule
from newsquare.lib.wake import Waiter, wake
from newsquare.office import queue
from newsquare.office.models import Worker

LOOK_EVERY = 1.0
BEAT_EVERY = 5.0
LONGEST_PAUSE = 15.0

OUTAGE = (OperationalError, InterfaceError)

log = logging.getLogger("newsquare.worker")


class Shift:
    """One worker's life, from start to stop."""

    def __init__(self) -> None:
        self.place = f"{socket.gethostname()}:{settings.DATA}"
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{time.time_ns() % 10**9}"
        self.over = threading.Event()
        self.due: dict[str, float] = {}

    def work(self) -> None:
        """Run until stopped. A database that is away is waited for."""
        autodiscover_modules("tasks")
        schedule.every(30, "office: take up forgotten tasks")(self._take_up)
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()
        pause = LOOK_EVERY
        with Waiter() as waiter:
            while not self.over.is_set():
                try:
                    busy = self._round()
                    pause = LOOK_EVERY
                except OUTAGE as error:
                    log.error("The worker waits %.0f s: the database says %s", pause, error)
                    close_old_connections()
                    connection.close()
                    self.over.wait(pause)
                    pause = min(LONGEST_PAUSE, pause * 2)
                    continue
                if not busy and not self.over.is_set():
                    waiter.wait(LOOK_EVERY)
        Worker.objects.filter(name=self.name).delete()

    def stop(self) -> None:
        """Let the task at hand end, then stop."""
        self.over.set()
        wake()

    def _round(self) -> bool:
        """Do what the schedule asks for, then one task; say whether there was one."""
        close_old_connections()
        now = timezone.now()
        self._run_due(now)
        row = queue.claim(self.name, now)
        if row is not None:
            queue.run(row, now)
        return row is not None

    def _run_due(self, now: datetime) -> None:
        for job in schedule.jobs():
            if self.due.get(job.name, 0.0) > time.monotonic() or self.over.is_set():
                continue
            self.due[job.name] = time.monotonic() + job.seconds
            try:
                job.work(now)
            except OUTAGE:
                self.due[job.name] = 0.0
                raise
            except Exception:
                log.exception("The scheduled work %r failed; it comes again in %s s.", job.name, job.seconds)

    def _take_up(self, now: datetime) -> None:
        """Give back what a dead worker held, and what an outage of the database made us forget."""
        # One data folder has one worker, so an earlier one of this place is dead, however lately it beat.
        Worker.objects.filter(place=self.place).exclude(name=self.name).delete()
        queue.requeue_forgotten(self.name, now)

    def _beat(self) -> None:
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
        connection.close()


def work() -> None:
    """Be the background worker of this process until SIGTERM."""
    shift = Shift()
    signal.signal(signal.SIGTERM, lambda *_: shift.stop())
    shift.work()

"""kill -9 of the sender and of the mail server while a mailing leaves: nobody is missed, nobody gets it twice.

A mail that the server took while nobody could tell us so is sent again under the same name (the rule of
docs/decisions/mail-in-doubt.md): at most one a kill, and only where our row says so.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.config import databases
from tests.config.filled import ROOT, python
from tests.config.serving import environment, free_port

READERS, KILLS = 400, 8
FILL = f"""
from django.utils import timezone
from newsquare.circulation.actions import open_mailing
from newsquare.circulation.actions.follow import saved
from newsquare.circulation.models import Follow, Follower, subject_of
from tests.cast import PublishedStoryFactory, StationFactory, TopicFactory
now, station = timezone.now(), StationFactory(host="127.0.0.1")
topic = TopicFactory(station=station)
subject = saved(subject_of(topic))
readers = Follower.objects.bulk_create([Follower(station=station, email=f"r{{n}}@readers.example", created_at=now,
    confirmed_at=now) for n in range({READERS})])
Follow.objects.bulk_create([Follow(follower=one, subject=subject, asked_at=now, since=now) for one in readers])
story = PublishedStoryFactory(station=station, topics=[topic], published=now)
open_mailing(key=f"story:{{story.pk}}", station=station, kind="story", story=story, now=timezone.now())
"""
NURSERY = """
import django, json, os, sys; django.setup()
from datetime import timedelta
from django.db import connection
from django.utils import timezone
from newsquare.circulation import post
from newsquare.circulation.letters import message_id
from newsquare.circulation.models import Delivery, Edition
for _ in sys.stdin:  # Each line asks for one more sender.
    connection.close()
    if (child := os.fork()) == 0:
        post.send_due()
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    hour_ago = timezone.now() - timedelta(hours=1)  # As if all that is waited for were over.
    Delivery.objects.filter(state__in=["pending", "sending"]).update(next_attempt_at=hour_ago)
    rows = Delivery.objects.select_related("station", "follower").order_by("pk")
    done = list(Edition.objects.values_list("state", flat=True)) == ["done"]
    print(json.dumps([[message_id(row), row.to, row.state, row.doubts] for row in rows] if done else []), flush=True)
"""


class Nursery:
    """Has Django in it already, and bears one sender after the other."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdin
        assert process.stdout
        self._in, self._out = process.stdin, process.stdout

    def bear(self) -> int:
        """Start a sender."""
        print("one more", file=self._in, flush=True)
        return int(self._out.readline())

    def bury(self) -> list[tuple[str, str, str, int]]:
        """Wait for its end and return what the ledger holds of each mail, once the mailing is done."""
        return [tuple(row) for row in json.loads(self._out.readline())]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder of a station with readers and a mailing that was opened."""
    folder = tmp_path / "var"
    folder.mkdir()
    databases.give_migrated(folder)
    python(folder, FILL)
    return folder


class Servers:
    """A mail server that writes down what it takes, and the one that is started when it was killed."""

    def __init__(self, port: int, book: Path) -> None:
        self._words = [sys.executable, "-m", "bench._smtp", str(port), str(book)]
        self._start()

    def kill(self) -> None:
        """End the one that runs."""
        self._running.kill()
        self._running.communicate()

    def kill_and_start(self) -> None:
        """End the one that runs and start another."""
        self.kill()
        self._start()

    def _start(self) -> None:
        self._running = subprocess.Popen(self._words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._running.stdout
        assert self._running.stdout.readline() == "ready\n"


@contextmanager
def running(folder: Path, port: int) -> Iterator[tuple[Servers, Nursery]]:
    """Run a mail server and a nursery until the block ends."""
    url = {"EMAIL_URL": f"smtp://127.0.0.1:{port}", "DJANGO_SETTINGS_MODULE": "newsquare.config.settings"}
    command, pipe = [sys.executable, "-c", NURSERY], subprocess.PIPE
    servers = Servers(port, folder / "taken")
    process = subprocess.Popen(command, cwd=ROOT, env=environment(folder) | url, stdin=pipe, stdout=pipe, text=True)
    try:
        yield servers, Nursery(process)
    finally:
        servers.kill()
        process.communicate()


def taken(book: Path) -> list[tuple[str, str]]:
    """Return the name and the address of each mail that the server took."""
    return [(line.split()[2], line.split()[1]) for line in book.read_text().splitlines()]


def test_nobody_is_missed_and_nobody_gets_it_twice(folder: Path) -> None:
    seed, book = random.SystemRandom().randrange(10**6), folder / "taken"
    print("seed", seed)  # Shown when the test fails.
    chance, rows = random.Random(seed), []  # noqa: S311  # Not for secrets.

    with running(folder, free_port()) as (servers, nursery):
        for kill in range(KILLS):
            sender, end = nursery.bear(), time.monotonic() + 5
            while len(taken(book)) < kill * READERS // (KILLS + 1) and time.monotonic() < end:
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 0.03))
            if chance.random() < 0.35:
                servers.kill_and_start()
            else:
                os.kill(sender, signal.SIGKILL)
            nursery.bury()
        while not rows:
            nursery.bear()
            rows = nursery.bury()

    came = Counter(taken(book))
    doubts = {(name, to): doubts for name, to, _state, doubts in rows}
    assert (len(rows), {state for _name, _to, state, _doubts in rows}) == (READERS, {"sent"})
    assert came.keys() == doubts.keys()
    assert [pair for pair, count in came.items() if count > 1 + doubts[pair]] == []
    assert sum(doubts.values()) <= KILLS

"""From a file's arrival to the reader's page, and from a kill to 410, on a running station with a thousand stories.

    python -m bench.wire [--stories 1000] [--minutes 1] [--kills 40] [--burst 500]

Twenty sources lay in 50 items a minute in all, then one of them lays in a burst while the others go on; kills come all
the while, some with the worker standing still (SIGSTOP). A file is moved in by rename; its time runs from the rename to
the first answer of the page that is 200 with its headline, or 410.
"""

import argparse
import http.client
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bench import _station

PORT = 9144
SOURCES = 20
LIMIT = 2.0
WHOLE = "the whole burst"
SOURCE = """
[[sources]]
slug = "wire-{number}"
name = "Wire {number}"
format = "detect"
on_arrival = "publish"
topic = "county-government"
"""
FILL = """
import django; django.setup()
from django.utils import timezone
from newsquare.wire.actions import receive
from newsquare.wire.models import Source
from bench.wire import item
sources = list(Source.objects.select_related("station").filter(slug__startswith="wire-").order_by("pk"))
for number in range({stories}):
    raw, source = item(f"old-{{number}}"), sources[number % len(sources)]
    receive(source=source, raw=raw, name=f"{{number}}.json", now=timezone.now())
"""
WORDS = "The county board heard plan {name} on Monday and asked for figures. A vote is expected in spring, she said."


def item(name: str, version: int = 1, status: str = "usable") -> bytes:
    """Return a version of an item as ninjs; a kill has no words."""
    made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    own = " ".join(f"{name.replace('-', '')}w{number}" for number in range(40))  # No two stories share their words.
    words = f"{WORDS.format(name=name)} {own}" if status == "usable" else ""
    story = {"uri": f"urn:bench:{name}", "type": "text", "version": str(version), "versioncreated": made}
    told = {"pubstatus": status, "headline": f"Plan {name}" if words else "", "body_xhtml": f"<p>{words}</p>" * 2}
    return json.dumps(story | told).encode()


@dataclass
class House:
    """A running station, and how long readers waited."""

    folder: Path
    waited: dict[str, list[float]] = field(default_factory=dict)
    threads: list[threading.Thread] = field(default_factory=list)

    def lay_in(self, source: int, name: str, raw: bytes) -> float:
        """Move a file into a watched folder; return when."""
        incoming = self.folder / "incoming" / "riverbend" / f"wire-{source}"
        draft = incoming / f".{name}"
        draft.write_bytes(raw)
        began = time.perf_counter()
        draft.rename(incoming / f"{name}.json")
        return began

    def send(self, kind: str, source: int, name: str) -> None:
        """Lay in a new item and wait for its page in a thread."""
        began = self.lay_in(source, name, item(name))
        self.wait(kind, began, name, 200)

    def kill(self, kind: str, source: int, name: str) -> None:
        """Lay in a kill and wait for 410 in a thread."""
        began = self.lay_in(source, f"{name}-kill", item(name, 2, "canceled"))
        self.wait(kind, began, name, 410)

    def wait(self, kind: str, began: float, name: str, status: int) -> None:
        """Ask for the page until it answers so."""
        month = datetime.now(ZoneInfo(_station.TIMEZONE))  # As the station dates what it publishes.
        path = f"{month:/%Y/%m}/plan-{name}/"
        times = self.waited.setdefault(kind, [])

        def ask() -> None:
            until(lambda: answer(path) == status, began + 120)
            times.append(time.perf_counter() - began)

        self.threads.append(threading.Thread(target=ask))
        self.threads[-1].start()

    def settle(self) -> None:
        """Wait for everything that was asked for."""
        for thread in self.threads:
            thread.join()
        self.threads.clear()


def answer(path: str) -> int:
    """Return the status of a page."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def until(holds: Callable[[], bool], end: float) -> None:
    """Look ten times a second until something holds, or the time is over."""
    while not holds() and time.perf_counter() < end:
        time.sleep(0.1)


def p95(times: list[float]) -> float:
    """Return the time within which 95 of 100 were done."""
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]


def main() -> int:
    """Run it and return 1 where a promise is not kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--burst", type=int, default=500)
    asked = parser.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
    with tempfile.TemporaryDirectory(prefix="newsquare-wire-") as name:
        house = House(Path(name, "var"))
        _station.make(house.folder, PORT, sources="".join(SOURCE.format(number=n) for n in range(SOURCES)))
        _station.python(house.folder, "-c", FILL.format(stories=asked.stories))
        with open(Path(name, "serve.log"), "w") as log:
            command = [sys.executable, "-m", "newsquare", "serve", "--bind", f"127.0.0.1:{PORT}"]
            environment = _station.environment(house.folder)
            serve = subprocess.Popen(command, cwd=_station.ROOT, env=environment, stdout=log, stderr=log)  # noqa: S603  # Ours.
        try:
            until(lambda: answer("/") == 200, time.perf_counter() + 120)
            time.sleep(20)  # What the fill left to bake.
            torment(house, asked)
            return judge(house)
        finally:
            serve.terminate()
            serve.wait(40)


def torment(house: House, asked: argparse.Namespace) -> None:
    """Let items and kills arrive: in quiet, in a burst, and with the worker standing still."""
    chance, every = random.Random(9), 60 / 50  # noqa: S311  # Not for secrets.
    victims = iter(chance.sample(range(asked.stories), asked.kills + 20))
    steady = round(asked.minutes * 50)
    for number in range(steady):
        house.send("arrival", number % SOURCES, f"quiet-{number}")
        if number * asked.kills // steady != (number + 1) * asked.kills // steady:
            victim = next(victims)
            house.kill("kill", victim % SOURCES, f"old-{victim}")
        time.sleep(every)
    house.settle()
    tell(house)
    began = time.perf_counter()
    for number in range(asked.burst):
        house.lay_in(0, f"burst-{number}", item(f"burst-{number}"))
    house.wait(WHOLE, began, f"burst-{asked.burst - 1}", 200)
    for number in range(10):
        house.send("arrival from others in a burst", 1 + number % (SOURCES - 1), f"beside-{number}")
        victim = next(victims)
        house.kill("kill in a burst", victim % SOURCES, f"old-{victim}")
        time.sleep(every)
    house.settle()
    worker = json.loads((house.folder / "run" / "serve.json").read_text())["worker"]
    os.kill(worker, signal.SIGSTOP)
    try:
        for _ in range(10):
            victim = next(victims)
            house.kill("kill, worker stopped", victim % SOURCES, f"old-{victim}")
            time.sleep(2)
        house.settle()
    finally:
        os.kill(worker, signal.SIGCONT)


def tell(house: House) -> None:
    """Print what was seen so far."""
    for kind, times in house.waited.items():
        verdict = "" if kind == WHOLE or p95(times) <= LIMIT else " TOO SLOW"
        median = statistics.median(times)
        print(f"  {kind}: {len(times)} times, median {median:.2f} s, p95 {p95(times):.2f} s{verdict}", flush=True)


def judge(house: House) -> int:
    """Say whether it was fast enough; how long the whole burst took is only told."""
    tell(house)
    print(f"load after: {os.getloadavg()[0]:.1f}")
    return 1 if any(p95(times) > LIMIT for kind, times in house.waited.items() if kind != WHOLE) else 0


if __name__ == "__main__":
    sys.exit(main())

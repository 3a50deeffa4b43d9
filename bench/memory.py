"""Memory of the whole server after 1,000 requests on the demo: the sum of PSS over all its processes.

PSS (proportional set size) counts memory that processes share once. The requests go to the demo's own addresses, a
third of them past the baked pages, so that Django, the templates and the database have all been at work.
"""

import http.client
import itertools
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import _station

PORT = 9144
REQUESTS = 1_000
PROMISED = 300.0


def main() -> int:
    """Run it, print the sum, and return 1 where the promise is not kept."""
    if not Path("/proc/self/smaps_rollup").exists():
        print("skipped: this kernel does not tell the PSS of processes")
        return 0
    with tempfile.TemporaryDirectory(prefix="newsquare-memory-") as name:
        folder = Path(name, "var")
        folder.mkdir()
        _station.python(folder, "-m", "newsquare", "demo", "--port", str(PORT))
        server = subprocess.Popen(  # noqa: S603  # Our own words.
            [sys.executable, "-m", "newsquare", "serve", "--bind", f"127.0.0.1:{PORT}", "--workers", "1"],
            cwd=_station.ROOT,
            env=_station.environment(folder),
        )
        try:
            wait(folder)
            print(f"  at rest: {told(folder)}")
            walk()
            settle(folder)
            print(f"  after {REQUESTS} requests and {bakes(folder)} bakes: {told(folder)}")
            total = sum(pss(folder).values())
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(40)
    kept = total <= PROMISED
    print(f"  {total:.0f} MB; promised: at most {PROMISED:.0f} MB: {'kept' if kept else 'NOT KEPT'}")
    return 0 if kept else 1


def pss(folder: Path) -> dict[str, float]:
    """Return the PSS of each process in MB."""
    pids = json.loads((folder / "run" / "serve.json").read_text())
    rollups = {name: Path(f"/proc/{pid}/smaps_rollup").read_text() for name, pid in pids.items()}
    sizes = {name: re.search(r"^Pss: +(\d+) kB", rollup, re.MULTILINE) for name, rollup in rollups.items()}
    return {name: int(size[1]) / 1000 for name, size in sizes.items() if size}


def told(folder: Path) -> str:
    """Return the sizes in words."""
    return ", ".join(f"{name} {size:.0f} MB" for name, size in pss(folder).items())


def wait(folder: Path) -> None:
    """Wait until web, worker and database are well."""
    for _ in range(240):
        try:
            if (folder / "run" / "serve.json").exists() and get("/-/health")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.25)
    raise SystemExit("the server did not come up")


def get(path: str) -> tuple[int, str]:
    """Ask for a page."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()


def walk() -> None:
    """Ask for every page that the home page and the pages behind it lead to, again and again."""
    paths = {"/"}
    for _ in range(2):
        found = {path for page in sorted(paths) for path in re.findall(r'href="(/[^"#?]*)"', get(page)[1])}
        paths |= {path for path in found if not path.startswith("/static/")}
    for number, path in enumerate(itertools.islice(itertools.cycle(sorted(paths)), REQUESTS)):
        get(f"{path}?past=the-press" if number % 3 == 0 else path)


def settle(folder: Path) -> None:
    """Have every page baked again by the worker, and wait until it is done."""
    touch = "from newsquare.press.actions import touch; touch(['station:1', 'station:2'])"
    _station.python(folder, "-c", f"import django; django.setup()\n{touch}")
    while waiting(folder):
        time.sleep(1)


def waiting(folder: Path) -> int:
    """Count the pages that wait to be baked."""
    count = "BakedPage.objects.filter(stale_at__isnull=False).count() + Touch.objects.filter(done_at=None).count()"
    return int(_station.python(folder, "-c", f"{PRESS}\nprint({count})"))


def bakes(folder: Path) -> int:
    """Count the baked pages."""
    return int(_station.python(folder, "-c", f"{PRESS}\nprint(BakedPage.objects.count())"))


PRESS = "import django; django.setup()\nfrom newsquare.press.models import BakedPage, Touch"

if __name__ == "__main__":
    os.chdir(_station.ROOT)
    sys.exit(main())

"""kill -9 at random moments while 500 files are ingested and published: nothing is lost, nothing comes twice.

    python -m bench.kill [--kills 20] [--files 500] [--seed N]

Each kill hits one process (the server's parent, the web, the worker, the ingest) or all of them. What died is started
again. At the end there must be, for each file: one dispatch, one item, one version, one public story, its baked page,
and one mail for each follower.
"""

import argparse
import http.client
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from bench import _station
from bench._house import House

PORT = 9143
ROLES = ("serve", "web-1", "worker", "ingest", "all")
STATE = """
import django, json; django.setup()
from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from newsquare.circulation.models import Delivery, Edition
from newsquare.press.models import BakedPage, Touch
from newsquare.stories.models import Story
from newsquare.stories.queries import is_public
from newsquare.wire.models import Dispatch, WireItem
from newsquare.lib import outbox
now = timezone.now()
stories = list(Story.objects.select_related("public", "station"))
baked = set(BakedPage.objects.filter(baked_at__isnull=False, stale_at__isnull=True).values_list("path", flat=True))
ids = [str(letter["Message-ID"]) for name in outbox.names() if (letter := outbox.read(name, headers_only=True))
       and "County board" in str(letter["Subject"])] if {mails} else []
print(json.dumps({
    "dispatches": Dispatch.objects.count(),
    "refused": Dispatch.objects.exclude(problem="").count(),
    "items": WireItem.objects.count(),
    "items with several versions": WireItem.objects.annotate(n=Count("versions")).exclude(n=1).count(),
    "stories": len(stories),
    "public": sum(is_public(story, now) for story in stories),
    "paths": len({story.path for story in stories}),
    "pages baked": sum(story.path in baked for story in stories),
    "editions": Edition.objects.filter(frozen_at__isnull=False).count(),
    "mails sent": Delivery.objects.filter(kind="story", state="sent").count(),
    "mails not sent": Delivery.objects.filter(kind="story").exclude(state="sent").count(),
    "mails": len(ids),
    "different mails": len(set(ids)),
    "failed tasks": list(DBTaskResult.objects.filter(status="FAILED").values_list("task_path", flat=True)),
    "waiting": DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).count()
        + Touch.objects.filter(done_at__isnull=True).count(),
}))
"""
PATHS = """
import django; django.setup()
from newsquare.stories.models import Story
print(*Story.objects.values_list("path", flat=True))
"""


def state_of(house: House, *, mails: bool = True) -> dict[str, object]:
    """Return what the database and the outbox hold."""
    found: dict[str, object] = json.loads(_station.python(house.folder, "-c", STATE.replace("{mails}", str(mails))))
    return found


def main() -> int:
    """Run it and return 1 where anything was lost or came twice."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked = parser.parse_args()
    print(f"{asked.kills} kills while {asked.files} files are ingested; seed {asked.seed}")
    with tempfile.TemporaryDirectory(prefix="newsquare-kill-") as name:
        incoming = Path(name, "incoming")
        serve = ["newsquare", "serve", "--bind", f"127.0.0.1:{PORT}"]
        house = House(Path(name, "var"), {"serve": serve, "ingest": ["newsquare", "wire", "ingest", str(incoming)]})
        _station.make(house.folder, PORT)
        _station.write_dispatches(incoming, asked.files)
        try:
            torment(house, asked.kills, asked.files, random.Random(asked.seed))  # noqa: S311  # Not for secrets.
            return judge(house, asked.files)
        finally:
            house.stop()


def torment(house: House, kills: int, files: int, chance: random.Random) -> None:
    """Kill at random moments, spread over the whole of the ingesting."""
    house.start("serve")
    house.wait_for_web()
    house.start("ingest")
    for number in range(kills):
        time.sleep(chance.uniform(0.5, 6.0))
        role = chance.choice(ROLES)
        house.kill(role)
        print(f"  {number + 1:2}. {role}", flush=True)
        time.sleep(0.2)
        if house.running["ingest"].poll() == 0:
            print(f"     all {files} files were in by then; they are ingested again", flush=True)
        house.restart()


def judge(house: House, files: int) -> int:
    """Let everything come to an end, then count."""
    while house.running["ingest"].wait() != 0:
        house.start("ingest")
    started = time.monotonic()
    state = state_of(house, mails=False)
    while (
        state["waiting"] or state["mails not sent"] or state["editions"] != files
    ) and time.monotonic() - started < 600:
        time.sleep(2)
        state = state_of(house, mails=False)
    state = state_of(house)
    readers = files * _station.FOLLOWERS
    wanted = dict.fromkeys(("dispatches", "items", "stories", "public", "paths", "pages baked", "editions"), files)
    wanted |= dict.fromkeys(("refused", "items with several versions", "mails not sent"), 0)
    wanted |= dict.fromkeys(("mails sent", "mails", "different mails"), readers)
    wrong = {name: (state[name], right) for name, right in wanted.items() if state[name] != right}
    missing = [path for path in _paths(house) if ask(path) != 200]
    for name, (is_now, right) in wrong.items():
        print(f"  WRONG: {name}: {is_now} instead of {right}")
    if state["failed tasks"]:
        print(f"  failed tasks: {state['failed tasks']}")
    if missing:
        print(f"  WRONG: {len(missing)} pages do not answer, such as {missing[0]}")
    print("  nothing lost, nothing twice" if not wrong and not missing else "  NOT KEPT")
    return 1 if wrong or missing or state["failed tasks"] else 0


def _paths(house: House) -> list[str]:
    return _station.python(house.folder, "-c", PATHS).split()


def ask(path: str) -> int:
    """Return the status of a page."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())

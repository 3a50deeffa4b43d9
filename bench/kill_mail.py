"""kill -9 at random moments while a mailing leaves: each reader gets it once, whoever dies.

    python -m bench.kill_mail [--kills 60] [--readers 20000] [--seed N]

Each kill hits the server's parent, the web, the worker, the mail server, or all of them, at a number of mails drawn at
random, a few while the audience is counted. What died is started again. The mail server writes each mail to the disk
before it says that it took it. At the end there must be for each reader one mail in its book and none besides. What it
took twice since a kill came between its book and our row is settled by the documented rule (sent again under the same
name, docs/decisions/mail-in-doubt.md), and counted by itself: at most one mail a kill, and only where our row says so.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench import _station
from bench._house import House

PORT, SMTP_PORT = 9153, 9154
ROLES = ("serve", "web-1", "worker", "worker", "smtp", "smtp", "all")
PATIENCE = 100.0  # Seconds without a mail after which the next kill comes all the same.
PUBLISH = """
import django; django.setup()
from django.utils import timezone
from newsquare.stories.actions import publish
from newsquare.stories.models import Story, Topic
topic = Topic.objects.get(slug="county-government")
type(topic.station).objects.update(mail_ask_above=10**6)
story = Story(station=topic.station, section=topic.station.sections.first(),
              headline="County board votes on the bridge", deck="Repairs begin in spring.")
story.save()
story.topics.add(topic)
story.save()
publish(story=story, by=None, now=timezone.now())
"""
STATE = """
import django, json; django.setup()
from newsquare.circulation.letters import message_id
from newsquare.circulation.models import Delivery, Edition
rows = Delivery.objects.filter(kind="story").select_related("station", "follower")
print(json.dumps({
    "editions": list(Edition.objects.values_list("state", flat=True)),
    "rows": [[message_id(row), row.follower.email, row.state, row.doubts] for row in rows.order_by("pk")],
}))
"""


def main() -> int:
    """Run it and return 1 where anybody was missed or got it twice."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--readers", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked = parser.parse_args()
    print(f"{asked.kills} kills while {asked.readers} mails leave; seed {asked.seed}")
    with tempfile.TemporaryDirectory(prefix="newsquare-kill-") as name:
        book = Path(name, "taken")
        commands = {
            "smtp": ["bench._smtp", str(SMTP_PORT), str(book), "--to-disk"],
            "serve": ["newsquare", "serve", "--bind", f"127.0.0.1:{PORT}"],
        }
        house = House(Path(name, "var"), commands, {"EMAIL_URL": f"smtp://127.0.0.1:{SMTP_PORT}"})
        _station.make(house.folder, PORT, followers=0)
        _station.let_follow(house.folder, asked.readers)
        book.touch()
        try:
            house.start("smtp")
            house.start("serve")
            house.wait_for_web()
            torment(house, book, asked.readers, asked.kills, random.Random(asked.seed))  # noqa: S311  # Not for secrets.
            return judge(house, book, asked.readers, asked.kills)
        finally:
            house.stop()


def torment(house: House, book: Path, readers: int, kills: int, chance: random.Random) -> None:
    """Publish, and kill: the first few while the audience is counted, the others at a number of mails that left."""
    early = max(1, kills // 12)
    points = [0] * early + sorted(chance.sample(range(1, readers), kills - early))
    _station.python(house.folder, "-c", PUBLISH, more={"EMAIL_URL": f"smtp://127.0.0.1:{SMTP_PORT}"})
    for number, point in enumerate(points, 1):
        wait_for(book, point)
        time.sleep(chance.uniform(0, 0.05) if point else chance.uniform(0, 1.5))
        role = chance.choice(ROLES)
        house.kill(role)
        print(f"  {number:2}. {role}, after {len(taken(book))} mails", flush=True)
        time.sleep(0.2)
        house.restart()
        house.wait_for_web()


def wait_for(book: Path, count: int) -> None:
    """Wait until so many mails were taken, or none for long."""
    before, since = -1, time.monotonic()
    while (now := len(taken(book))) < count and time.monotonic() - since < PATIENCE:
        if now != before:
            before, since = now, time.monotonic()
        time.sleep(0.01)


def taken(book: Path) -> list[tuple[str, str]]:
    """Return of each mail that the server took its Message-ID and its address; a line cut off by a kill is none."""
    lines = book.read_text().splitlines(keepends=True)
    return [(words[2], words[1]) for line in lines if line.endswith("\n") and (words := line.split())]


def judge(house: House, book: Path, readers: int, kills: int) -> int:
    """Let everything come to an end, then compare the server's book with the ledger."""
    began, state = time.monotonic(), state_of(house)
    while state["editions"] != ["done"] and time.monotonic() - began < 2400:
        time.sleep(3)
        state = state_of(house)
    print(f"  done {time.monotonic() - began:.0f} s after the last kill")
    came, rows = Counter(taken(book)), state["rows"]
    wanted = {(name, to): doubts for name, to, _state, doubts in rows}
    again = {pair: count - 1 for pair, count in came.items() if count > 1}
    by_rule = sum(min(count, wanted.get(pair, 0)) for pair, count in again.items())
    doubts = sum(wanted.values())
    found = {
        "rows of the ledger": (len(rows), readers),
        "rows not sent": (sum(row[2] != "sent" for row in rows), 0),
        "missing": (len(wanted.keys() - came.keys()), 0),
        "mails that no row knows": (len(came.keys() - wanted.keys()), 0),
        "duplicates": (sum(again.values()) - by_rule, 0),
        "doubts above one a kill": (max(0, doubts - kills), 0),
    }
    for name, (is_now, right) in found.items():
        print(f"  {'' if is_now == right else 'WRONG: '}{name}: {is_now}")
    print(f"  acceptances lost on the network, sent again by the rule: {by_rule}; mails in doubt: {doubts}")
    kept = all(is_now == right for is_now, right in found.values())
    print("  nobody missed, nobody twice" if kept else "  NOT KEPT")
    return 0 if kept else 1


def state_of(house: House) -> dict[str, Any]:
    """Return what the ledger holds."""
    found: dict[str, Any] = json.loads(_station.python(house.folder, "-c", STATE))
    return found


if __name__ == "__main__":
    sys.exit(main())

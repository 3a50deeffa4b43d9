"""50,000 followers of one topic through a real SMTP server on loopback, beside a bare smtplib loop of the same bytes.

    python -m bench.answers_mail [--followers 50000]

The bare loop has one connection, no database, and the very messages that the ledger made; it is given the same server
in the same run, after the ledger's turn.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import _station

PORT, SMTP_PORT = 9151, 9152
PROMISED = 0.6

MAKE = """
import django, sys; django.setup()
from django.utils import timezone
from newsquare.circulation.actions.follow import saved
from newsquare.circulation.models import Follow, Follower, subject_of
from newsquare.stories.models import Topic
now, count = timezone.now(), int(sys.argv[1])
topic = saved(subject_of(Topic.objects.get(slug="county-government")))
for start in range(0, count, 5000):
    made = Follower.objects.bulk_create([Follower(station=topic.station, email=f"dot{n}@reader{n % 50}.example",
        created_at=now, confirmed_at=now) for n in range(start, min(start + 5000, count))])
    Follow.objects.bulk_create([Follow(follower=one, subject=topic, asked_at=now, since=now) for one in made])
"""
SEND = """
import django, json, sys, time; django.setup()
from django.utils import timezone
from newsquare.circulation import actions, post
from newsquare.circulation.models import Delivery, Edition
from newsquare.stories.actions import publish
from newsquare.stories.models import Story, Topic
now, topic = timezone.now(), Topic.objects.get(slug="county-government")
story = Story(station=topic.station, section=topic.station.sections.first(),
              headline="County board votes on the bridge", deck="Repairs begin in spring.")
story.save()
story.topics.add(topic)
story.save()
publish(story=story, by=None, now=now)
began = time.perf_counter()
actions.announce(story_id=story.pk, now=timezone.now())
edition = Edition.objects.get()
froze = time.perf_counter() - began
edition.station.mail_undo_seconds = 0
if edition.state == "held":
    actions.confirm_mailing(edition=edition, number=edition.audience, by=None, now=timezone.now())
began = time.perf_counter()
count = post.send_due()
took = time.perf_counter() - began
states = list(Delivery.objects.values_list("state", flat=True))
print(json.dumps({"froze": froze, "took": took, "count": count, "audience": edition.audience,
                  "sent": states.count("sent"), "rows": len(states)}))
"""
BARE = """
import django, json, sys, time; django.setup()
import smtplib
from newsquare.circulation.letters import print_sheet
from newsquare.circulation.models import Delivery
wanted, rows = int(sys.argv[1]), []
for row in Delivery.objects.select_related("follower", "station", "wording").order_by("pk")[:wanted]:
    rows.append(row)
sheet = print_sheet(rows[0])
letters = [(sheet.address_of(row), sheet.bytes_for(row)) for row in rows]
smtp = smtplib.SMTP("127.0.0.1", int(sys.argv[2]))
smtp.ehlo()
began = time.perf_counter()
for to, whole in letters:
    smtp.sendmail("newsroom@localhost", [to], whole)
took = time.perf_counter() - began
smtp.quit()
print(json.dumps({"took": took, "count": len(letters), "bytes": len(letters[0][1])}))
"""


def main() -> int:
    """Run it, print the figures, and return 1 where less than is promised was reached."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--followers", type=int, default=50_000)
    followers = parser.parse_args().followers
    with tempfile.TemporaryDirectory(prefix="newsquare-mail-") as name:
        data, book = Path(name, "var"), Path(name, "taken")
        data.mkdir(parents=True)
        _station.make(data, PORT, followers=0)
        _station.python(data, "-c", MAKE, str(followers))
        server = start_server(book)
        try:
            return measure(data, book, followers)
        finally:
            server.kill()
            server.wait()


def measure(data: Path, book: Path, followers: int) -> int:
    """Let the ledger send, then the bare loop, and compare."""
    smtp = {"EMAIL_URL": f"smtp://127.0.0.1:{SMTP_PORT}"}
    ours = figures(_station.python(data, "-c", SEND, more=smtp))
    taken = [line.split()[2] for line in book.read_text().splitlines()]
    bare = figures(_station.python(data, "-c", BARE, str(followers), str(SMTP_PORT)))
    pace, bare_pace = ours["count"] / ours["took"], bare["count"] / bare["took"]
    print(f"  {ours['audience']:.0f} readers counted and frozen in {ours['froze']:.1f} s")
    print(f"  ledger {pace:.0f} mails/s ({ours['took']:.1f} s), bare smtplib {bare_pace:.0f} ({bare['took']:.1f} s)")
    print(f"  {bare['bytes']:.0f} bytes a mail; the server took {len(taken)}, {len(set(taken))} of them different")
    whole = ours["sent"] == ours["rows"] == len(taken) == len(set(taken)) == followers
    kept = whole and pace >= PROMISED * bare_pace
    print(f"  ratio {pace / bare_pace:.2f}, promised {PROMISED}: {'kept' if kept else 'NOT KEPT'}")
    return 0 if kept else 1


def figures(told: str) -> dict[str, float]:
    """Return the figures of the last line."""
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return found


def start_server(book: Path) -> "subprocess.Popen[str]":
    """Start the mail server and wait until it listens."""
    words = [sys.executable, "-m", "bench._smtp", str(SMTP_PORT), str(book)]
    server = subprocess.Popen(words, cwd=_station.ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603  # Our own words.
    assert server.stdout is not None
    while server.stdout.readline().strip() != "ready":
        if server.poll() is not None:
            raise SystemExit("the mail server did not start")
        time.sleep(0.1)
    return server


if __name__ == "__main__":
    raise SystemExit(main())

"""50,000 followers of one topic through a real SMTP server on loopback, beside a bare smtplib loop of the same bytes.

    python -m bench.answers_mail [--followers 50000] [--plain]

The bare loop has one connection, no database, and the very messages that the ledger made. The two take turns, a
thousand mails each, at the same server, so that what else the machine does meets both. --plain: the server takes one
command at a time.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench import _station

PORT, SMTP_PORT = 9151, 9152
PROMISED = 0.6

SEND = """
import django, json, smtplib, sys, time; django.setup()
from django.utils import timezone
from newsquare.circulation import actions, post
from newsquare.circulation.letters import print_sheet
from newsquare.circulation.models import Delivery, Edition
from newsquare.circulation.post import sender
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
froze = time.perf_counter() - began
edition = Edition.objects.get()
edition.station.mail_undo_seconds = 0
if edition.state == "held":
    actions.confirm_mailing(edition=edition, number=edition.audience, by=None, now=timezone.now())

claim, claims = sender.claim, 0

def claim_ten(now):  # Ends a turn of the ledger.
    global claims
    claims += 1
    return claim(now) if claims % 11 else None

sender.claim = claim_ten

def bare(rows):
    sheet = print_sheet(rows[0])
    letters = [(sheet.address_of(row), sheet.bytes_for(row)) for row in rows]
    began = time.perf_counter()
    smtp = smtplib.SMTP("127.0.0.1", int(sys.argv[1]))
    for to, whole in letters:
        smtp.sendmail("newsroom@localhost", [to], whole)
    smtp.quit()
    return time.perf_counter() - began, len(letters[0][1])

took, bare_took, last, whole = 0.0, 0.0, 0, Delivery.objects.select_related("follower", "station", "wording")
while True:
    began = time.perf_counter()
    if not post.send_due():
        break
    took += time.perf_counter() - began
    rows = list(whole.filter(pk__gt=last, state="sent", edition=edition).order_by("pk"))
    last, (seconds, size) = rows[-1].pk, bare(rows)
    bare_took += seconds
states = list(Delivery.objects.values_list("state", flat=True))
print(json.dumps({"froze": froze, "took": took, "bare": bare_took, "audience": edition.audience,
                  "sent": states.count("sent"), "rows": len(states), "bytes": size}))
"""


def main() -> int:
    """Run it, print the figures, and return 1 where less than is promised was reached."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--followers", type=int, default=50_000)
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsquare-mail-") as name:
        data, book = Path(name, "var"), Path(name, "taken")
        data.mkdir(parents=True)
        _station.make(data, PORT, followers=0)
        _station.let_follow(data, asked.followers)
        server = start_server(book, *(["--plain"] if asked.plain else []))
        try:
            return measure(data, book, asked.followers)
        finally:
            server.kill()
            server.wait()


def measure(data: Path, book: Path, followers: int) -> int:
    """Let the ledger and the bare loop send in turns, and compare."""
    ours = figures(
        _station.python(data, "-c", SEND, str(SMTP_PORT), more={"EMAIL_URL": f"smtp://127.0.0.1:{SMTP_PORT}"})
    )
    taken = Counter(line.split()[2] for line in book.read_text().splitlines())
    pace, bare_pace = ours["sent"] / ours["took"], ours["sent"] / ours["bare"]
    print(f"  {ours['audience']:.0f} readers counted and frozen in {ours['froze']:.1f} s")
    print(f"  ledger {pace:.0f} mails/s ({ours['took']:.1f} s), bare smtplib {bare_pace:.0f} ({ours['bare']:.1f} s)")
    print(f"  {ours['bytes']:.0f} bytes a mail; the server took {len(taken)} different ones, each once from either")
    whole = ours["sent"] == ours["rows"] == len(taken) == followers and set(taken.values()) == {2}
    kept = whole and pace >= PROMISED * bare_pace
    print(f"  ratio {pace / bare_pace:.2f}, promised {PROMISED}: {'kept' if kept else 'NOT KEPT'}")
    return 0 if kept else 1


def figures(told: str) -> dict[str, float]:
    """Return the figures of the last line."""
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return found


def start_server(book: Path, *more: str) -> "subprocess.Popen[str]":
    """Start the mail server and wait until it listens."""
    words = [sys.executable, "-m", "bench._smtp", str(SMTP_PORT), str(book), *more]
    server = subprocess.Popen(words, cwd=_station.ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603  # Our own words.
    assert server.stdout is not None
    while server.stdout.readline().strip() != "ready":
        if server.poll() is not None:
            raise SystemExit("the mail server did not start")
        time.sleep(0.1)
    return server


if __name__ == "__main__":
    raise SystemExit(main())

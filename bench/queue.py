"""The moderators' queue with 100,000 comments waiting: milliseconds until it opens, and for one decision.

A station is filled in a folder of its own. Cleo opens the queue as a browser would, goes on in the line, and then
decides as her keys do: half approved, half rejected, one in ten with all that look alike, one in twenty taken back.
Beside it, in the same run, the same with 100 waiting: neither may grow with the line.
"""

import json
import tempfile
from pathlib import Path

from bench import _station

PORT = 9151
OPENS_MS, DECIDES_MS = 200, 100
LARGE, SMALL = 100_000, 100
DECISIONS = 200

FILL = """
import django; django.setup()
import random, sys
from datetime import timedelta
from django.db import transaction
from django.utils import timezone
from newsquare.accounts.actions import add_staff
from newsquare.accounts.models import Role, User
from newsquare.comments.models import Comment, Print, Report, Waiting
from newsquare.comments.rules import prints_of, stands_at
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story
random.seed(5)
station, now, count = Station.objects.get(), timezone.now(), int(sys.argv[1])
add_staff(email="cleo@desk.example", station=station, role=Role.MODERATOR, name="Cleo Park", now=now)
section = Section.objects.filter(station=station).first() or Section.objects.create(station=station, name="News")
WORDS = "river council bridge levy ferry school harvest storm budget road mayor clinic water farm vote who when".split()
said = lambda length: " ".join(random.choices(WORDS, k=length))
stories = Story.objects.bulk_create(
    Story(station=station, section=section, slug=f"s-{n}", headline=said(7), deck=said(12), path=f"/2026/11/s-{n}/",
          live=True, published_at=now, first_published_at=now, last_published_at=now) for n in range(200))
readers = User.objects.bulk_create(
    User(email=f"reader{n}@readers.example", name=f"Reader {n}", password="!") for n in range(max(20, count // 10)))
with transaction.atomic():
    for begin in range(0, count, 2000):
        rows = []
        for n in range(begin, min(begin + 2000, count)):
            text = f"Cheap watches at my cousin's shop number {n % 50}, come and look" if n % 10 == 0 else said(40)
            rows.append(Comment(story=random.choice(stories), author=random.choice(readers), text=text,
                posted_at=now - timedelta(seconds=7 * n), state="held", reason="first comment",
                reasons=[["first comment", ""], ["every comment", ""]]))
        rows = Comment.objects.bulk_create(rows)
        Waiting.objects.bulk_create(Waiting(comment=row, station=station, since=row.posted_at,
            stands_at=stands_at(row.posted_at, ["first comment"])) for row in rows)
        Print.objects.bulk_create(Print(comment=row, value=value, at=row.posted_at)
            for row in rows for value in prints_of(row.text))
"""

ASK = """
import django; django.setup()
import json, statistics, sys, time
from django.test import Client
from newsquare.accounts.models import User
from newsquare.comments.models import Comment, Waiting
from newsquare.stations.models import Station
station = Station.objects.get()
client = Client(headers={"Host": station.canonical_host}, raise_request_exception=True)
client.force_login(User.objects.get(email="cleo@desk.example"), backend="newsquare.accounts.backends.StationBackend")
def timed(ask):
    began = time.perf_counter()
    answer = ask()
    assert answer.status_code == 200, (answer.status_code, answer.content[:300])
    return (time.perf_counter() - began) * 1000, answer
def opened(path):
    took = sorted(timed(lambda: client.get(path))[0] for _ in range(10))
    return statistics.median(took)
middle = Waiting.objects.order_by("stands_at")[Waiting.objects.count() // 2]
after = f"{middle.stands_at.timestamp():.6f},{middle.comment_id}"
told = {"opens": opened("/desk/forum/"), "opens in the middle": opened(f"/desk/forum/?after={after}")}
took, undone = [], []
many = min(int(sys.argv[1]), Waiting.objects.count() // 2)
headers = {"Accept": "application/json"}
for n in range(many):
    row = Waiting.objects.order_by("stands_at", "comment").select_related("comment").first().comment
    form = {"seen": row.fingerprint, "here": "/desk/forum/"}
    deed = "approve" if n % 2 else "reject"
    if deed == "reject":
        form |= {"reason": "spam", "scope": "alike" if n % 20 == 0 else "one"}
    ms, answer = timed(lambda: client.post(f"/desk/forum/{row.pk}/{deed}/", form, headers=headers))
    (took if len(answer.json()["gone"]) == 1 else undone).append(ms)
    if n % 20 == 1:
        back = {"press": answer.json()["press"]}
        took.append(timed(lambda: client.post("/desk/forum/undo/", back, headers=headers))[0])
        client.post(f"/desk/forum/{row.pk}/approve/", form, headers=headers)
took.sort()
told |= {"decision": statistics.median(took), "decision, p95": took[int(len(took) * 0.95)]}
print(json.dumps(told))
"""


def main() -> int:
    """Run it, print the figures, and return 1 where a promise is not kept."""
    with tempfile.TemporaryDirectory(prefix="newsquare-queue-") as name:
        small, large = (measured(Path(name, str(count)), count) for count in (SMALL, LARGE))
    for what in ("opens", "opens in the middle", "decision", "decision, p95"):
        print(f"  {what:20} {large[what]:6.1f} ms; with {SMALL} waiting {small[what]:6.1f} ms")
    opens = max(large["opens"], large["opens in the middle"]) < OPENS_MS
    decides = large["decision, p95"] < DECIDES_MS
    print(f"  promised: opens under {OPENS_MS} ms: {'kept' if opens else 'NOT KEPT'}")
    print(f"  promised: a decision under {DECIDES_MS} ms in 95 of 100: {'kept' if decides else 'NOT KEPT'}")
    return 0 if opens and decides else 1


def measured(folder: Path, count: int) -> dict[str, float]:
    """Fill a station with so many waiting comments and return what was measured."""
    data = folder / "var"
    data.mkdir(parents=True)
    _station.make(data, PORT, followers=0)
    _station.python(data, "-c", FILL, str(count))
    told: dict[str, float] = json.loads(_station.python(data, "-c", ASK, str(DECISIONS)).splitlines()[-1])
    return told


if __name__ == "__main__":
    raise SystemExit(main())

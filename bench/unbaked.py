"""Story pages that are not baked yet: queries and milliseconds of one page, over 100 furnished pages.

A station of 120 stories (lead and body picture, topic, a correction on every tenth, twenty comments) is made in a
folder of its own. Each page is rendered once before, so that its pictures have their sizes, then thrown away and
asked for again through Django: bars, sections, forum, baking and all.
"""

import json
import tempfile
from pathlib import Path

from bench import _station

PORT = 9146
PROMISED = 20

FILL = """
import django; django.setup()
import io
from datetime import timedelta
from PIL import Image
from django.utils import timezone
from newsquare.accounts.models import User
from newsquare.comments.models import Comment
from newsquare.stations.models import Station
from newsquare.stories.actions import add_picture, publish
from newsquare.stories.models import Byline, Section, Story, Topic
now = timezone.now()
station = Station.objects.get()
section, topic = Section.objects.get(), Topic.objects.get()
reader = User.objects.create_user("dot@reader.example", name="Dot")
def picture(number):
    out = io.BytesIO(); Image.new("RGB", (1200, 675), (number, 90, 160)).save(out, "JPEG")
    return add_picture(station=station, jpeg=out.getvalue(), title=f"Drawing {number}", credit="Bench", alt="A colour")
lead, inside = picture(20), picture(200)
for number in range(120):
    story = Story(station=station, headline=f"Plan number {number}", slug=f"plan-{number}", deck="A vote is near.",
                  section=section, live=False, lead_picture=lead)
    text = "<p>The board met on Monday and asked for figures.</p>" * 12
    story.body = [("text", text), ("picture", {"picture": inside, "caption": ""})]
    story.bylines = [Byline(name="Ben Ortiz")]
    story.save(); story.topics.set([topic]); story.save()
    publish(story=story, by=None, now=now - timedelta(minutes=number))
    if number % 10 == 0:
        story.refresh_from_db(); story.correction_note = f"It was plan {number}."; story.save()
        publish(story=story, by=None, now=now)
    words = {"story": story, "author": reader, "text": "A word about it.", "posted_at": now, "state": "published"}
    Comment.objects.bulk_create([Comment(**words) for _ in range(20)])
"""

ASK = """
import django; django.setup()
import json, statistics, time
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from newsquare.press.actions import purge
from newsquare.stations.models import Station
from newsquare.stories.models import Story
host = Station.objects.get().canonical_host
client = Client(headers={"Host": host})
paths = list(Story.objects.exclude(path="").order_by("pk").values_list("path", flat=True)[:100])
queries, seconds = [], []
for path in paths:
    assert client.get(path).status_code == 200
for path in paths:
    purge(path=path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    queries.append(len([each for each in asked if each["sql"].split()[0] not in {"BEGIN", "COMMIT"}]))
    purge(path=path)
    began = time.perf_counter(); client.get(path); seconds.append(time.perf_counter() - began)
print(json.dumps({"queries": max(queries), "median_ms": statistics.median(seconds) * 1000, "pages": len(paths)}))
"""


def main() -> int:
    """Run it, print queries and time, and return 1 where the promise is not kept."""
    with tempfile.TemporaryDirectory(prefix="newsquare-unbaked-") as name:
        folder = Path(name, "var")
        folder.mkdir()
        _station.make(folder, PORT, followers=0)
        _station.python(folder, "-c", FILL)
        told = json.loads(_station.python(folder, "-c", ASK).splitlines()[-1])
    kept = told["queries"] <= PROMISED
    print(
        f"  {told['pages']} pages: at most {told['queries']} queries, median {told['median_ms']:.1f} ms; "
        f"promised: at most {PROMISED} queries: {'kept' if kept else 'NOT KEPT'}"
    )
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())

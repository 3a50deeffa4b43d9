"""How fast arrivals are put into groups: 10,000 items within the window, compared one after another.

The labelled set of the tests is stored again and again, each time with other names and numbers, so that each turn is
first and the last thousand, since it must hardly grow with what came before; and how right it was, over all of it.
"""

import json
import tempfile
from pathlib import Path

from bench import _station

PORT = 9148
ITEMS = 10_000

CODE = """
import django; django.setup()
import json, re, sys, time
from dataclasses import replace
from datetime import timedelta
from django.utils import timezone
from newsquare.stations.models import Station
from newsquare.wire.actions import gather
from newsquare.wire.models import Card
from tests.wire.grouped import found, rates, store
from tests.wire.labelled import labelled

def other(text, turn):
    letters = chr(97 + turn % 26) + chr(97 + turn // 26)
    text = re.sub(r"\\b([A-Z][a-z]{2,})\\b", lambda word: word[1] + letters, text)
    return re.sub(r"\\d+", lambda number: str(int(number[0]) + 7 * turn), text)

station, now, wanted, samples, turn = Station.objects.get(), timezone.now(), int(sys.argv[1]), [], 0
while len(samples) < wanted:
    for one in labelled():
        text = tuple(other(paragraph, turn) for paragraph in one.paragraphs)
        samples.append(replace(one, guid=f"{turn}-{one.guid}", paragraphs=text, event=f"{turn}-{one.event}"))
    turn += 1
samples = samples[:wanted]
items = [store(station, one, now - timedelta(hours=24) + timedelta(seconds=8 * n)) for n, one in enumerate(samples)]
took = []
for item in items:
    began = time.perf_counter()
    gather(item_id=item.pk, now=now)
    took.append((time.perf_counter() - began) * 1000)
true, told = {}, {}
for one in samples:
    true.setdefault(one.event, []).append(one.guid)
for key, group in Card.objects.filter(group__isnull=False).values_list("item__key", "group"):
    told.setdefault(group, []).append(key)
pairs = lambda sets: {(a, b) for keys in sets.values() for a in keys for b in keys if a < b}
precision, recall = rates(pairs(told), pairs(true))
print(json.dumps([sum(took[:1000]) / 1000, sum(took[-1000:]) / 1000, max(took), sum(took) / 1000, precision, recall]))
"""


def main() -> int:
    """Run it, print the figures, and return 1 where the last thousand items cost more than three times the first."""
    with tempfile.TemporaryDirectory(prefix="newsquare-groups-") as name:
        data = Path(name, "var")
        data.mkdir(parents=True)
        _station.make(data, PORT, followers=0)
        first, last, worst, all_in_all, precision, recall = figures_of(_station.python(data, "-c", CODE, str(ITEMS)))
    print(f"  {ITEMS} items in {all_in_all:.0f} s; of the first 1,000 each {first:.1f} ms, of the last {last:.1f} ms")
    print(f"  the slowest {worst:.0f} ms; precision {precision:.3f}, recall {recall:.3f} of pairs of one event")
    kept = last < 3 * max(first, 5)
    print(f"  promised: the last cost less than three times what the first did: {'kept' if kept else 'NOT KEPT'}")
    return 0 if kept else 1


def figures_of(told: str) -> list[float]:
    """Return the figures of the last line."""
    figures: list[float] = json.loads(told.splitlines()[-1])
    return figures


if __name__ == "__main__":
    raise SystemExit(main())

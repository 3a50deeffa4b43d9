"""A day of 2,000 comments, played: what a moderator decides and how long, beside reading everything first.

A fifth breaks the rules, two waves of spam come, and eighty comments are sent at one person. The words are made by
rule from sentences of our own, from a seed; the comments go through the same actions as readers' do. How many seconds
a reading and a press take is a model, stated in `_day_play.py`: it is the same reading for both ways.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

from bench import _station

PORT, SEED = 9157, 5
DECISIONS, SECONDS = 0.75, 0.5  # At most so much of what plain pre-moderation takes.


def main() -> int:
    """Play it, print the figures, and return 1 where the promise is not kept."""
    with tempfile.TemporaryDirectory(prefix="newsquare-day-") as name:
        data = Path(name, "var")
        data.mkdir()
        _station.make(data, PORT, followers=0)
        told: dict[str, Any] = json.loads(_station.python(data, "-m", "bench._day_play", str(SEED)).splitlines()[-1])
    decisions = sum(told["decisions"].values())
    print(f"  {told['sent']} comments; decisions {decisions} ({_listed(told['decisions'])})")
    print(f"  seconds of a moderator {told['seconds']:,.0f}; a good comment waits {_waits(told['waits'])}")
    print(f"  plain pre-moderation: decisions {told['plain decisions']}", end="")
    print(f", seconds {told['plain seconds']:,.0f}; a good comment waits {_waits(told['plain waits'])}")
    print(f"  when it was sent:  {_listed(told['at once'])}")
    print(f"  when the day ends: {_listed(told['in the end'])}")
    shares = decisions / told["plain decisions"], told["seconds"] / told["plain seconds"]
    kept = shares[0] <= DECISIONS and shares[1] <= SECONDS
    print(f"  promised: at most {DECISIONS} of the decisions, {SECONDS} of the seconds:", end=" ")
    print(f"{shares[0]:.2f}, {shares[1]:.2f} {'kept' if kept else 'NOT KEPT'}")
    return 0 if kept else 1


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))


def _waits(waits: list[float]) -> str:
    return f"{waits[0]:,.0f} s in the middle, {waits[1]:,.0f} s in the latest twentieth"


if __name__ == "__main__":
    raise SystemExit(main())

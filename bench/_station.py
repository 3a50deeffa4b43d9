"""A station to measure: small, with one wire source and a few followers of its topic."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLLOWERS = 3
TIMEZONE = "America/Chicago"
STATION = """
[station]
slug = "riverbend"
name = "Channel 9 Riverbend"
town = "Riverbend"
hosts = ["127.0.0.1:{port}", "127.0.0.1"]
timezone = "{timezone}"
language = "en-US"

[[topics]]
slug = "county-government"
name = "County Government"

[[sources]]
slug = "state-wire"
name = "State Wire"
format = "detect"
on_arrival = "publish"
topic = "county-government"
"""

FOLLOW = """
import django; django.setup()
from django.utils import timezone
from newsquare.circulation.actions import ask_to_follow, confirm
from newsquare.circulation.models import Follower, subject_of
from newsquare.stories.models import Topic
now, topic = timezone.now(), subject_of(Topic.objects.get(slug="county-government"))
for number in range({followers}):
    ask_to_follow(subject=topic, email=f"dot{{number}}@reader.example", now=now)
    confirm(follower=Follower.objects.get(email=f"dot{{number}}@reader.example"), subjects=[topic], now=now)
"""

FOLLOW_MANY = """
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
ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>State Wire</title><link>https://wire.example/</link><description>Copy</description>
<item><title>County board hears plan number {number}</title><link>https://wire.example/plan-{number}</link>
<guid isPermaLink="false">plan-{number}</guid><pubDate>Mon, 02 Mar 2026 12:{minute:02}:00 GMT</pubDate>
<description>&lt;p&gt;The county board heard plan number {number} on Monday and asked for figures.&lt;/p&gt;
&lt;p&gt;A vote is expected in the spring, the chair said.&lt;/p&gt;</description></item></channel></rss>
"""


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a station that lives in a folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSQUARE_", "DATABASE_URL"))}
    ours = {"NEWSQUARE_DATA": str(folder), "NEWSQUARE_SECOND_FACTOR": "off", "PYTHONUNBUFFERED": "1"}
    return kept | ours | {"DJANGO_SETTINGS_MODULE": "newsquare.config.settings"}


def python(folder: Path, *words: str, more: dict[str, str] | None = None) -> str:
    """Run Python inside the installation, with more in its environment, and return what it prints."""
    command, around = [sys.executable, *words], environment(folder) | (more or {})
    done = subprocess.run(command, cwd=ROOT, env=around, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  # Our own words.
    return done.stdout


def make(folder: Path, port: int, followers: int = FOLLOWERS, sources: str = "") -> None:
    """Set up the station in a folder; `sources` are more sources, as the station file has them."""
    file = folder.parent / "station.toml"
    file.write_text(STATION.format(port=port, timezone=TIMEZONE) + sources)
    python(folder, "-m", "newsquare", "station", "apply", str(file))
    python(folder, "-c", FOLLOW.format(followers=followers))


def let_follow(folder: Path, count: int) -> None:
    """Let many confirmed readers follow the station's topic, without a mail to any of them."""
    python(folder, "-c", FOLLOW_MANY, str(count))


def write_dispatches(folder: Path, count: int) -> None:
    """Write files of the wire, one item each."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:04}.xml").write_text(ITEM.format(number=number, minute=number % 60))

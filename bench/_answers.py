"""What `bench.answers` posts, as whom, and how: readers with sessions, stories long and short, scripts for wrk."""

import http.client
import json
import random
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from bench import _station

READERS = 1500
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ke",
    "li",
    "mo",
    "nu",
    "pa",
    "re",
    "si",
    "to",
    "vu",
    "wa",
    "ze",
    "cha",
    "gri",
    "plo",
    "stu",
    "tre",
    "bran",
    "cles",
    "dorn",
    "fisk",
]

FILL = """
import django; django.setup()
import json
from datetime import timedelta
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone
from newsquare.accounts.models import User
from newsquare.comments.models import Comment
from newsquare.stations.models import Station
from newsquare.stories.actions import publish
from newsquare.stories.models import Section, Story
now = timezone.now()
station = Station.objects.get()
station.forum_order = "newest"
station.save()
section, _ = Section.objects.get_or_create(station=station, slug="news", defaults={{"name": "News"}})
made = {{}}
for name in ("posted", "lively", "short", "long", "elsewhere"):
    story = Story(station=station, headline=f"The bridge, {{name}}", slug=name, deck="A vote is near.", section=section,
                  live=False, body=[("text", "<p>The council weighs the cost of the bridge.</p>" * 20)])
    story.save()
    publish(story=story, by=None, now=now - timedelta(hours=1))
    story.refresh_from_db()
    made[name] = story
readers = User.objects.bulk_create(
    User(email=f"dot{{n}}@readers.example", name=f"Dot {{n}}", date_joined=now - timedelta(days=60))
    for n in range({readers}))
def said(story, number, at):
    return Comment(story=story, author=readers[number % len(readers)], text=f"Word number {{number}}, said before.",
                   posted_at=at, state="published")
Comment.objects.bulk_create(said(made["elsewhere"], n, now - timedelta(days=9)) for n in range(len(readers)))
Comment.objects.bulk_create(said(made["short"], n, now) for n in range(20))
Comment.objects.bulk_create((said(made["long"], n, now) for n in range(20_000)), batch_size=2000)
sessions = []
with transaction.atomic():
    for reader in readers:
        session = SessionStore()
        session.update({{"_auth_user_id": str(reader.pk), "_auth_user_hash": reader.get_session_auth_hash(),
                         "_auth_user_backend": "newsquare.accounts.backends.StationBackend"}})
        session.create()
        sessions.append(session.session_key)
print(json.dumps({{"sessions": sessions, "ids": {{n: s.pk for n, s in made.items()}},
                   "paths": {{n: s.path for n, s in made.items()}}}}))
"""
COUNT = """
import django; django.setup()
from collections import Counter
from newsquare.comments.models import Comment
found = Comment.objects.filter(story__slug__in=["posted", "lively"])
print(dict(Counter(found.values_list("story__slug", "state", "reason"))))
"""
ISSO = """[general]
dbpath = {folder}/isso.db
host = http://127.0.0.1:{port}/
[moderation]
enabled = false
[guard]
enabled = false
[server]
listen = http://127.0.0.1:{port}/
"""
LUA = """
local syllables, sessions = {{ {syllables} }}, {{ {sessions} }}
local made, run = 0, 0
function init(args) run = tonumber(args[1] or "0"); math.randomseed(os.time() + run * 7919) end
local function words()
  local all = {{}}
  for word = 1, 14 do
    local parts = {{}}
    for part = 1, math.random(2, 3) do parts[part] = syllables[math.random(#syllables)] end
    all[word] = table.concat(parts)
  end
  return table.concat(all, " ")
end
function request()
  made = made + 1
  local number = run * 40000 + made
  {request}
end
"""
OURS = """
  local address = string.format("203.%d.%d.%d", 1 + math.floor(number / 60000) % 200,
                                math.floor(number / 250) % 250, 1 + number % 250)
  local head = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Sec-Fetch-Site"] = "same-origin",
                 ["Cookie"] = "sessionid=" .. sessions[1 + number % #sessions], ["X-Forwarded-For"] = address }
  return wrk.format("POST", "/comments/post/", head, "story=STORY&text=" .. words():gsub(" ", "+"))
"""
THEIRS = """
  local body = '{"title": "A", "author": "Dot ' .. number .. '", "text": "' .. words() .. '"}'
  return wrk.format("POST", "/new?uri=%2Fa%2F", { ["Content-Type"] = "application/json" }, body)
"""


@dataclass(frozen=True)
class Known:
    """The station's readers, by the keys of their sessions, and its stories."""

    sessions: list[str]
    ids: dict[str, int]
    named: dict[str, str]

    @property
    def story(self) -> str:
        """The path of the story under which both are measured."""
        return self.named["posted"]

    @property
    def lively(self) -> str:
        """The path of the story on which comments arrive while it is read."""
        return self.named["lively"]

    @property
    def paths(self) -> dict[int, str]:
        """The paths of the stories by how many comments they have."""
        return {20: self.named["short"], 20_000: self.named["long"]}


def fill(data: Path) -> Known:
    """Fill the station, and return what is known of it."""
    told = json.loads(_station.python(data, "-c", FILL.format(readers=READERS)).splitlines()[-1])
    return Known(told["sessions"], told["ids"], told["paths"])


def counted(data: Path) -> str:
    """Return what became of the comments."""
    return _station.python(data, "-c", COUNT).strip()


def script(file: Path, sessions: list[str], story: int) -> Path:
    """Write wrk's script that posts to us."""
    return _script(file, OURS.replace("STORY", str(story)), sessions)


def script_for_isso(file: Path) -> Path:
    """Write wrk's script that posts to Isso."""
    return _script(file, THEIRS, ["none"])


def _script(file: Path, request: str, sessions: list[str]) -> Path:
    lists = {"syllables": SYLLABLES, "sessions": sessions}
    quoted = {name: ", ".join(f'"{each}"' for each in values) for name, values in lists.items()}
    file.write_text(LUA.format(request=request, **quoted))
    return file


def words(chance: random.Random) -> str:
    """Return a sentence that nobody has said before."""
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))) for _ in range(14))


def post(port: int, session: str, story: int, text: str, number: int) -> int:
    """Post a comment as a reader's browser does, from a network of its own; return the status."""
    head = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin",
        "Cookie": f"sessionid={session}",
        "X-Forwarded-For": f"198.51.{number // 250 % 250}.{1 + number % 250}",
    }
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("POST", "/comments/post/", urlencode({"story": story, "text": text}), head)
        return connection.getresponse().status
    finally:
        connection.close()

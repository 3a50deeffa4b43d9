"""Plays one station from its empty newsroom to its front page."""

from datetime import datetime, timedelta
from pathlib import Path

from newsquare.accounts.actions import add_staff, set_up_staff
from newsquare.accounts.models import Role, User
from newsquare.demo.nouns import DemoStation
from newsquare.demo.replay.beside import set_beside
from newsquare.demo.replay.forum import forum_events
from newsquare.demo.replay.letters import letter_events
from newsquare.demo.replay.plan import plan_the_day
from newsquare.demo.replay.readers import reader_events
from newsquare.demo.replay.rights import agree_on_rights
from newsquare.demo.replay.rules import make_rules
from newsquare.demo.replay.stage import Stage
from newsquare.demo.replay.stories import story_events
from newsquare.demo.replay.wire import wire_events
from newsquare.desk.actions import make_top
from newsquare.stations.models import Station
from newsquare.stories.models import Story
from newsquare.tips.actions import name_tip_reader

READ_IDEAS = ("editor", "moderator")  # The demo names these; elsewhere an administrator does.


def play(*, content: DemoStation, station: Station, password: str, folder: Path, now: datetime) -> None:
    """Let everything happen that the content tells of, in the order of its times, then arrange the front."""
    stage = Stage(content, station, now, folder, people=_hire(content, station, password, now))
    make_rules(stage)
    events = [*reader_events(stage), *wire_events(stage), *story_events(stage), *forum_events(stage)]
    events += letter_events(stage)
    for event in sorted(events, key=lambda event: event.at):
        event.happen()
    _arrange(stage, [stage.stories[slug] for slug in content.picks])


def _arrange(stage: Stage, picks: list[Story]) -> None:
    """Put one story after another on top in the last hour: each pushes the others down."""
    editor = stage.with_login("editor")
    for minutes, story in reversed(list(enumerate(picks))):
        make_top(story=story, by=editor, now=stage.now - timedelta(minutes=10 * minutes))
    plan_the_day(stage)
    set_beside(stage, stage.content.beside)
    agree_on_rights(stage)


def _hire(content: DemoStation, station: Station, password: str, now: datetime) -> dict[str, User]:
    """Give everybody of the newsroom their role and the demo's password."""
    people = {}
    for person in content.newsroom:
        welcome = add_staff(email=person.email, station=station, role=Role(person.login), name=person.name, now=now)
        if welcome.token:
            set_up_staff(token=welcome.token, name=person.name, password=password, factor=None, now=now)
        people[person.slug] = welcome.user
        if person.login in READ_IDEAS:
            name_tip_reader(user=welcome.user, station=station, now=now)
    return people

"""Puts the newsroom's day on its plan, through the actions that people use."""

import tomllib
from datetime import timedelta

from newsquare.demo.papers import HERE
from newsquare.demo.replay.stage import Stage
from newsquare.desk.actions import mark_work, plan_work
from newsquare.desk.models import Mark
from newsquare.stories.models import Section


def plan_the_day(stage: Stage) -> None:
    """Plan what the station's newsroom has to do around now."""
    told = tomllib.loads((HERE / "plan.toml").read_text("utf-8"))["assignments"]
    hour = stage.now.replace(minute=30, second=0, microsecond=0)
    for one in (each for each in told if each["station"] == stage.station.slug):
        row = plan_work(
            station=stage.station,
            title=one["title"],
            note=one.get("note", ""),
            person=stage.people[one["who"]] if "who" in one else None,
            section=Section.objects.get(station=stage.station, slug=one["section"]) if "section" in one else None,
            due_at=hour + timedelta(hours=one["due"]) if "due" in one else None,
            story=stage.stories[one["story"]] if "story" in one else None,
            by=stage.with_login("editor"),
            now=stage.now,
        )
        mark_work(assignment=row, as_=Mark(one.get("mark", "")))

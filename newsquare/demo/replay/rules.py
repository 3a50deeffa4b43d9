"""Makes the rules by which the newsroom files agency copy, as an editor does."""

import tomllib

from newsquare.accounts.actions import acting
from newsquare.copydesk.actions import Wanted, add_rule
from newsquare.copydesk.queries import Match, Words
from newsquare.demo.papers import HERE
from newsquare.demo.replay.stage import Stage
from newsquare.wire.models import Source


def make_rules(stage: Stage) -> None:
    """Make the station's rules, before any copy comes."""
    told = tomllib.loads((HERE / "rules.toml").read_text("utf-8"))["rules"]
    for one in (each for each in told if each["station"] == stage.station.slug):
        wanted = Wanted(
            Match(words=(Words(one["field"], "any", tuple(one["values"])),)),
            topics=tuple(stage.topics(tuple(one.get("topics", ())))),
            section=stage.section(one["section"]) if "section" in one else None,
            fate=one.get("fate", ""),
            person=stage.people[one["person"]] if "person" in one else None,
        )
        with acting(stage.with_login("editor")):
            add_rule(source=Source.objects.get(station=stage.station, slug=one["source"]), wanted=wanted)

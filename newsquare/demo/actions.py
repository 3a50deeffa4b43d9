"""Fill an empty installation with the demo's stations."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from newsquare.demo.content import STATIONS, load
from newsquare.demo.nouns import DemoStation
from newsquare.demo.replay import play
from newsquare.office.actions import apply_station
from newsquare.stations.models import Station
from newsquare.stories.models import Story

PORT_IN_FILES = ":8000"


class NotEmptyError(Exception):
    """The installation holds a station that is not the demo's."""


def fill(
    *, password: str, port: int, folder: Path, now: datetime, say: Callable[[str], None]
) -> tuple[DemoStation, ...]:
    """Make the demo's stations with a fortnight of news; whole, or not at all. Return what was played.

    A second time only the port is settled. Raises NotEmptyError where another station is.
    """
    other = Station.objects.exclude(slug__in=STATIONS).order_by("slug").first()
    if other:
        raise NotEmptyError(str(other))
    content = load(now)
    with transaction.atomic():
        for told in content:
            text = told.file.read_text("utf-8").replace(PORT_IN_FILES, f":{port}")
            station = apply_station(text=text, name=told.file.name).station
            if Story.objects.filter(station=station).exists():
                continue
            say(f"{told.name}: a fortnight of news is being told …")
            play(content=told, station=station, password=password, folder=folder, now=now)
        say("The pages are being baked …")
    return content

"""The door to the tip desk, as other pages show it."""

from django.template.loader import render_to_string

from newsquare.stations.models import Station
from newsquare.theme.shapes import IdeaShape


def door(*, station: Station, **_: object) -> str:
    """Print the door."""
    shape = IdeaShape(station_name=station.name, url="/story-idea/")
    return render_to_string("idea-door/idea-door.html", {"idea": shape})

"""The door to the tip desk, as other pages show it."""

from django.template.loader import render_to_string

from newsquare.stations.models import Station
from newsquare.theme.idea_shapes import IdeaShape


def door(*, station: Station, story_id: int | None = None, **_: object) -> str:
    """Print the door; from a story's page the story's number goes with it, and nothing else."""
    url = f"/story-idea/?story={story_id}" if story_id else "/story-idea/"
    shape = IdeaShape(station_name=station.name, url=url, is_about_story=story_id is not None)
    return render_to_string("idea-door/idea-door.html", {"idea": shape})

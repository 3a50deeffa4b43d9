"""Where stories and story ideas meet: neither knows the other, and the desk knows both."""

from django.template.loader import render_to_string
from django.utils import timezone

from newsquare.stations.models import Station
from newsquare.stories.queries import public_stories


def about(*, station: Station, story_id: int, **_: object) -> str:
    """Name the story from whose page somebody came to send an idea; nothing where readers may not see it."""
    story = public_stories(station, timezone.now()).filter(pk=story_id).first()
    return render_to_string("idea-door/about.html", {"headline": story.headline}) if story else ""

"""What the press adds to pages of others: the stories that were read most."""

from django.template.loader import render_to_string
from django.utils import timezone

from newsquare.lib import shown
from newsquare.press.queries import most_read
from newsquare.stations.models import Station
from newsquare.stories.queries import headlines, public_stories

LISTED = 5


def most_read_list(station: Station) -> str:
    """Return the list for the home page; nothing where too little was read."""
    shown.note(f"read:{station.pk}")
    ids, days = most_read(station)
    if not ids:
        return ""
    found = {story.pk: story for story in public_stories(station, timezone.now()).filter(pk__in=ids).defer("body")}
    stories = headlines([found[pk] for pk in ids if pk in found][:LISTED])
    return render_to_string("press/most_read.html", {"teasers": stories, "days": days}) if stories else ""

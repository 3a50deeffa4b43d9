"""What the desk prints over every page."""

from django.template.loader import render_to_string
from django.utils import timezone

from newsquare.desk.queries import breaking_now
from newsquare.lib import shown
from newsquare.stations.models import Station
from newsquare.stories.queries import stories_change_at


def breaking_bar(station: Station | None = None, **_: object) -> str:
    """Return the breaking bar; nothing where nothing is breaking.

    It notes no tag: the bar's own changes begin a new edition, and a story that it leads to is not on the page.
    """
    now = timezone.now()
    bar = breaking_now(station, now) if station else None
    if bar is None:
        return ""
    shown.until(bar.until_at)
    if bar.story:
        shown.until(stories_change_at({bar.story.pk}, set(), now))
    url = bar.story.path if bar.story else ""
    return render_to_string("breaking/breaking.html", {"text": bar.text, "url": url})

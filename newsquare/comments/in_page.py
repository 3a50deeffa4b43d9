"""What this part prints into the pages of others."""

from django.contrib.sessions.backends.base import SessionBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from newsquare.comments import drafts, queries
from newsquare.comments.contexts.forum import TALLY, forum_shape
from newsquare.lib import shown
from newsquare.stations.models import Station
from newsquare.stories.models import Story


def forum(*, row: Story, station: Station, **_: object) -> str:
    """Fill `story.forum`: the same for everybody, baked with the story, baked again when the forum closes."""
    if row.pk is None or row.station_id != station.pk:  # A preview of what was never saved has none.
        return ""
    now = timezone.now()
    shown.note(f"comments:{row.pk}", f"station:{station.pk}")
    shown.until(queries.closes_at(row, now))
    return render_to_string("forum/forum.html", {"forum": forum_shape(row, station, now)})


def comment_count(*, story_id: int, **_: object) -> str:
    """Fill `story.comment_count`: the plain number of comments that readers see."""
    shown.note(f"comments:{story_id}")
    return str(queries.comment_count([story_id]).get(story_id, 0))


def tally_link(*, slug: str, station: Station, **_: object) -> str:
    """Fill `house.more`: lead from the guidelines to what was removed by them."""
    if slug != "guidelines" or not station.forum_open:
        return ""
    return format_html('<p><a href="{}">{}</a></p>', TALLY, gettext("What was removed from the forum, month by month"))


def kept_words(*, session: SessionBase) -> str:
    """Fill `sign_in.kept`: tell writers who are sent to sign in that their comment is not lost."""
    return escape(_("Your comment is kept. Sign in, and it is posted.")) if drafts.kept(session) else ""

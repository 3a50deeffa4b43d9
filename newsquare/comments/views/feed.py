"""A story's comments for other programs, in three formats."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.comments import posting
from newsquare.comments.contexts.feed import comments_feed
from newsquare.lib import shown
from newsquare.lib.feed import FORMATS, WRITERS, answer
from newsquare.stations.queries import station_of


@shown.bakeable
@require_safe
def feed(request: HttpRequest, story_id: int, file: str) -> HttpResponseBase:
    """Send the newest comments under a story that the public may see."""
    story = posting.story_to_answer(request, story_id)
    if story is None:
        raise Http404
    form = next(form for form in FORMATS if form.file == file)
    return answer(request, comments_feed(story, station_of(request), timezone.now()), form, WRITERS[file])

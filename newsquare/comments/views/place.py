"""Where comments stand: a permalink by number, and the later pages of a long forum."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsquare.comments import posting, queries
from newsquare.comments.contexts.forum import forum_shape
from newsquare.comments.models import Comment, State
from newsquare.comments.views.pages import kept_nowhere, plain
from newsquare.lib import shown
from newsquare.stations.queries import station_of
from newsquare.stories.queries import stories_change_at
from newsquare.theme.shapes import Link, PlainShape


@require_safe
@kept_nowhere
def permalink(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Lead to a comment in its place, wherever its story stands now; 410 where it stood once and is gone.

    Somebody signed in may have changed something just now, and their browser may still hold the page as it was:
    with a query the page is made for this once.
    """
    found = Comment.objects.select_related("story", "parent").filter(story__station=station_of(request))
    comment = get_object_or_404(found, pk=comment_id)
    if posting.story_to_answer(request, comment.story_id) is None or comment.state == State.HELD:
        raise Http404
    if comment.state != State.PUBLISHED:
        gone = PlainShape(
            title=_("This comment is gone"),
            words=[_("It was deleted by its author or removed by a moderator.")],
            links=[Link(name=comment.story.headline, url=f"{comment.story.path}#comments")],
        )
        return plain(request, gone, status=410)
    number = queries.page_of(comment)
    path = comment.story.path if number == 1 else f"/comments/under/{comment.story_id}/{number}/"
    fresh = f"?comment={comment.pk}" if request.user.is_authenticated else ""
    return HttpResponseRedirect(f"{path}{fresh}#comment-{comment.pk}")


@shown.bakeable
@require_safe
def under(request: HttpRequest, story_id: int, number: int) -> HttpResponse:
    """Show a later page of a forum that is too long for its story's page."""
    story, station = posting.story_to_answer(request, story_id), station_of(request)
    if story is None or number < 2:
        raise Http404
    now = timezone.now()
    forum = forum_shape(story, station, now, number)
    if not forum.comments:
        raise Http404
    shown.note(f"story:{story.pk}", f"station:{station.pk}")
    shown.until(queries.closes_at(story, now))
    shown.until(stories_change_at({story.pk}, set(), now))
    earlier = story.path if number == 2 else f"/comments/under/{story.pk}/{number - 1}/"
    links = [Link(name=_("Earlier comments"), url=f"{earlier}#comments"), Link(name=story.headline, url=story.path)]
    page = PlainShape(title=story.headline, words=[_("Page %(n)s of the comments.") % {"n": number}], links=links)
    return render(request, "comments/under.html", {"page": page, "forum": forum, "station": station})

"""Where comments stand: a permalink by number, the further pages of a long forum, and those of a long thread."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsquare.comments import posting, queries, rules
from newsquare.comments.contexts.forum import address_of, comment_shapes, forum_shape
from newsquare.comments.models import Comment, State
from newsquare.comments.queries import threads
from newsquare.comments.views.pages import kept_nowhere, plain
from newsquare.lib import shown
from newsquare.stations.models import ForumOrder
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story
from newsquare.stories.queries import stories_change_at
from newsquare.theme.forum_shapes import ForumShape
from newsquare.theme.shapes import Head, Link, PagerShape, PlainShape


@require_safe
@kept_nowhere
def permalink(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Lead to a comment in its place, wherever its story stands now; 410 where it stood once and is gone.

    Somebody signed in may have changed something just now, and their browser may still hold the page as it was:
    with a query the page is made for this once.
    """
    found = Comment.objects.select_related("story__station", "parent").filter(story__station=station_of(request))
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
    fresh = f"?comment={comment.pk}" if request.user.is_authenticated else ""
    return HttpResponseRedirect(f"{_place_of(comment)}{fresh}#comment-{comment.pk}")


def _place_of(comment: Comment) -> str:
    if comment.parent_id and (number := threads.page_among_answers(comment)):
        return f"/comments/{comment.parent_id}/answers/" + (f"{number}/" if number > 1 else "")
    order = comment.story.station.forum_order
    return address_of(comment.story, order, threads.page_of(comment, order))


@require_safe
def under_by_number(_request: HttpRequest, story_id: int, number: int) -> HttpResponse:
    """Lead on from where the further pages stood before they had an order in their address."""
    return redirect("comments:under_later", story_id, ForumOrder.OLDEST, number, permanent=True)


@shown.bakeable
@require_safe
def under(request: HttpRequest, story_id: int, order: str, number: int = 1) -> HttpResponse:
    """Show a forum in another order, or a further page of one that is too long for its story's page."""
    story, station = _shown_story(request, story_id), station_of(request)
    if order not in ForumOrder.values or number < 1:
        raise Http404
    address = address_of(story, order, number)
    if address != request.path:
        return redirect(f"{address}#comments")
    forum = forum_shape(story, station, timezone.now(), order, number)
    if not forum.comments:
        raise Http404
    words = [_("Page %(n)s of the comments.") % {"n": number}] if number > 1 else []
    page = PlainShape(title=story.headline, words=words, links=[Link(name=story.headline, url=story.path)])
    own = address if order == station.forum_order else story.path
    return _page(request, story, page, forum, canonical=own)


@shown.bakeable
@require_safe
def answers(request: HttpRequest, comment_id: int, number: int = 1) -> HttpResponse:
    """Show the answers of a thread that are too many to stand on the forum's own pages, the thread's begin first."""
    station = station_of(request)
    beginnings = Comment.objects.select_related("author").filter(story__station=station, parent__isnull=True)
    first = get_object_or_404(beginnings, pk=comment_id)
    story = _shown_story(request, first.story_id)
    size = rules.ANSWERS_ON_A_PAGE
    found = list(threads.answers_to(first)[(number - 1) * size : number * size + 1])
    if number < 1 or not found:
        raise Http404
    here = f"/comments/{first.pk}/answers/"
    earlier = here if number == 2 else f"{here}{number - 1}/"
    takes = rules.is_open(queries.forum_of(story), timezone.now())
    (thread,) = comment_shapes([first], found[:size], station, takes_answers=takes)
    forum = ForumShape(
        station_name=station.name,
        guidelines_url="/guidelines/",
        muted_url=f"/comments/muted/{story.pk}/",
        count=first.answers + (first.state == State.PUBLISHED),
        comments=[replace(thread, more=None)],
        pager=PagerShape(
            number=number,
            count=max(number, -(-first.answers // size)),
            previous=earlier if number > 1 else "",
            next=f"{here}{number + 1}/" if len(found) > size else "",
            previous_words=_("Earlier answers"),
            next_words=_("Later answers"),
        ),
    )
    page = PlainShape(title=story.headline, links=[Link(name=_("All comments"), url=f"{story.path}#comments")])
    return _page(request, story, page, forum, canonical=here if number == 1 else f"{here}{number}/")


def _shown_story(request: HttpRequest, story_id: int) -> Story:
    """Return the story, and say that the page shows its comments."""
    story, station = posting.story_to_answer(request, story_id), station_of(request)
    if story is None:
        raise Http404
    now = timezone.now()
    shown.note(f"rest:forum:{story.pk}", f"rest:story:{story.pk}", f"station:{station.pk}")
    shown.until(queries.closes_at(story, now))
    shown.until(stories_change_at({story.pk}, set(), now))
    return story


def _page(request: HttpRequest, story: Story, page: PlainShape, forum: ForumShape, *, canonical: str) -> HttpResponse:
    station = station_of(request)
    title = _("Comments: %(headline)s") % {"headline": story.headline}
    head = Head(title=f"{title} – {station.name}", canonical=station.url(canonical))
    context = {"page": page, "forum": forum, "station": station, "head": head}
    response = render(request, "comments/under.html", context)
    # Its headline may be an agency’s, which no cache keeps past a kill.
    response.headers["Cache-Control"] = "public, max-age=60"
    return response

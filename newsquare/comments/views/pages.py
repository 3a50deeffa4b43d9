"""The small pages around writing a comment. None is ever baked or kept by anybody."""

from collections.abc import Callable, Sequence
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from newsquare.comments.models import Comment
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story
from newsquare.stories.queries import is_public
from newsquare.theme.forum_shapes import CommentFormShape, CommentShape
from newsquare.theme.shapes import Link, NoticeShape, PlainShape

View = Callable[..., HttpResponse]


def kept_nowhere(view: View) -> View:
    """Mark the answer as one for this person alone, to be kept by no cache."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return wrapped


def plain(request: HttpRequest, page: PlainShape, *, status: int = 200, **context: object) -> HttpResponse:
    """Answer with a small page."""
    return render(
        request, "comments/page.html", {"page": page, "station": station_of(request), **context}, status=status
    )


def writing(
    request: HttpRequest,
    *,
    title: str,
    form: CommentFormShape | None,
    quoted: CommentShape | None = None,
    notice: NoticeShape | None = None,
    kept_text: str = "",
    told: Sequence[str] = (),
    links: Sequence[Link] = (),
    status: int = 200,
) -> HttpResponse:
    """Answer with the page on which a comment is written; `kept_text` can no longer be posted, but is not lost."""
    page = PlainShape(title=title, words=told, notice=notice, links=links)
    return plain(request, page, comment_form=form, quoted=quoted, kept_text=kept_text, status=status)


def back_to(comment: Comment) -> Link:
    """Return the link to a comment in its place under the story."""
    return _link(comment.story, comment.get_absolute_url())


def link_to(story: Story, after: str = "#comments") -> Link:
    """Return the link to a story's forum."""
    return _link(story, f"{story.path}{after}")


def _link(story: Story, url: str) -> Link:
    """Name a story that readers may see now; say nothing of one that they may not."""
    if is_public(story, timezone.now()):
        return Link(name=story.headline, url=url)
    return Link(name=_("Front page"), url="/")

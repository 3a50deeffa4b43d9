"""After signing in: the comment that was written before is posted, or shown once more with what is still missing."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsquare.accounts.models import User
from newsquare.comments import drafts, posting, words
from newsquare.comments.contexts.forum import form_shape, quoted_shape
from newsquare.comments.models import Comment, State
from newsquare.comments.views.pages import kept_nowhere, link_to, plain, writing
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, NoticeShape, PlainShape

NAME_PAGE = "/me/name/?next=/comments/finish/"


@login_required
@require_safe
@kept_nowhere
def finish(request: HttpRequest) -> HttpResponse:
    """Lead to what became of the comment; where it could not be posted, show the text with its form."""
    draft = drafts.kept(request.session)
    if draft is None:
        comment_id = drafts.became(request.session)
        return redirect("comments:posted", comment_id) if comment_id else redirect("/me/")
    if isinstance(request.user, User) and not request.user.name:
        return redirect(NAME_PAGE)
    story = posting.story_to_answer(request, draft.story_id)
    if story is None:
        notice = NoticeShape(text=_("The story under which you wrote is not here any more."), kind="error")
        return writing(request, title=_("Your comment"), form=None, notice=notice, kept_text=draft.text)
    parent = posting.comment_to_answer(story, draft.parent_id)
    return writing(
        request,
        title=_("One press more"),
        form=form_shape(story.pk, answers=parent, text=draft.text, signed_in=True),
        quoted=quoted_shape(parent, station_of(request)) if parent else None,
        links=[Link(name=story.headline, url=f"{story.path}#comments")],
    )


@login_required
@require_safe
@kept_nowhere
def posted(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Tell authors what became of their comment."""
    mine = Comment.objects.filter(author=request.user.pk, story__station=station_of(request))
    comment = get_object_or_404(mine.select_related("story", "author"), pk=comment_id)
    posted_draft = f"{comment.story_id}.{comment.parent_id or 0}"
    own = Link(name=_("Your page"), url="/me/")
    story = link_to(comment.story)
    if comment.state == State.PUBLISHED:
        page = PlainShape(
            title=_("Your comment is on the page"),
            words=[_("For five minutes you can still change it on your page.")],
            links=[Link(name=_("See it in its place"), url=comment.get_absolute_url()), own],
        )
    elif comment.state == State.HELD:
        told = _("Your page shows what becomes of it. For five minutes you can still change it there.")
        page = PlainShape(
            title=_("Your comment waits for a moderator"), words=[words.state(comment), told], links=[own, story]
        )
    else:
        page = PlainShape(
            title=_("Your comment is not on the page"),
            words=[w for w in [words.state(comment)] if w],
            links=[own, story],
        )
    return plain(request, page, posted_draft=posted_draft)

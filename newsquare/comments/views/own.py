"""What authors see and do of their own: the list at /me/, changing, deleting."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newsquare.accounts.models import User
from newsquare.comments import actions, drafts, posting, queries, rules, words
from newsquare.comments.contexts.forum import quoted_shape
from newsquare.comments.contexts.own import own_shape
from newsquare.comments.forms import EditForm
from newsquare.comments.models import Comment, State
from newsquare.comments.queries import appeals
from newsquare.comments.views.pages import back_to, kept_nowhere, link_to, plain, writing
from newsquare.comments.views.post import suspended
from newsquare.lib.origin import same_origin_required
from newsquare.stations.queries import station_of
from newsquare.stories.queries import public_among
from newsquare.theme.shapes import Link, NoticeShape, PlainShape

ON_A_PAGE = 30
YOUR_COMMENTS = Link(name=_("Your comments"), url="/me/")


@login_required
@require_safe
@kept_nowhere
def me(request: HttpRequest) -> HttpResponse:
    """Show a person's own comments with their states, and what the account offers."""
    mine = queries.comments_of(person(request), station_of(request))
    page = Paginator(mine, ON_A_PAGE).get_page(request.GET.get("page"))
    now, station = timezone.now(), station_of(request)
    decisions = appeals.rejections_of(page)
    seen = public_among({comment.story_id for comment in page}, now)
    context = {
        "page": PlainShape(title=_("Your page")),
        "station": station,
        "comments": [
            own_shape(comment, station, now, story_seen=comment.story_id in seen, decision=decisions.get(comment.pk))
            for comment in page
        ],
        "pages": page,
        "told_by_mail": person(request).reply_mails.filter(station=station).exists(),
        "mutes": person(request).mutes.select_related("muted"),
        "draft": drafts.kept(request.session),
    }
    return render(request, "comments/me.html", context)


@same_origin_required
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@kept_nowhere
def edit(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Change the words of one's own comment while it is young."""
    comment = _own(request, comment_id)
    if request.method != "POST":
        if comment.state == State.REJECTED or not rules.may_edit(comment.posted_at, timezone.now()):
            return _too_late(request, comment, "")
        return _edit_form(request, comment.text)
    text = actions.tidy(request.POST.get("text", ""))
    sent = actions.Sending(may_ask=posting.ASKED not in request.POST)
    try:
        actions.edit_comment(comment=comment, by=person(request), text=text, now=timezone.now(), sent=sent)
    except (actions.NotYoursError, actions.TooLateError):
        return _too_late(request, comment, text)
    except actions.LookAgainError as error:
        return _look_again(request, text, error)
    except actions.SuspendedError:
        return suspended(request, comment.story, person(request), text)
    except actions.CommentRefusedError as error:
        return _edit_form(request, text, words.refused(error.reason, error.found))
    return redirect("comments:posted", comment.pk)


@same_origin_required
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@kept_nowhere
def delete(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Ask once, then delete one's own comment."""
    comment = _own(request, comment_id)
    if request.method == "POST":
        actions.delete_comment(comment=comment, by=person(request), now=timezone.now())
        done = PlainShape(
            title=_("Your comment is deleted"),
            words=[_("Its text is gone for good. Answers to it stay.")],
            links=[
                YOUR_COMMENTS,
                link_to(comment.story, f"?comment={comment.pk}#comments"),
            ],
        )
        return plain(request, done)
    page = PlainShape(
        title=_("Delete this comment?"),
        action=request.path,
        button=_("Delete comment"),
        button_words=_("Its text is gone for good. Answers to it stay."),
        links=[YOUR_COMMENTS],
    )
    return plain(request, page, quoted=quoted_shape(comment, station_of(request)))


def person(request: HttpRequest) -> User:
    """Return who is signed in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _own(request: HttpRequest, comment_id: int) -> Comment:
    return get_object_or_404(queries.comments_of(person(request), station_of(request)), pk=comment_id)


def _edit_form(request: HttpRequest, text: str, error: str = "") -> HttpResponse:
    page = PlainShape(
        title=_("Change your comment"),
        notice=NoticeShape(text=error, kind="error") if error else None,
        action=request.path,
        button=_("Save"),
        links=[YOUR_COMMENTS],
    )
    return plain(request, page, form=EditForm(initial={"text": text}), status=400 if error else 200)


def _look_again(request: HttpRequest, text: str, error: actions.LookAgainError) -> HttpResponse:
    """Name the passage and the rule before anything is changed; asked once."""
    page = PlainShape(
        title=_("One more look before you save?"),
        words=[
            words.look_again(error.found),
            _("Nothing is changed yet. Change it if you like, or save it as it is: then a moderator reads it first."),
        ],
        action=request.path,
        hidden=[(posting.ASKED, "1")],
        button=_("Save"),
        links=[YOUR_COMMENTS, Link(name=_("Community Guidelines"), url="/guidelines/")],
    )
    return plain(request, page, form=EditForm(initial={"text": text}))


def _too_late(request: HttpRequest, comment: Comment, text: str) -> HttpResponse:
    told = _("A comment can be changed for five minutes after it was posted. Yours stays as it is; you can delete it.")
    return writing(
        request,
        title=_("Too late to change it"),
        form=None,
        notice=NoticeShape(text=told, kind="error"),
        kept_text=text,
        links=[back_to(comment), YOUR_COMMENTS],
        status=403,
    )

"""Write a comment under a story or in answer to another, signed in or not."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsquare.accounts.models import User
from newsquare.comments import actions, drafts, posting, queries, rules, words
from newsquare.comments.contexts.forum import form_shape, quoted_shape
from newsquare.comments.models import Comment, State
from newsquare.comments.queries import reins
from newsquare.comments.views.pages import back_to, kept_nowhere, link_to, writing
from newsquare.lib.origin import same_origin_required
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story
from newsquare.theme.forum_shapes import CommentFormShape
from newsquare.theme.shapes import Link, NoticeShape


@same_origin_required
@require_POST
@kept_nowhere
def post(request: HttpRequest) -> HttpResponse:
    """Take a comment. Who is not signed in signs in first; the text waits in the session and is posted then."""
    story = posting.story_to_answer(request, request.POST.get("story", ""))
    text = actions.tidy(request.POST.get("text", ""))
    if story is None:
        return _gone(request, text)
    parent = posting.comment_to_answer(story, request.POST.get("parent", ""))
    user = request.user if isinstance(request.user, User) else None
    now = timezone.now()
    sent = posting.how_sent(request, story, user, now)
    if user is None or not user.name:
        return _sign_in_first(request, story, parent, text, sent)
    try:
        comment = actions.post_comment(author=user, story=story, text=text, now=now, parent=parent, sent=sent)
    except actions.ForumClosedError:
        return _closed(request, story, text)
    except actions.SuspendedError:
        return suspended(request, story, user, text)
    except actions.LookAgainError as error:
        return _look_again(request, story, parent, text, error)
    except actions.CommentRefusedError as error:
        status = 429 if error.reason == "too fast" else 400
        return _again(request, story, parent, text, words.refused(error.reason, error.found), status=status)
    drafts.done(request.session, comment.pk)
    return redirect("comments:posted", comment.pk)


@require_safe
@kept_nowhere
def reply(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Show the form for an answer, under the comment that it answers."""
    comment = standing(request, comment_id)
    if not queries.takes_comments(comment.story, timezone.now()):
        return _closed(request, comment.story, "")
    form = form_shape(comment.story_id, answers=comment, signed_in=request.user.is_authenticated)
    return _write(request, comment.story, comment, form)


def standing(request: HttpRequest, comment_id: int) -> Comment:
    """Return a comment of this station that readers see now, or answer 404."""
    comment = get_object_or_404(
        Comment.objects.select_related("author", "parent", "story__station"),
        pk=comment_id,
        state=State.PUBLISHED,
        story__station=station_of(request),
    )
    if posting.story_to_answer(request, comment.story_id) is None:
        raise Http404
    return comment


def _sign_in_first(
    request: HttpRequest, story: Story, parent: Comment | None, text: str, sent: actions.Sending
) -> HttpResponse:
    if not queries.takes_comments(story, timezone.now()):
        return _closed(request, story, text)
    if not text or len(text) > rules.MAX_LENGTH:
        reason = words.refused("too long" if text else "empty", str(len(text)))
        return _again(request, story, parent, text, reason, status=400)
    if sent.wait:
        return _again(request, story, parent, text, words.too_fast(sent.wait), status=429)
    if sent.may_ask:
        try:
            actions.look_at_words(text, story=story)
        except actions.LookAgainError as error:
            return _look_again(request, story, parent, text, error)
    parent_id, at = parent.pk if parent else None, timezone.now().timestamp()
    kept = drafts.KeptDraft(story.pk, text, parent_id, at, seconds=sent.seconds, is_decoyed=sent.is_decoyed)
    drafts.keep(request.session, kept)
    if request.user.is_authenticated:
        return redirect("comments:finish")
    return redirect("/sign-in/?next=/comments/finish/")


def _look_again(
    request: HttpRequest, story: Story, parent: Comment | None, text: str, error: actions.LookAgainError
) -> HttpResponse:
    """Name the passage and the rule before anything is posted: change it, or send it anyway. Asked once a draft."""
    signed_in, asked = request.user.is_authenticated, [(posting.ASKED, "1")]
    form = form_shape(story.pk, answers=parent, text=text, signed_in=signed_in, hidden=asked)
    return writing(
        request,
        title=_("One more look before you post?"),
        told=[
            words.look_again(error.found),
            _("Nothing is posted yet. Change it if you like, or send it as it is: then a moderator reads it first."),
        ],
        form=replace(form, anyway=True),
        quoted=quoted_shape(parent, station_of(request)) if parent else None,
        links=[Link(name=_("Community Guidelines"), url="/guidelines/"), link_to(story)],
    )


def _gone(request: HttpRequest, text: str) -> HttpResponse:
    told = _("The story under which you wrote is not here any more.")
    notice = NoticeShape(text=told, kind="error")
    return writing(request, title=_("Your comment"), form=None, notice=notice, kept_text=text, status=404)


def _again(
    request: HttpRequest, story: Story, parent: Comment | None, text: str, error: str, *, status: int
) -> HttpResponse:
    form = form_shape(story.pk, answers=parent, text=text, error=error, signed_in=request.user.is_authenticated)
    return _write(request, story, parent, form, status=status)


def _write(
    request: HttpRequest, story: Story, parent: Comment | None, form: CommentFormShape, *, status: int = 200
) -> HttpResponse:
    quoted = quoted_shape(parent, station_of(request)) if parent else None
    back = back_to(parent) if parent else Link(name=story.headline, url=f"{story.path}#comments")
    title = _("Your answer") if parent else _("Your comment")
    return writing(request, title=title, form=form, quoted=quoted, links=[back], status=status)


def suspended(request: HttpRequest, story: Story, user: User, text: str) -> HttpResponse:
    """Tell somebody that they may not write here now, until when and why, and where to say something against it."""
    row = reins.suspension_of(user, story.station, timezone.now())
    return writing(
        request,
        title=_("You cannot write here now"),
        form=None,
        notice=NoticeShape(text=words.suspended(row, story.station) if row else "", kind="error"),
        kept_text=text,
        links=[Link(name=_("Say something against it"), url="/comments/suspended/"), link_to(story)],
        status=403,
    )


def _closed(request: HttpRequest, story: Story, text: str) -> HttpResponse:
    return writing(
        request,
        title=_("Comments are closed"),
        form=None,
        notice=NoticeShape(text=words.closed(story), kind="error"),
        kept_text=text,
        links=[Link(name=story.headline, url=f"{story.path}#comments")],
        status=403,
    )

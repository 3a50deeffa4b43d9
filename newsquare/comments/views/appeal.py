"""Appeal against the rejection of one's own comment, once."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.accounts.models import User
from newsquare.comments import actions, queries, words
from newsquare.comments.contexts.own import own_shape
from newsquare.comments.forms import AppealForm
from newsquare.comments.models import Comment
from newsquare.comments.queries import appeals
from newsquare.comments.views.own import YOUR_COMMENTS, person
from newsquare.comments.views.pages import kept_nowhere, plain
from newsquare.lib.origin import same_origin_required
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, NoticeShape, PlainShape


@same_origin_required
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@kept_nowhere
def appeal(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Ask why the decision was wrong, and have another moderator look at it."""
    user = person(request)
    comment = get_object_or_404(queries.comments_of(user, station_of(request)), pk=comment_id)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _make(request, comment, user, form.cleaned_data["words"])
    return _page(request, comment, form if words.may_appeal(comment, appeals.rejection_of(comment)) else None)


def _make(request: HttpRequest, comment: Comment, user: User, told: str) -> HttpResponse:
    try:
        actions.appeal(comment=comment, by=user, words=told, now=timezone.now())
    except (actions.NoAppealError, actions.NotYoursError):
        return _page(request, comment, None, status=409)
    page = PlainShape(
        title=_("Your appeal is made"),
        words=[_("Another moderator looks at it where there is one. Your page shows how it ends.")],
        links=[YOUR_COMMENTS],
    )
    return plain(request, page)


def _page(request: HttpRequest, comment: Comment, form: AppealForm | None, *, status: int = 200) -> HttpResponse:
    decision = appeals.rejection_of(comment)
    shape = own_shape(comment, station_of(request), timezone.now(), story_seen=False, decision=decision)
    no = _("Only a comment that was not published can be appealed for, and only once.")
    page = PlainShape(
        title=_("Appeal against this decision"),
        notice=None if form else NoticeShape(text=no, kind="error"),
        action=request.path if form else "",
        button=_("Send appeal"),
        button_words=_("You can appeal once. Who decided does not decide again where there is another moderator."),
        links=[YOUR_COMMENTS, Link(name=_("Community Guidelines"), url="/guidelines/")],
    )
    quoted = replace(shape, actions=(), url="")
    return plain(request, page, form=form, quoted=quoted, status=status if form or status != 200 else 409)

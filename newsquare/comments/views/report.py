"""Report a comment."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.accounts.models import User
from newsquare.comments import actions
from newsquare.comments.contexts.forum import quoted_shape
from newsquare.comments.forms import ReportForm
from newsquare.comments.models import Comment, HouseRule
from newsquare.comments.views.pages import back_to, kept_nowhere, plain
from newsquare.comments.views.post import standing
from newsquare.lib.flood import DAY, network_of, seconds_to_wait
from newsquare.lib.origin import same_origin_required
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, NoticeShape, PlainShape

A_NETWORK = ((5, 60), (50, DAY))


@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
@kept_nowhere
def report(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Ask what is wrong with a comment and tell the moderators."""
    comment = standing(request, comment_id)
    if request.method != "POST":
        return _ask(request, comment, ReportForm())
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _ask(request, comment, form, status=400)
    if wait := seconds_to_wait("comments.report", network_of(request), *A_NETWORK):
        told = _("That was a lot of reports at once. Send it again in %(n)s seconds.") % {"n": wait}
        return _ask(request, comment, form, NoticeShape(text=told, kind="error"), status=429)
    actions.report_comment(
        comment=comment,
        by=request.user if isinstance(request.user, User) else None,
        reason=HouseRule(form.cleaned_data["reason"]),
        words=form.cleaned_data["words"],
        now=timezone.now(),
    )
    thanks = PlainShape(
        title=_("Thank you"),
        words=[_("A moderator will read the comment and what you said about it. Until then it stays.")],
        links=[back_to(comment)],
    )
    return plain(request, thanks)


def _ask(
    request: HttpRequest, comment: Comment, form: ReportForm, notice: NoticeShape | None = None, *, status: int = 200
) -> HttpResponse:
    page = PlainShape(
        title=_("Report this comment"),
        notice=notice,
        action=request.path,
        button=_("Send report"),
        button_words=_("The moderators see your report; the comment’s author does not."),
        links=[back_to(comment), Link(name=_("Community Guidelines"), url="/guidelines/")],
    )
    return plain(request, page, form=form, quoted=quoted_shape(comment, station_of(request)), status=status)

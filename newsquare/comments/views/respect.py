"""Respect a comment by one press, with or without JavaScript."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from newsquare.accounts.models import User
from newsquare.comments import actions
from newsquare.comments.contexts.forum import quoted_shape, respect_words
from newsquare.comments.models import Comment, Respect
from newsquare.comments.views.pages import back_to, kept_nowhere, plain
from newsquare.comments.views.post import standing
from newsquare.lib.flood import DAY, seconds_to_wait
from newsquare.lib.origin import same_origin_required
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import NoticeShape, PlainShape

A_PERSON = ((20, 60), (300, DAY))


@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
@kept_nowhere
def respect(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Respect a comment, or show what one can do: whoever is not signed in signs in first and presses once more.

    The script that stays on the page is answered with what the button says now, or where else to go.
    """
    answer = _respect(request, comment_id)
    if request.get_preferred_type(["text/html", "application/json"]) != "application/json":
        return answer
    done = answer.headers.get("Location") if request.method == "POST" else None
    if not done or done.startswith("/sign-in/"):
        return JsonResponse({"go": done or request.path})
    name, label = respect_words(standing(request, comment_id))
    return JsonResponse({"name": name, "label": label, "given": request.POST.get("do") != "back"})


def _respect(request: HttpRequest, comment_id: int) -> HttpResponse:
    comment = standing(request, comment_id)
    user = request.user if isinstance(request.user, User) else None
    if user is None and request.method == "POST":
        return redirect(f"/sign-in/?next={request.path}")
    if user is None or request.method != "POST":
        return _ask(request, comment, user)
    if wait := seconds_to_wait("comments.respect", str(user.pk), *A_PERSON):
        told = _("That was a lot at once. Press again in %(n)s seconds.") % {"n": wait}
        return _ask(request, comment, user, NoticeShape(text=told, kind="error"), status=429)
    if request.POST.get("do") == "back":
        actions.take_respect_back(comment=comment, by=user)
        return redirect(comment)
    try:
        is_new = actions.respect(comment=comment, by=user, now=timezone.now())
    except actions.OwnCommentError:
        told = _("This is your own comment: others may respect it.")
        return _ask(request, comment, user, NoticeShape(text=told, kind="error"), status=403)
    return redirect(comment) if is_new else _ask(request, comment, user)


def _ask(
    request: HttpRequest, comment: Comment, user: User | None, notice: NoticeShape | None = None, *, status: int = 200
) -> HttpResponse:
    given = user is not None and Respect.objects.filter(comment=comment, by=user).exists()
    own = user is not None and comment.author_id == user.pk
    told = _("Respect says: a good contribution, whether I agree or not. Readers see how many, not who.")
    count = ngettext("%(n)s reader respects it.", "%(n)s readers respect it.", comment.respects) % {
        "n": comment.respects
    }
    page = PlainShape(
        title=_("You respect this comment") if given else _("Respect this comment"),
        words=[told, count] if comment.respects else [told],
        notice=notice,
        action="" if own else request.path,
        button=_("Take it back") if given else _("Respect"),
        hidden=[("do", "back")] if given else [],
        links=[back_to(comment)],
    )
    return plain(request, page, quoted=quoted_shape(comment, station_of(request)), status=status)

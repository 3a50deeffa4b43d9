"""Mute a person: one page to say so, one list to undo it, one answer for the script that leaves them out."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsquare.comments import actions, words
from newsquare.comments.contexts.forum import quoted_shape
from newsquare.comments.models import Comment, Mute, State
from newsquare.comments.views.own import person
from newsquare.comments.views.pages import back_to, kept_nowhere, plain
from newsquare.comments.views.post import standing
from newsquare.lib.origin import same_origin_required
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, NoticeShape, PlainShape

MOST = 5000  # Comments left out under one story.


@same_origin_required
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@kept_nowhere
def mute(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Ask once, then leave out the comments of this comment's author."""
    comment, user = standing(request, comment_id), person(request)
    mine = comment.author_id in (None, user.pk)
    name = {"name": words.name_of(comment)}
    list_of = Link(name=_("Your page lists whom you muted"), url="/me/#muted")
    if request.method == "POST" and not mine:
        actions.mute(author_of=comment, by=user, now=timezone.now())
        done = PlainShape(title=_("You muted %(name)s") % name, words=[_told()], links=[list_of, back_to(comment)])
        return plain(request, done, has_mutes="yes")
    page = PlainShape(
        title=_("Mute %(name)s?") % name,
        words=[_told(), _("Only you know. It changes nothing for other readers.")],
        notice=NoticeShape(text=_("There is nobody to mute here but yourself."), kind="error") if mine else None,
        action="" if mine else request.path,
        button=_("Mute"),
        links=[back_to(comment)],
    )
    return plain(request, page, quoted=quoted_shape(comment, station_of(request)), status=403 if mine else 200)


def _told() -> str:
    return _("Their comments are folded away where you are signed in and scripts run. You can undo it on your page.")


@same_origin_required
@login_required
@require_POST
@kept_nowhere
def unmute(request: HttpRequest, mute_id: int) -> HttpResponse:
    """Show the comments of somebody again."""
    actions.unmute(mute_id=mute_id, by=person(request))
    return redirect("/me/#muted")


@require_safe
@kept_nowhere
def muted_under(request: HttpRequest, story_id: int) -> HttpResponse:
    """Return which comments under a story the one who asks has muted; none for who is not signed in."""
    people = Mute.objects.filter(by=request.user.pk).values("muted")
    here = Comment.objects.filter(story=story_id, story__station=station_of(request), state=State.PUBLISHED)
    found = here.filter(author__in=people).order_by("-pk") if request.user.is_authenticated else here.none()
    return JsonResponse({"muted": list(found.values_list("pk", flat=True)[:MOST])})

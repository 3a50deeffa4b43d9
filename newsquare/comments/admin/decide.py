"""Decisions at the moderators' list, by a form or by a key: the script asks for JSON and stays where it is."""

from collections.abc import Callable
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from newsquare.accounts.models import User
from newsquare.comments import actions
from newsquare.comments.admin.lists import MAY_MODERATE, items_context
from newsquare.comments.forms import RejectForm, SuspendForm
from newsquare.comments.models import Comment, HouseRule, State
from newsquare.stations.queries import station_of

REJECT_OF_SUSPENDED = "author"


@require_POST
def approve(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Let a comment stand, and go on in the list."""
    comment = to_decide(request, comment_id)

    def do() -> tuple[str, list[int]]:
        return actions.approve_many(
            comment=comment,
            scope=request.POST.get("scope", ""),
            by=moderator(request),
            now=timezone.now(),
            seen=request.POST.get("seen", ""),
        )

    return _decided(request, comment, do, _approved)


@require_POST
def reject(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Reject or remove a comment for a reason, and go on in the list."""
    comment = to_decide(request, comment_id)
    form = RejectForm(request.POST)
    if not form.is_valid():
        told = _("Nothing is rejected without a reason: choose one. The author will read it.")
        return _refused(request, comment, told)

    def do() -> tuple[str, list[int]]:
        return actions.reject_many(
            comment=comment,
            scope=form.cleaned_data["scope"],
            by=moderator(request),
            now=timezone.now(),
            seen=request.POST.get("seen", ""),
            reason=HouseRule(form.cleaned_data["reason"]),
            note=form.cleaned_data["note"],
        )

    return _decided(request, comment, do, _rejected)


@require_POST
def suspend(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Keep a comment's author from writing, for a while or for good, and reject what waits of them."""
    comment, now = to_decide(request, comment_id), timezone.now()
    form = SuspendForm(request.POST)
    if not form.is_valid() or comment.author is None:
        return _refused(request, comment, _("Choose for how long and for which reason. The author will read both."))
    days, reason = form.cleaned_data["days"], HouseRule(form.cleaned_data["reason"])
    try:
        actions.suspend(
            user=comment.author,
            station=station_of(request),
            until=now + timedelta(days=int(days)) if days else None,
            reason=reason,
            note=form.cleaned_data["note"],
            by=moderator(request),
            now=now,
        )
    except actions.OfTheHouseError:
        return _refused(request, comment, _("The station’s own staff cannot be suspended here."))

    def do() -> tuple[str, list[int]]:
        return actions.reject_many(
            comment=comment,
            scope=REJECT_OF_SUSPENDED,
            by=moderator(request),
            now=now,
            seen=request.POST.get("seen", ""),
            reason=reason,
        )

    return _decided(request, comment, do, _suspended)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the decisions of one press, within a minute."""
    try:
        back = actions.undo(press=request.POST.get("press", ""), by=moderator(request), now=timezone.now())
    except actions.TooLateToUndoError:
        told = _("That can no longer be taken back. A rejected comment can still be approved in the list of all.")
        if _wants_json(request):
            return JsonResponse({"words": told}, status=409)
        messages.warning(request, told)
        return _back(request)
    told = ngettext("%(n)s decision taken back.", "%(n)s decisions taken back.", len(back)) % {"n": len(back)}
    if not _wants_json(request):
        messages.success(request, told)
        return _back(request, back[0])
    rows = Comment.objects.filter(pk__in=back, waiting__isnull=False)
    context = {**items_context(request, rows), "here": request.POST.get("here", "")}
    html = render_to_string("comments/admin/items.html", context, request)
    return JsonResponse({"words": told, "html": html})


def moderator(request: HttpRequest) -> User:
    """Return who moderates. Raises PermissionDenied for others."""
    if not isinstance(request.user, User) or not request.user.has_perm(MAY_MODERATE):
        raise PermissionDenied
    return request.user


def to_decide(request: HttpRequest, comment_id: int) -> Comment:
    """Return a comment of this station that can be decided on, for a moderator, or answer 404."""
    moderator(request)
    here = Comment.objects.filter(story__station=station_of(request)).exclude(state=State.DELETED)
    return get_object_or_404(here.select_related("story", "author"), pk=comment_id)


def _decided(
    request: HttpRequest,
    comment: Comment,
    do: Callable[[], tuple[str, list[int]]],
    in_words: Callable[[int], str],
) -> HttpResponse:
    try:
        press, gone = do()
    except actions.ChangedMeanwhileError:
        told = _("Its author changed this comment while you read it. Please read it again.")
        return _refused(request, comment, told, status=409)
    told = in_words(len(gone))
    if _wants_json(request):
        return JsonResponse({"words": told, "gone": gone, "press": press})
    if len(gone) > 1:
        messages.success(request, told)
    return _back(request)


def _refused(request: HttpRequest, comment: Comment, told: str, *, status: int = 400) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"words": told}, status=status)
    messages.warning(request, told)
    return _back(request, comment.pk)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _back(request: HttpRequest, comment_id: int | None = None) -> HttpResponse:
    """Return to the list where the moderator was: at the comment named, else at the next one."""
    lists = {reverse("forum_queue"), reverse("forum_all")}
    path, _question, query = request.POST.get("here", "").partition("?")
    at = str(comment_id or request.POST.get("next", ""))
    address = f"{path if path in lists else reverse('forum_queue')}{'?' + query if query else ''}"
    return redirect(f"{address}#comment-{at}" if at.isdecimal() else address)


def _approved(count: int) -> str:
    return ngettext("%(n)s comment approved.", "%(n)s comments approved.", count) % {"n": count}


def _rejected(count: int) -> str:
    return ngettext("%(n)s comment rejected.", "%(n)s comments rejected.", count) % {"n": count}


def _suspended(count: int) -> str:
    told = ngettext(
        "The author cannot write here now, and %(n)s comment is rejected.",
        "The author cannot write here now, and %(n)s comments are rejected.",
        count,
    )
    return told % {"n": count}

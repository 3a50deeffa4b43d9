"""What the desk answers where two people are at one story: who is there, whose lock it is, two texts side by side."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.views import editing_sessions

from newsquare.accounts.models import User
from newsquare.stations.queries import station_of
from newsquare.stories import actions
from newsquare.stories.contexts.side_by_side import Choice, put_together, side_by_side
from newsquare.stories.models import KeptText, Story


def _may(request: HttpRequest, right: str) -> User:
    if not request.user.has_perm(right):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


@require_POST
def sign_of_life(request: HttpRequest, pk: int, session_id: int) -> JsonResponse:
    """Note that a form of the story is open, and say who else has it open. Wagtail's own would tell of any station."""
    get_object_or_404(Story, pk=pk, station=station_of(request))
    answer: JsonResponse = editing_sessions.ping(request, "stories", "story", str(pk), session_id)
    return answer


@require_POST
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the lock from whoever holds it."""
    user = _may(request, "stories.unlock_story")
    story = get_object_or_404(Story.objects.select_related("locked_by"), pk=pk, station=station_of(request))
    before = story.locked_by if story.locked else None
    actions.take_over(story=story, by=user, now=timezone.now())
    if before and before != user:
        words = _("You hold the story now. %(name)s is told, and anything unsaved there is kept aside.")
        messages.success(request, words % {"name": before})
    else:
        messages.success(request, _("You hold the story now."))
    return redirect("wagtailsnippets_stories_story:edit", pk)


@require_http_methods(["GET", "POST"])
def beside(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a kept text beside the story; a POST puts the two together, or leaves the story as it is."""
    user = _may(request, "stories.change_story")
    rows = KeptText.objects.select_related("story__latest_revision__user", "story__locked_by", "by")
    kept = get_object_or_404(rows, pk=pk, story__station=station_of(request))
    if request.method == "POST" and kept.settled_at is None:
        return _settle(request, kept, user)
    fields, body = side_by_side(kept)
    lock = kept.story.get_lock()
    latest = kept.story.latest_revision
    context = {
        "kept": kept,
        "story": kept.story,
        "latest": latest,
        "fields": fields,
        "body": [(each, isinstance(each, Choice)) for each in body],
        "differs": bool(fields) or any(isinstance(each, Choice) for each in body),
        "held": bool(lock and lock.for_user(user)),
        "own": kept.by_id == user.pk,
    }
    return render(request, "stories/admin/beside.html", context)


def _settle(request: HttpRequest, kept: KeptText, user: User) -> HttpResponse:
    if request.POST.get("do") == "away":
        actions.put_away(kept=kept, by=user, now=timezone.now())
        messages.success(request, _("The story stays as it is. The other text stays stored with it."))
        return redirect("wagtailsnippets_stories_story:edit", kept.story_id)
    lock = kept.story.get_lock()
    if lock and lock.for_user(user):
        messages.warning(request, _("Somebody else holds the story: nothing was put together."))
        return redirect("story_beside", kept.pk)
    on = request.POST.get("on", "")
    try:
        with transaction.atomic():
            actions.take_up(
                kept=kept,
                content=put_together(kept, dict(request.POST.items())),  # type: ignore[arg-type]  # No files among it.
                on=int(on) if on.isdecimal() else None,
                by=user,
                now=timezone.now(),
            )
    except actions.OvertakenError:
        messages.warning(request, _("The story was saved once more in the meantime. Look at the two again."))
        return redirect("story_beside", kept.pk)
    messages.success(request, _("Put together and saved as a draft. Read it, then publish."))
    return redirect("wagtailsnippets_stories_story:edit", kept.story_id)

"""The screen on which a person settles what the wire changed in a story that was made of its copy."""

from typing import Any, Literal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages as wagtail_messages

from newsquare.accounts.models import User
from newsquare.copydesk.actions import Choice, HeldError, settle_update
from newsquare.copydesk.queries import Update, take_of_story, update_of
from newsquare.desk.admin.arrivals.asked import wants_keys
from newsquare.desk.contexts.wire_update import summary, update_context
from newsquare.stations.queries import station_of
from newsquare.stories.actions import OvertakenError
from newsquare.stories.models import Story

MAY = "stories.change_story"


@require_http_methods(["GET", "POST"])
def wire_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the wire changed; a POST lets it into the draft, conflicts as chosen."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    assert isinstance(request.user, User)
    update = update_of(station_of(request), pk)
    if update is None:
        raise Http404
    if request.method == "POST":
        return _settle(request, update, request.user)
    lock = update.take.story.get_lock()
    context = update_context(update) | {
        "held": bool(lock and lock.for_user(request.user)),
        "keys": wants_keys(request.user),
        "zone": update.take.story.station.zone,
    }
    return render(request, "desk/wire_update.html", context)


def _settle(request: HttpRequest, update: Update, user: User) -> HttpResponse:
    again = redirect("desk_wire_update", update.take.pk)
    try:
        take = settle_update(
            take=update.take,
            choices=_choices(request, update),
            note=request.POST.get("note"),
            on=(_number(request, "draft"), _number(request, "version")),
            by=user,
            now=timezone.now(),
        )
    except OvertakenError:
        messages.warning(request, _("The story or the wire changed in the meantime. Look at it again."))
        return again
    except HeldError:
        messages.warning(request, _("Somebody else holds the story: nothing was saved."))
        return again
    if take.conflicts:
        words = ngettext("Saved. %(n)s is still open.", "Saved. %(n)s are still open.", take.conflicts)
        messages.warning(request, words % {"n": take.conflicts})
        return again
    messages.success(request, _("Settled, and saved as a draft. Read it, then publish."))
    return redirect("wagtailsnippets_stories_story:edit", take.story_id)


def _choices(request: HttpRequest, update: Update) -> dict[str, Choice]:
    """Return what was chosen. A rewriting without words chooses nothing."""
    found: dict[str, Choice] = {}
    for conflict in update.merged.conflicts:
        words = request.POST.get(f"words-{conflict.key}", "").strip()
        chosen: Literal["take", "keep", "rewrite"] | None
        match request.POST.get(f"do-{conflict.key}"):
            case "take":
                chosen = "take"
            case "keep":
                chosen = "keep"
            case "rewrite" if words:
                chosen = "rewrite"
            case _:
                chosen = None
        if chosen:
            found[conflict.key] = Choice(chosen, words)
    return found


def _number(request: HttpRequest, name: str) -> int | None:
    written = request.POST.get(name, "")
    return int(written) if written.isdecimal() else None


def tell_of_update(request: HttpRequest, story: Any) -> None:
    """Say on a story's form that the wire changed it, with the way to the screen."""
    if request.method != "GET" or not isinstance(story, Story):
        return
    take = take_of_story(story.pk)
    if take and take.waits:
        way = wagtail_messages.button(reverse("desk_wire_update", args=[take.pk]), _("See and settle"), False)
        wagtail_messages.warning(request, summary(take.followed, take.conflicts), buttons=[way])

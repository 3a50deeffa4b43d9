"""The desk's screen on which a draft is checked before readers get it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from newsquare.stations.queries import station_of
from newsquare.stories.inspection import check_draft
from newsquare.stories.models import Story


def check_url(story: Story) -> str:
    """Return the screen's address."""
    return reverse("wagtailsnippets_stories_story:check", args=[story.pk])


@require_safe
def check_story(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how heavy the page of the latest draft is, and what in it should be mended. Asks each of its links."""
    if not request.user.has_perm("stories.change_story"):
        raise PermissionDenied
    story = get_object_or_404(Story, pk=pk, station=station_of(request))
    draft = story.get_latest_revision_as_object()
    page = draft.serve_preview(request, "").content.decode()
    checked = check_draft(draft, page, request)
    return render(request, "stories/admin/check.html", {"story": draft, "checked": checked})

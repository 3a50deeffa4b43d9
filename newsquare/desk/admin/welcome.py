"""The first thing on the desk: what waits."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from newsquare.comments.queries import waiting as comments_waiting
from newsquare.copydesk.queries import arrived, waiting_count
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story
from newsquare.tips.queries import new_count
from newsquare.wire.models import Source
from newsquare.wire.queries import refused

DRAFTS = 8


class WhatWaits(Component):
    """Counts of what waits for somebody, and the drafts that were touched last."""

    name = "what_waits"
    order = 10
    template_name = "desk/welcome.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the counts that the person may see, and the drafts."""
        station = station_of(self.request)
        may = self.request.user.has_perm
        counts = []
        if may("wire.view_wireitem"):
            arrivals = reverse("desk_arrivals")
            counts += [
                (_("Arrivals waiting"), waiting_count(station), arrivals),
                (_("Changed since taken"), arrived(station, state="changed").count(), f"{arrivals}?state=changed"),
                (_("Files that could not be read"), refused(station).count(), reverse("desk_unread")),
                (
                    _("Feeds in trouble"),
                    Source.objects.filter(station=station).exclude(last_error="").count(),
                    "/desk/sources/",
                ),
            ]
        if may("comments.change_comment"):
            counts.append((_("Comments waiting"), comments_waiting(station).count(), "/desk/forum/"))
        if may("tips.view_idea"):
            counts.append((_("New story ideas"), new_count(station), "/desk/ideas/"))
        drafts = Story.objects.none()
        if may("stories.change_story"):
            unpublished = Story.objects.filter(station=station, has_unpublished_changes=True)
            never = Story.objects.filter(station=station, public__isnull=True, withdrawn_at__isnull=True)
            drafts = (unpublished | never).select_related("latest_revision__user").order_by("-pk")[:DRAFTS]
        return {"counts": counts, "drafts": drafts, "station": station}

"""The list of what arrived."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from newsquare.copydesk import queries
from newsquare.desk.admin.arrivals.asked import who_may
from newsquare.lib.text import one_line
from newsquare.stations.queries import station_of
from newsquare.wire.queries import refused, sources_of

PAGE = 50
STATES = ("waiting", "changed", "taken", "spiked")


@require_GET
def arrivals(request: HttpRequest) -> HttpResponse:
    """List what arrived, newest first."""
    who_may(request, "wire.view_wireitem")
    station, state = station_of(request), request.GET.get("state", "waiting")
    words, source = one_line(request.GET.get("q")), one_line(request.GET.get("source"))
    page = Paginator(queries.arrived(station, state=state, source=source, words=words), PAGE).get_page(
        request.GET.get("p")
    )
    context = {
        "rows": queries.rows(page.object_list),
        "page": page,
        "state": state if state in STATES else "waiting",
        "states": [(name, label) for name, label in zip(STATES, _state_names(), strict=True)],
        "sources": sources_of(station),
        "source": source,
        "query": words,
        "refused": refused(station).count(),
        "may_publish": request.user.has_perm("stories.publish_story"),
    }
    return render(request, "desk/arrivals.html", context)


def _state_names() -> list[str]:
    return [_("Waiting"), _("Changed since taken"), _("Taken"), _("Spiked")]

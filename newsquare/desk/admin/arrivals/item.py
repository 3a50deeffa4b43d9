"""One item whole, and dispatches as they came."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from newsquare.copydesk import queries
from newsquare.desk.admin.arrivals.asked import item_of, who_may
from newsquare.stations.queries import station_of
from newsquare.wire.models import Dispatch


@require_GET
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an item whole, with its versions."""
    who_may(request, "wire.view_wireitem")
    found = item_of(request, pk)
    assert found.latest is not None
    context = {
        "item": found,
        "row": queries.rows([found])[0],
        "data": found.latest.data,
        "agency_time": datetime.fromisoformat(sent) if (sent := found.latest.data.get("versioncreated_utc")) else None,
        "versions": found.versions.select_related("dispatch").defer("dispatch__raw").order_by("-number"),
        "may_publish": request.user.has_perm("stories.publish_story"),
    }
    return render(request, "desk/arrival.html", context)


@require_GET
def raw(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a dispatch byte for byte, as text that no browser runs."""
    who_may(request, "wire.view_dispatch")
    found = get_object_or_404(Dispatch, pk=pk, source__station=station_of(request))
    headers: dict[str, Any] = {
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(bytes(found.raw), content_type="text/plain; charset=utf-8", headers=headers)

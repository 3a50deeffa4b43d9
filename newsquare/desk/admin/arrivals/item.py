"""One item: whole, beside the list, its versions against each other, and dispatches as they came."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from newsquare.copydesk import queries
from newsquare.desk.admin.arrivals.asked import item_of, who_may
from newsquare.desk.admin.arrivals.listing import RIGHTS
from newsquare.desk.admin.arrivals.versions import between, line_of
from newsquare.stations.queries import station_of
from newsquare.wire import actions as wire
from newsquare.wire.models import Dispatch


@require_GET
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an item whole, with its versions."""
    return render(request, "desk/arrivals/item.html", _whole(request, pk))


@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the same as a part of a page, to stand beside the list."""
    return render(request, "desk/arrivals/preview.html", _whole(request, pk))


def _whole(request: HttpRequest, pk: int) -> dict[str, Any]:
    person, found = who_may(request, "wire.view_wireitem"), item_of(request, pk)
    assert found.latest is not None
    row = queries.rows([found], person=person, now=timezone.now())[0]
    wire.note_seen(item=found, person=person)
    data = found.latest.data
    return {
        "item": found,
        "row": row,
        "data": data,
        "agency_time": datetime.fromisoformat(sent) if (sent := data.get("versioncreated_utc")) else None,
        "line": line_of(found),
        "may": {name: request.user.has_perm(right) for name, right in RIGHTS.items()},
        "filings": queries.why(found),
        "zone": found.source.station.zone,
    }


@require_GET
def versions(request: HttpRequest, pk: int, first: int, last: int) -> HttpResponse:
    """Show what was changed between two versions of an item, word by word."""
    who_may(request, "wire.view_wireitem")
    found = item_of(request, pk)
    numbers = {version.number: version for version in found.versions.filter(number__in=[first, last])}
    if len(numbers) < 2:
        raise Http404
    context = {
        "item": found,
        "before": numbers[first],
        "after": numbers[last],
        "changes": between(numbers[first].data, numbers[last].data),
        "numbers": found.versions.order_by("number").values_list("number", flat=True),
        "zone": found.source.station.zone,
    }
    return render(request, "desk/arrivals/versions.html", context)


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

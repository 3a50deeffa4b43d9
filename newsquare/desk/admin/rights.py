"""The list of rights: whose pictures we show, until when, and in which stories."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from newsquare.lib.text import one_line
from newsquare.stations.queries import station_of
from newsquare.stories import queries

MAY = "stories.change_picture"
PAGE = 25


@require_GET
def picture_rights(request: HttpRequest) -> HttpResponse:
    """List pictures by agency, those whose right ends first before the others."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    station, now = station_of(request), timezone.now()
    chosen, state = one_line(request.GET.get("agency")), one_line(request.GET.get("state"))
    agency = {"": None, "-": ""}.get(chosen, chosen)
    found = queries.rights(station, agency=agency, state=state, now=now)
    page = Paginator(found, PAGE).get_page(request.GET.get("p"))
    first = max(page.start_index() - 1, 0)
    counts = queries.numbers_of_rights(station, agency=agency, now=now)
    context = {
        "rows": queries.rights_to(found[first : first + PAGE], now),
        "page": page,
        "agencies": [(name or "-", name or _("Nobody named")) for name in queries.agencies(station)],
        "agency": chosen,
        "states": [(name, label, counts[name]) for name, label in queries.RIGHTS_STATES.items()],
        "state": state,
        "total": sum(counts.values()),
        "keep": urlencode({"agency": chosen, "state": state}),
        "zone": station.zone,
    }
    return render(request, "desk/rights.html", context)

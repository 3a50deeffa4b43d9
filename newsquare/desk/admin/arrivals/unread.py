"""What could not be read, with the reason."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from newsquare.desk.admin.arrivals.asked import who_may
from newsquare.stations.queries import station_of
from newsquare.wire import actions as wire
from newsquare.wire.queries import refused

PAGE = 50


@require_http_methods(["GET", "POST"])
def unread(request: HttpRequest) -> HttpResponse:
    """List dispatches that could not be read, with the reason; a POST tries one again, or all."""
    who_may(request, "wire.view_dispatch")
    station = station_of(request)
    if request.method == "POST":
        who_may(request, "wire.change_dispatch")
        chosen = refused(station)
        if pk := request.POST.get("dispatch"):
            chosen = chosen.filter(pk=get_object_or_404(chosen, pk=int(pk) if pk.isdecimal() else 0).pk)
        lines = [line for dispatch in chosen for line in wire.try_again(dispatch=dispatch, now=timezone.now())]
        read = sum(line.outcome.action != "refused" for line in lines)
        messages.info(request, ngettext("%(n)s item was read.", "%(n)s items were read.", read) % {"n": read})
        return redirect("desk_unread")
    page = Paginator(refused(station), PAGE).get_page(request.GET.get("p"))
    return render(request, "desk/unread.html", {"page": page})

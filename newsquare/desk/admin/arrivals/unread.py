"""What could not be read: by reason, tried again, or put away."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from newsquare.desk.admin.arrivals.asked import who_may
from newsquare.lib.text import one_line
from newsquare.stations.queries import station_of
from newsquare.wire import actions as wire
from newsquare.wire.models import Dispatch
from newsquare.wire.queries import reasons, refused

PAGE = 50


@require_http_methods(["GET", "POST"])
def unread(request: HttpRequest) -> HttpResponse:
    """List dispatches that could not be read, by reason; a POST tries one again, or all, or puts one away."""
    who_may(request, "wire.view_dispatch")
    station, away = station_of(request), request.GET.get("away") == "1"
    listed, reason = refused(station, put_away=away), request.GET.get("reason", "")
    chosen = listed.filter(problem=reason) if reason else listed
    if request.method == "POST":
        return _do(request, chosen)
    aside = {"away": "1"} if away else {}
    context = {
        "page": Paginator(chosen, PAGE).get_page(request.GET.get("p")),
        "reasons": [(words, many, urlencode({"reason": words} | aside)) for words, many in reasons(listed)],
        "reason": reason,
        "away": away,
        "put_away": refused(station, put_away=True).count(),
    }
    return render(request, "desk/unread.html", context)


def _do(request: HttpRequest, chosen: QuerySet[Dispatch]) -> HttpResponse:
    user = who_may(request, "wire.change_dispatch")
    if pk := request.POST.get("dispatch"):
        chosen = chosen.filter(pk=get_object_or_404(chosen, pk=int(pk) if pk.isdecimal() else 0).pk)
        if request.POST.get("do") == "away":
            for dispatch in chosen:
                wire.put_away(dispatch=dispatch, note=one_line(request.POST.get("note")), by=user, now=timezone.now())
            messages.success(request, _("Put away. It stays kept, and can be tried again from there."))
            return redirect("desk_unread")
    lines = [line for dispatch in chosen for line in wire.try_again(dispatch=dispatch, now=timezone.now())]
    read = sum(line.outcome.action != "refused" for line in lines)
    messages.info(request, ngettext("%(n)s item was read.", "%(n)s items were read.", read) % {"n": read})
    return redirect("desk_unread")

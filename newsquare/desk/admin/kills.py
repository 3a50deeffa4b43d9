"""What agencies killed, with every use of it; a person says what is meant, and signs it off."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.ui.components import Component

from newsquare.accounts.models import User
from newsquare.copydesk import actions as copydesk
from newsquare.copydesk.models import Use
from newsquare.desk.kills import cases, unsigned_count
from newsquare.stations.queries import station_of
from newsquare.wire import actions as wire
from newsquare.wire.models import WireItem

MAY_SEE, MAY_SIGN, MAY_OVERRIDE = "wire.view_wireitem", "wire.change_wireitem", "stories.publish_story"


def _who(request: HttpRequest, right: str) -> User:
    if not request.user.has_perm(right) or not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


@require_GET
def kills(request: HttpRequest) -> HttpResponse:
    """List what was ordered away and nobody signed off; with `?signed=1` what somebody did."""
    user, station, signed = _who(request, MAY_SEE), station_of(request), "signed" in request.GET
    context = {
        "cases": cases(station, signed=signed, now=timezone.now()),
        "signed": signed,
        "zone": station.zone,
        "may_sign": user.has_perm(MAY_SIGN),
        "may_override": user.has_perm(MAY_OVERRIDE),
    }
    return render(request, "desk/kills.html", context)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign an item's orders off, let readers see it again, or say whether a story is meant."""
    station, do, now = station_of(request), request.POST.get("do"), timezone.now()
    item = get_object_or_404(WireItem.objects.select_related("source"), pk=pk, source__station=station)
    if do == "sign-off":
        user = _who(request, MAY_SIGN)
        if wire.sign_off(item=item, by=user, note=request.POST.get("note", ""), now=now):
            messages.success(request, _("Signed off."))
    elif do == "release":
        _release(request, item)
    elif do in {"meant", "not-meant"}:
        user = _who(request, MAY_OVERRIDE)
        key = request.POST.get("use", "")
        use = get_object_or_404(Use, pk=int(key) if key.isdecimal() else 0, order__item=item)
        copydesk.settle_use(use=use, is_meant=do == "meant", by=user, now=now)
        messages.success(request, _("Gone from every page.") if do == "meant" else _("Readers may see it."))
    return redirect("desk_kills")


def _release(request: HttpRequest, item: WireItem) -> None:
    user = _who(request, MAY_OVERRIDE)
    try:
        copydesk.release(item=item, by=user, reason=request.POST.get("reason", ""), now=timezone.now())
        messages.success(request, _("Readers may see it again."))
    except wire.OverrideError:
        messages.error(request, _("Say why: your reason is kept with your name."))


class Unsigned(Component):
    """The notice on the desk's first screen while an order is not signed off."""

    name = "kills"
    order = 1
    template_name = "desk/kills_notice.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return how many wait."""
        return {"count": unsigned_count(station_of(self.request)), "url": reverse("desk_kills")}

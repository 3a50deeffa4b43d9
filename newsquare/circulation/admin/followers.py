"""How many follow what, and what was mailed to how many. One address may be looked up, to erase it; none is listed."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did
from newsquare.circulation import actions
from newsquare.circulation.models import Follower, Subject
from newsquare.circulation.queries import editions_with_numbers, names_of, subjects_followed, subjects_with_followers
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of

MAY_SEE = "circulation.view_follower"
MAY_ERASE = "circulation.delete_follower"
NEWEST = 30
MOST = 200  # Of what is followed, the most followed first.


class FollowersItem(MenuItem):
    """Followers in the menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return bool(request.user.has_perm(MAY_SEE))


@require_http_methods(["GET", "HEAD", "POST"])
def followers(request: HttpRequest) -> HttpResponse:
    """Show the numbers; look one address up, or erase it, on a reader's request."""
    if not request.user.has_perm(MAY_SEE):
        raise PermissionDenied
    station, found = station_of(request), None
    sought = request.POST.get("email", "").strip().lower()[:254]
    if sought:  # In the body of a POST, since addresses in addresses end in logs.
        if not request.user.has_perm(MAY_ERASE):
            raise PermissionDenied
        record(Did.LOOKED_UP, None, station=station, note=_("An address among the followers."))
        found = Follower.objects.filter(station=station, email=sought).first()
        if found and request.POST.get("do") == "erase":
            actions.erase(follower=found, now=timezone.now())
            messages.success(request, _("The address and its choices are erased."))
            return redirect("circulation_followers")
    context = {
        "subjects": _with_names(station),
        "readers": Follower.objects.filter(station=station, follows__since__isnull=False).distinct().count(),
        "editions": editions_with_numbers(station)[:NEWEST],
        "may_erase": request.user.has_perm(MAY_ERASE),
        "sought": sought,
        "found": found,
        "found_names": names_of(subjects_followed(found), timezone.now()).values() if found else [],
    }
    return render(request, "circulation/admin/followers.html", context)


def _with_names(station: Station) -> list[tuple[Subject, str]]:
    """Return what is followed, with its name as readers see it."""
    subjects = list(subjects_with_followers(station)[:MOST])
    names = names_of(subjects, timezone.now())
    return [(each, names[each.pk]) for each in subjects]

"""The screen of a front, its preview, and its versions."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newsquare.accounts.models import User
from newsquare.desk import actions
from newsquare.desk.admin.fronts import shape
from newsquare.desk.admin.fronts.changes import DoneError, change
from newsquare.desk.contexts import home_page, section_page
from newsquare.desk.queries import draft_of, live_arrangement, versions_of
from newsquare.stations.queries import station_of
from newsquare.stories.models import Section

VERSIONS = 50


def editor(request: HttpRequest) -> User:
    """Return who asks. Raises PermissionDenied for those who may not arrange fronts."""
    if not isinstance(request.user, User) or not request.user.has_perm("desk.change_front"):
        raise PermissionDenied
    return request.user


def _section(request: HttpRequest, section_id: int | None) -> Section | None:
    if section_id is None:
        return None
    section: Section = get_object_or_404(Section, pk=section_id, station=station_of(request))
    section.station = station_of(request)
    return section


@require_http_methods(["GET", "POST"])
def front(request: HttpRequest, section_id: int | None = None) -> HttpResponse:
    """Show a front as it will be; a POST changes one's draft of it, or puts that live."""
    by, section = editor(request), _section(request, section_id)
    if request.method == "POST":
        spot = ""
        try:
            spot = change(request, station_of(request), section, by)
        except DoneError as error:
            messages.error(request, str(error))
        except actions.FrontChangedError:
            messages.error(request, _("Not live yet: somebody else put this front live after you began. Read below."))
        return redirect(request.get_full_path() + (f"#{spot}" if spot else ""))
    return render(request, "desk/front.html", shape.screen(request, section, by))


@require_safe
def preview(request: HttpRequest, section_id: int | None = None) -> HttpResponse:
    """Show the page itself as one's draft would make it."""
    by, section, station = editor(request), _section(request, section_id), station_of(request)
    request.is_preview = True  # type: ignore[attr-defined]  # Gives the page its masthead.
    arrangement = draft_of(station, section, by) or live_arrangement(station, section)
    now = timezone.now()
    if section is None:
        return render(request, "theme/home.html", home_page(station, arrangement, now))
    return render(request, "theme/list.html", section_page(section, arrangement, now))


@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest, section_id: int | None = None) -> HttpResponse:
    """List who put what live and when; a POST puts an earlier version live again."""
    by, section, station = editor(request), _section(request, section_id), station_of(request)
    rows = versions_of(station, section)
    if request.method == "POST":
        number = request.POST.get("number", "")
        version = get_object_or_404(rows, number=int(number) if number.isdecimal() else 0)
        made = actions.bring_back(version=version, by=by, now=timezone.now())
        messages.success(
            request, _("Version %(old)s is live again, as version %(new)s.") % {"old": number, "new": made.number}
        )
        return redirect(request.path)
    context = {
        "versions": rows.prefetch_related("picks__story")[:VERSIONS],
        "name": shape.name_of(section),
        "back": shape.address(section),
        "zone": station.zone,
    }
    return render(request, "desk/front_versions.html", context)

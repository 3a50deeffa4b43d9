"""Which subjects of agencies belong to which topic of ours."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.copydesk import actions
from newsquare.copydesk.queries import codes_by_topic, how_many_subjects, names_at, subject_codes, suggested_code
from newsquare.desk.admin.filing.listing import number
from newsquare.stations.queries import station_of
from newsquare.stories.models import Topic

MAY = "stories.change_topic"


@require_http_methods(["GET", "POST"])
def subjects(request: HttpRequest) -> HttpResponse:
    """List the topics with their codes; a POST adds one or takes one away."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    station = station_of(request)
    if request.method == "POST":
        topic = get_object_or_404(Topic, pk=number(request.POST.get("topic")), station=station)
        code = " ".join(request.POST.get("code", "").split())[:60]
        found = subject_codes([part.strip() for part in code.split(",") if part.strip()])
        if request.POST.get("do") == "remove":
            actions.take_code(topic=topic, code=code)
        elif found and all(":" in each for each in found):
            for each in found:
                actions.give_code(topic=topic, code=each)
        else:
            messages.error(request, _("No subject is called “%(code)s”.") % {"code": code})
        return redirect("desk_subjects")
    names = names_at(station).codes
    rows = [(topic, codes, suggested_code(topic) if not codes else None) for topic, codes in codes_by_topic(station)]
    context = {"rows": rows, "subjects": sorted(names.values()), "known": how_many_subjects()}
    return render(request, "desk/subjects.html", context)

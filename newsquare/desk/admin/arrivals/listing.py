"""The list of what arrived, and what came since it was opened."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from newsquare.copydesk import queries
from newsquare.desk.admin.arrivals.asked import wants_keys, who_may
from newsquare.desk.admin.arrivals.narrowing import HOURS, URGENCIES, asked_for, read
from newsquare.desk.admin.arrivals.undo import to_undo
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.wire.queries import refused, sources_of

PAGE = 50


@require_GET
def arrivals(request: HttpRequest) -> HttpResponse:
    """List what arrived, newest first."""
    person, station, now = who_may(request, "wire.view_wireitem"), station_of(request), timezone.now()
    narrowed, newest = asked_for(request, station, person), queries.newest_version()
    found = queries.arrived(station, narrowed, person=person, now=now)
    page = Paginator(queries.one_a_group(found), PAGE).get_page(request.GET.get("p"))
    words = narrowed.as_words()
    context = _choices(station) | {
        "rows": queries.rows(page.object_list, person=person, now=now),
        "page": page,
        "narrowed": narrowed,
        "is_narrowed": bool(words),
        "keep": urlencode({"state": narrowed.state} | words),
        "newest": newest,
        "refused": refused(station).count(),
        "watched": list(queries.watched_and_changed(station, person)[:PAGE]),
        "undo": to_undo(request, now),
        "keys": wants_keys(person),
        "may": {name: request.user.has_perm(right) for name, right in RIGHTS.items()},
        "zone": station.zone,
    }
    return render(request, "desk/arrivals/list.html", context)


RIGHTS = {"take": "stories.add_story", "spike": "wire.change_wireitem", "publish": "stories.publish_story"}


def _choices(station: Station) -> dict[str, Any]:
    names = [_("Waiting"), _("Changed since taken"), _("Taken"), _("Spiked"), _("Everything")]
    return {
        "states": list(zip(queries.STATES, names, strict=True)),
        "sources": sources_of(station),
        "urgencies": URGENCIES,
        "hours": [(n, ngettext("%(n)s hour", "%(n)s hours", n) % {"n": n}) for n in HOURS],
    }


@require_GET
def fresh(request: HttpRequest) -> HttpResponse:
    """Say how many items came and changed since a list was opened: a small answer, asked for again and again."""
    person, station, asked = who_may(request, "wire.view_wireitem"), station_of(request), request.GET.get("after", "")
    after = int(asked) if asked.isdecimal() and len(asked) < 19 else 0
    came, changed = queries.since(station, read(request.GET), after=after, person=person, now=timezone.now())
    watched = queries.watched_and_changed(station, person).filter(latest__gt=after).count()
    return JsonResponse({"said": said(came, changed, watched)})


def said(came: int, changed: int, watched: int) -> str:
    """Say in words what is new."""
    told = (
        (came, ngettext("%(n)s new", "%(n)s new", came)),
        (changed, ngettext("%(n)s changed", "%(n)s changed", changed)),
        (watched, ngettext("%(n)s that you watch changed", "%(n)s that you watch changed", watched)),
    )
    return ", ".join(words % {"n": n} for n, words in told if n)

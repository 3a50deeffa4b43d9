"""The list of ideas: by state, by who has them, with what is alike together; spam is buried many at once."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.tips import queries
from newsquare.tips.actions import bury_ideas, want_mail
from newsquare.tips.admin.key import key_of
from newsquare.tips.models import Idea, State, TipReader

AT_MOST = 200
OWNERS = ("mine", "nobody")


@never_cache
@require_http_methods(["GET", "POST"])
def inbox(request: HttpRequest) -> HttpResponse:
    """List the station's ideas in one state; a POST buries many, brings many back, or asks for fewer mails."""
    reader, station = key_of(request), station_of(request)
    if request.method == "POST":
        return _act(request, station, reader)
    today = timezone.now().astimezone(station.zone).date()
    asked = _asked(request)
    ideas = list(queries.ideas_narrowed(station, asked, reader.user, today)[:AT_MOST])
    context: dict[str, Any] = {
        "asked": asked,
        "tabs": [(one, count, one is asked.state) for one, count in queries.counts(station).items()],
        "rows": rows_of(ideas, queries.alike_among(station, asked.state)),
        "late": {idea.pk for idea in ideas if idea.is_late(today)},
        "reader": reader,
        "keep_days": queries.days_kept(station),
        "here": request.get_full_path(),
    }
    return render(request, "tips/inbox.html", context)


def rows_of(ideas: list[Idea], groups: Iterable[list[int]]) -> list[tuple[Idea, int, bool]]:
    """Return each idea with how many are like it, and whether it stands under the first of these."""
    by_number = {idea.pk: idea for idea in ideas}
    group_of = {pk: group for group in groups for pk in group}
    rows: list[tuple[Idea, int, bool]] = []
    for idea in ideas:
        if idea.pk not in by_number:
            continue  # It stands with its like already.
        group = [pk for pk in group_of.get(idea.pk, ()) if pk in by_number] or [idea.pk]
        together = [idea.pk, *(pk for pk in group if pk != idea.pk)]
        rows += [(by_number.pop(pk), len(together) - 1, place > 0) for place, pk in enumerate(together)]
    return rows


def _asked(request: HttpRequest) -> queries.Narrowed:
    wanted, owner = request.GET.get("state", State.NEW), request.GET.get("who", "")
    return queries.Narrowed(
        state=State(wanted) if wanted in State.values else State.NEW,
        owner=owner if owner in OWNERS else "",
        late=request.GET.get("due") == "late",
    )


def _act(request: HttpRequest, station: Station, reader: TipReader) -> HttpResponse:
    match request.POST.get("do"):
        case "bury":
            _move(request, station, State.SPAM)
        case "back":
            _move(request, station, State.NEW)
        case "mail":
            want_mail(reader=reader, wants=request.POST.get("wants") == "on")
            messages.success(request, _("Saved."))
    here, address = request.POST.get("here", ""), reverse("tips_inbox")
    return redirect(here if here.startswith(f"{address}?") else address)


def _move(request: HttpRequest, station: Station, state: State) -> None:
    ids = [int(number) for number in request.POST.getlist("idea") if number.isdecimal() and len(number) < 18]
    count = bury_ideas(station=station, ids=ids, state=state)
    if not count:
        messages.warning(request, _("Nothing was marked."))
    elif state is State.SPAM:
        words = ngettext("%(n)s idea put away as spam.", "%(n)s ideas put away as spam.", count)
        messages.success(request, words % {"n": count})
    else:
        words = ngettext("%(n)s idea brought back.", "%(n)s ideas brought back.", count)
        messages.success(request, words % {"n": count})

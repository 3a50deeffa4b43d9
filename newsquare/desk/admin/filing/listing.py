"""The rules of every source in a glance, and those of one source with all that can be done to them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from newsquare.accounts.models import AuditEntry, Did
from newsquare.copydesk import actions
from newsquare.copydesk.models import WireRule
from newsquare.copydesk.queries import clashes, names_at, otherwise, rows_of, rule_of, then, when
from newsquare.stations.queries import station_of
from newsquare.wire.models import Source
from newsquare.wire.queries import sources_of

MAY = "wire.change_source"
HISTORY = 50


def number(text: str | None) -> int:
    """Return a number from a form, 0 for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def source_for(request: HttpRequest, pk: int) -> Source:
    """Return a source of the station, for those who may change how its copy is filed."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    return get_object_or_404(Source.objects.select_related("station"), pk=pk, station=station_of(request))


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Show every source with its sentences."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    sources = [(source, *_told(source)) for source in sources_of(station_of(request)).select_related("station")]
    return render(request, "desk/rules.html", {"sources": sources})


@require_http_methods(["GET", "POST"])
def rules_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rules of a source in their order; a POST moves, switches or deletes one."""
    source = source_for(request, pk)
    if request.method == "POST":
        _do(source, request.POST.get("do", ""), request.POST.get("rule", ""))
        return redirect("desk_rules_of", source.pk)
    told, last = _told(source)
    history = AuditEntry.objects.filter(
        station=source.station, kind=source._meta.label_lower, thing_id=str(source.pk), did=Did.RULED
    )
    context = {
        "source": source,
        "rules": told,
        "otherwise": last,
        "history": history.order_by("-at", "-pk")[:HISTORY],
        "zone": source.station.timezone,
    }
    return render(request, "desk/rules_of.html", context)


def _do(source: Source, do: str, pk: str) -> None:
    rule = get_object_or_404(WireRule.objects.select_related("source__station"), pk=number(pk), source=source)
    match do:
        case "up" | "down":
            actions.move_rule(rule=rule, by=-1 if do == "up" else 1)
        case "off" | "on":
            actions.switch_rule(rule=rule, off=do == "off")
        case "delete":
            actions.delete_rule(rule=rule)


def _told(source: Source) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the rules of a source in words, each with what is wrong with it, and what holds of all the rest."""
    rows = rows_of(source)
    judged = {row.pk: rule_of(row) for row in rows}
    names = names_at(source.station, [rule.match for rule in judged.values()])
    places = {row.pk: place for place, row in enumerate(rows, start=1)}
    wrong = {clash.rule: clash for clash in clashes([judged[row.pk] for row in rows if not row.is_off])}
    told = []
    for row in rows:
        rule, clash = judged[row.pk], wrong.get(row.pk)
        above = ", ".join(str(places[pk]) for pk in clash.by) if clash else ""
        told.append(
            {
                "row": row,
                "place": places[row.pk],
                "when": when(rule.match, names),
                "then": then(rule.deeds, names),
                "never": bool(clash and clash.what == "never"),
                "hidden_by": above if clash and clash.what == "hidden" else "",
                "first": row is rows[0],
                "last": row is rows[-1],
                "name": _("rule %(place)d") % {"place": places[row.pk]},
            }
        )
    return told, otherwise(source, names)

"""Compose a rule, try it on the last days, and save what was tried."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.copydesk import actions
from newsquare.copydesk.actions import Wanted
from newsquare.copydesk.models import WireRule
from newsquare.copydesk.queries import DAYS, Deeds, Rule, Trial, names_at, rows_of, rule_of, sentence, try_rules
from newsquare.desk.admin.filing.form import ROWS, RuleForm, initial_of, mark_of
from newsquare.desk.admin.filing.listing import number, source_for
from newsquare.wire.models import Source

NEW = 0  # The number of a rule that is not kept yet.
LISTED = 100


@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest, source: int, pk: int | None = None) -> HttpResponse:
    """Compose a new rule, or change one. It is saved once it was tried as it is."""
    found = source_for(request, source)
    rows = rows_of(found)
    row = get_object_or_404(WireRule, pk=pk, source=found) if pk else None
    if request.method == "GET":
        return _page(request, found, row, _empty(found, row))
    count = number(request.POST.get("rows")) or ROWS
    if request.POST.get("do") == "more":
        data: dict[str, Any] = request.POST.dict() | {name: request.POST.getlist(name) for name in ("topics", "days")}
        return _page(request, found, row, RuleForm(found.station, initial=data, rows=count + 1))
    form = RuleForm(found.station, request.POST, rows=count)
    if not form.is_valid():
        return _page(request, found, row, form)
    wanted = form.cleaned_data["wanted"]
    if request.POST.get("do") == "save" and request.POST.get("tried") == mark_of(wanted):
        return _save(request, found, row, wanted)
    return _page(request, found, row, form, tried=_try(found, rows, row, wanted))


def _empty(source: Source, row: WireRule | None) -> RuleForm:
    if row is None:
        return RuleForm(source.station)
    names = names_at(source.station, [rule_of(row).match])
    return RuleForm(
        source.station, initial=initial_of(row, names.codes), rows=max(ROWS, len(row.match.get("words", ())))
    )


def _save(request: HttpRequest, source: Source, row: WireRule | None, wanted: Wanted) -> HttpResponse:
    if row:
        actions.change_rule(rule=row, wanted=wanted)
    else:
        actions.add_rule(source=source, wanted=wanted)
    messages.success(request, _("The rule is saved. It holds for what comes from now on."))
    return redirect("desk_rules_of", source.pk)


def _try(source: Source, rows: list[WireRule], row: WireRule | None, wanted: Wanted) -> dict[str, Any]:
    """Return what the rule would have done in its place among the others that are on."""
    new = Rule(
        row.pk if row else NEW,
        wanted.match,
        Deeds(
            tuple(topic.slug for topic in wanted.topics),
            wanted.section.slug if wanted.section else "",
            wanted.label,
            wanted.fate,
            wanted.person.pk if wanted.person else None,
        ),
    )
    rules = [new if row and each.pk == row.pk else rule_of(each) for each in rows if not each.is_off or each == row]
    rules += [] if row else [new]
    names = names_at(source.station, [rule.match for rule in rules])
    trial = try_rules(source, rules, new.id, timezone.now())
    places = {each.pk: place for place, each in enumerate(rows, start=1)}
    return {
        "mark": mark_of(wanted),
        "sentence": sentence(new.match, new.deeds, names),
        "trial": trial,
        "days": DAYS,
        "topics": [(number, names.topics.get(slug, slug)) for slug, number in trial.topics],
        "overruled": [(places.get(pk, 0), number) for pk, number in sorted(trial.overruled.items())],
        "groups": _groups(trial, new.deeds),
        "listed": LISTED,
    }


def _groups(trial: Trial, deeds: Deeds) -> list[tuple[str, list[Any]]]:
    """Return the items that the rule fits by what it would have done to them, each item once."""
    published, spiked, held = trial.ended("publish"), trial.ended("spike"), trial.held
    waiting = [each for each in trial.ended("desk") if not each.end.held]
    shown = {each.item_id for each in (*published, *spiked, *held, *waiting)}
    rest = [replace(each) for each in trial.fitting if each.item_id not in shown]
    groups = [
        (_("Published"), published),
        (_("Not published, although the rule says so: a person looks first"), held),
        (_("Spiked"), spiked),
        (_("Waiting on the desk"), waiting),
        (_("Filed only"), rest),
    ]
    return [(name, items) for name, items in groups if items]


def _page(
    request: HttpRequest, source: Source, row: WireRule | None, form: RuleForm, tried: dict[str, Any] | None = None
) -> HttpResponse:
    changed = tried is not None and request.POST.get("do") == "save"
    context = {
        "source": source,
        "row": row,
        "form": form,
        "rows": form.rows,
        "tried": tried,
        "changed": changed,
        "zone": source.station.timezone,
        "subjects": sorted(names_at(source.station).codes.values()),
    }
    return render(request, "desk/rule.html", context)

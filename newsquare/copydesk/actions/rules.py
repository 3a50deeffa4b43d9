"""What can be done with the rules of a source. Each leaves a line in the log that tells the sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.copydesk.models import WireRule
from newsquare.copydesk.queries.filing import kept_of, rule_of
from newsquare.copydesk.queries.telling import names_at
from newsquare.copydesk.rules import Match
from newsquare.copydesk.sentences import sentence
from newsquare.stories.models import Section, Topic
from newsquare.wire.models import Source


@dataclass(frozen=True)
class Wanted:
    """A rule as somebody composed it."""

    match: Match
    topics: tuple[Topic, ...] = ()
    section: Section | None = None
    label: str = ""
    fate: str = ""
    person: User | None = None


@transaction.atomic
def add_rule(*, source: Source, wanted: Wanted) -> WireRule:
    """Add a rule under the others of its source."""
    last = _locked(source).rules.aggregate(last=Max("position"))["last"] or 0
    row = WireRule(source=source, position=last + 1)
    _write(row, wanted)
    _record(source, f"{row.position}.", "", _words(row))
    return row


@transaction.atomic
def change_rule(*, rule: WireRule, wanted: Wanted) -> None:
    """Put another sentence in the place of one."""
    _locked(rule.source)
    before = _words(rule)
    _write(rule, wanted)
    if (after := _words(rule)) != before:
        _record(rule.source, f"{rule.position}.", before, after)


@transaction.atomic
def move_rule(*, rule: WireRule, by: int) -> None:
    """Move a rule one place up (-1) or down (1)."""
    rows = list(_locked(rule.source).rules.order_by("position", "pk"))
    here = next(place for place, row in enumerate(rows) if row.pk == rule.pk)
    there = here + by
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    _number(rows)
    rule.refresh_from_db()
    _record(rule.source, _words(rule), f"{here + 1}.", f"{there + 1}.")


@transaction.atomic
def switch_rule(*, rule: WireRule, off: bool) -> None:
    """Switch a rule off, or on again."""
    if WireRule.objects.filter(pk=rule.pk, is_off=not off).update(is_off=off):
        _record(rule.source, _words(rule), "on" if off else "off", "off" if off else "on")


@transaction.atomic
def delete_rule(*, rule: WireRule) -> None:
    """Take a rule out. What it filed stays filed, and tells its sentence."""
    source = _locked(rule.source)
    _record(source, f"{rule.position}.", _words(rule), "")
    rule.delete()
    _number(source.rules.order_by("position", "pk"))


def _locked(source: Source) -> Source:
    """Return a source whose rules nobody else changes meanwhile."""
    return Source.objects.select_for_update().get(pk=source.pk)


def _write(row: WireRule, wanted: Wanted) -> None:
    row.match = kept_of(wanted.match)
    row.section, row.label, row.fate, row.person = wanted.section, wanted.label, wanted.fate, wanted.person
    row.save()
    row.topics.set(wanted.topics)


def _number(rows: Iterable[WireRule]) -> None:
    for place, row in enumerate(rows, start=1):
        WireRule.objects.filter(pk=row.pk).exclude(position=place).update(position=place)


def _words(row: WireRule) -> str:
    fresh = rule_of(WireRule.objects.select_related("section").prefetch_related("topics").get(pk=row.pk))
    return sentence(fresh.match, fresh.deeds, names_at(row.source.station, [fresh.match]))


def _record(source: Source, what: str, before: str, after: str) -> None:
    record(Did.RULED, source, station=source.station, changes=[(what, before or "–", after or "–")])

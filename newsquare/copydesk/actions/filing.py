"""Decide by its source's rules what becomes of a version, and keep why."""

from datetime import datetime

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did
from newsquare.copydesk.models import Filing
from newsquare.copydesk.queries.filing import Clerk, rules_of
from newsquare.copydesk.queries.telling import names_at
from newsquare.copydesk.rules import Decision, Deeds, Rule, decide
from newsquare.copydesk.sentences import sentence
from newsquare.wire.models import ItemState, WireItem, WireVersion


def file_version(*, item: WireItem, version: WireVersion, now: datetime) -> Deeds:
    """Return what becomes of a version that has just come. What rules decided is kept in the caller's transaction."""
    rules, clerk = rules_of(item.source), Clerk(item.source)
    copy = clerk.copy(version.data, now)
    decision = decide(copy, rules, clerk.otherwise(copy))
    if decision.by:
        _keep(item, version, decision, [rule for rule in rules if decision.of(rule.id)], now)
    return decision.deeds


def _keep(item: WireItem, version: WireVersion, decision: Decision, by: list[Rule], now: datetime) -> None:
    deeds, names = decision.deeds, names_at(item.source.station, [rule.match for rule in by])
    told = [
        {"rule": rule.id, "sentence": sentence(rule.match, rule.deeds, names), "decided": decision.of(rule.id)}
        for rule in by
    ]
    Filing.objects.get_or_create(
        version=version,
        defaults={
            "topics": list(deeds.topics),
            "section": deeds.section,
            "label": deeds.label,
            "fate": deeds.fate,
            "person_id": deeds.person,
            "why": told,
            "decided_at": now,
        },
    )


def spike_by_rule(*, item: WireItem, version: WireVersion, now: datetime) -> None:
    """Put an item aside because a rule says so; the log names the rule."""
    filing = Filing.objects.filter(version=version).first()
    words = next((each["sentence"] for each in filing.why if "fate" in each["decided"]), "") if filing else ""
    item.state = ItemState.SPIKED
    item.save(update_fields=["state"])
    record(Did.SPIKED, item, station=item.source.station, note=words, now=now)

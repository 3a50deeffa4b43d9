"""How copy of a source is filed: its rules, and what they and the source make of a version."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django.db.models import Q

from newsquare.copydesk.models import Filing, SubjectCode, WireRule
from newsquare.copydesk.rules import (
    Copy,
    Deeds,
    Match,
    Rule,
    Topic,
    Words,
    codes_of,
    fits,
    names_of,
    topics_for,
    under,
)
from newsquare.stories.models import Topic as StationTopic
from newsquare.wire.models import OnArrival, Source, WireItem, WireVersion


def rows_of(source: Source) -> list[WireRule]:
    """Return the rules of a source in their order, those that are switched off too."""
    rows = WireRule.objects.filter(source=source).select_related("section", "person").prefetch_related("topics")
    return list(rows.order_by("position", "pk"))


def rules_of(source: Source) -> list[Rule]:
    """Return the rules of a source that are on, in their order."""
    return [rule_of(row) for row in rows_of(source) if not row.is_off]


def rule_of(row: WireRule) -> Rule:
    """Return a rule as it is judged by."""
    deeds = Deeds(
        topics=tuple(topic.slug for topic in row.topics.all()),
        section=row.section.slug if row.section else "",
        label=row.label,
        fate=row.fate,
        person=row.person_id,
    )
    return Rule(row.pk, match_of(row.match), deeds)


def match_of(kept: Mapping[str, Any]) -> Match:
    """Return what copy must be, from how it is kept."""
    since, until = kept.get("since"), kept.get("until")
    return Match(
        words=tuple(Words(each["field"], each["how"], tuple(each["values"])) for each in kept.get("words", ())),
        kind=kept.get("kind", ""),
        urgency=kept.get("urgency"),
        shortest=kept.get("shortest"),
        longest=kept.get("longest"),
        pictured=kept.get("pictured"),
        since=time.fromisoformat(since) if since else None,
        until=time.fromisoformat(until) if until else None,
        days=frozenset(kept.get("days", ())),
    )


def kept_of(match: Match) -> dict[str, Any]:
    """Return how it is kept what copy must be; what is not said is left out."""
    kept: dict[str, Any] = {
        "words": [{"field": each.field, "how": each.how, "values": list(each.values)} for each in match.words],
        "kind": match.kind,
        "urgency": match.urgency,
        "shortest": match.shortest,
        "longest": match.longest,
        "pictured": match.pictured,
        "since": f"{match.since:%H:%M}" if match.since else None,
        "until": f"{match.until:%H:%M}" if match.until else None,
        "days": sorted(match.days),
    }
    return {key: value for key, value in kept.items() if value not in (None, "", [])}


class Clerk:
    """Looks up once what is asked of every version of a source: the station's topics, and the tree of subjects."""

    def __init__(self, source: Source) -> None:
        self.source = source
        topics = StationTopic.objects.filter(station=source.station).prefetch_related("codes").order_by("name", "pk")
        self.topics = [Topic(each.slug, each.name, tuple(code.code for code in each.codes.all())) for each in topics]
        self._above: dict[str, list[str]] = {}
        self._named: dict[str, str] = {}
        self._asked: set[str] = set()

    def copy(self, data: Mapping[str, Any], came_at: datetime) -> Copy:
        """Return a version as rules see it, by the station's clock."""
        codes, names = codes_of(data), names_of(data)
        self._look_up(codes | names)
        codes |= {self._named[name] for name in names if name in self._named}
        return Copy(data, came_at.astimezone(self.source.station.zone), under(codes, names, self._above))

    def otherwise(self, copy: Copy) -> Deeds:
        """Return what the source itself says of copy that no rule fits."""
        source = self.source
        topics = topics_for(copy.data, source.topics, source.topic, self.topics, copy.under)
        return Deeds(tuple(topics), source.section, source.label, source.on_arrival)

    def _look_up(self, wanted: set[str]) -> None:
        new = wanted - self._asked
        self._asked |= new
        rows = SubjectCode.objects.filter(Q(code__in=new) | Q(folded__in=new)) if new else ()
        for row in rows:
            self._above[row.code] = row.above
            if row.folded and not row.is_retired:
                self._named[row.folded] = row.code


def filed(version: WireVersion, source: Source) -> Deeds:
    """Return how a version is filed: as its source's rules decided when it came, else as the source itself says."""
    kept = Filing.objects.filter(version=version).first()
    if kept:
        return Deeds(tuple(kept.topics), kept.section, kept.label, kept.fate, kept.person_id)
    clerk = Clerk(source)
    return clerk.otherwise(clerk.copy(version.data, version.received_at))


def may_be_published(source: Source, data: Mapping[str, Any], came_at: datetime) -> bool:
    """Say whether copy that is just arriving may be published by itself, whenever: then its pictures are fetched."""
    rules = rules_of(source)
    publishing = [rule for rule in rules if rule.deeds.fate == OnArrival.PUBLISH]
    if source.on_arrival == OnArrival.PUBLISH or not publishing:
        return source.on_arrival == OnArrival.PUBLISH
    copy = Clerk(source).copy(data, came_at)
    return any(fits(rule.match, copy, whenever=True) for rule in publishing)


def why(item: WireItem) -> list[Filing]:
    """Return what rules decided of the versions of an item, the newest first."""
    rows = Filing.objects.filter(version__item=item).select_related("person", "version")
    return list(rows.order_by("-version__number"))


__all__ = [
    "Clerk",
    "filed",
    "kept_of",
    "match_of",
    "may_be_published",
    "rows_of",
    "rule_of",
    "rules_of",
    "why",
]

"""What rules would have made of the copy of the last days: the stored versions, judged as they are on arrival."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from newsquare.copydesk.queries.filing import Clerk
from newsquare.copydesk.rules import Copy, Deeds, End, Rule, would_end
from newsquare.wire.models import Source, WireItem, WireVersion
from newsquare.wire.queries import newest_when_they_came

DAYS = 7
MOST = 2000  # Items; of a source that sends more, the newest are judged.


@dataclass(frozen=True)
class Tried:
    """An item that the tried rule fits: what would have become of it, and what did while the rule was not there."""

    item_id: int
    headline: str
    came_at: datetime
    end: End
    before: End
    decided: tuple[str, ...]  # What the tried rule itself decided of it.


@dataclass(frozen=True)
class Trial:
    """What a rule would have done: how many items came, how many were judged, and those that it fits."""

    came: int
    judged: int
    fitting: list[Tried]
    overruled: dict[int, int]  # Rules above it, and in how many items each decided what this one would have.

    def ended(self, fate: str) -> list[Tried]:
        """Return the items of which the rule decided this fate, and that met it."""
        return [each for each in self.fitting if "fate" in each.decided and each.end.fate == fate]

    @property
    def held(self) -> list[Tried]:
        """The items that the rule would publish and that would have waited for a person all the same."""
        return [each for each in self.fitting if "fate" in each.decided and each.end.held]

    @property
    def topics(self) -> list[tuple[str, int]]:
        """How many items the rule would have filed under each topic."""
        filed = [each for each in self.fitting if "topics" in each.decided]
        return Counter(slug for each in filed for slug in each.end.decision.deeds.topics).most_common()


def try_rules(source: Source, rules: Sequence[Rule], tried: int, now: datetime) -> Trial:
    """Judge the copy of the last days by rules, among them the one that is tried."""
    items = WireItem.objects.filter(source=source, first_received_at__gt=now - timedelta(days=DAYS))
    ids = list(items.order_by("-first_received_at", "-pk").values_list("pk", flat=True)[:MOST])
    others = [rule for rule in rules if rule.id != tried]
    fitting, overruled = [], Counter[int]()
    for versions, judged in _judged(source, ids):
        end = would_end(judged, rules)
        if tried not in end.decision.fitting:
            continue
        decided = end.decision.of(tried)
        wanted = next(rule for rule in rules if rule.id == tried).deeds.kinds
        overruled.update({end.decision.by[kind] for kind in wanted if kind not in decided})
        version = versions[end.version]
        fitting.append(
            Tried(
                version.item_id,
                version.headline or str(version.data.get("slugline") or ""),
                versions[0].received_at,
                end,
                would_end(judged, others),
                decided,
            )
        )
    fitting.sort(key=lambda each: (each.came_at, each.item_id), reverse=True)
    return Trial(items.count(), len(ids), fitting, dict(overruled))


def ends_of(source: Source, rules: Sequence[Rule], items: Sequence[int]) -> dict[int, tuple[WireVersion, End]]:
    """Return what rules would have made of items, and by which version."""
    ends = {}
    for versions, judged in _judged(source, items):
        end = would_end(judged, rules)
        ends[versions[0].item_id] = (versions[end.version], end)
    return ends


def _judged(source: Source, items: Sequence[int]) -> Iterator[tuple[list[WireVersion], list[tuple[Copy, Deeds]]]]:
    clerk = Clerk(source)
    rows = WireVersion.objects.filter(item__in=list(items)).order_by("item", "number")
    columns = ("item_id", "number", "headline", "data", "version_created_at", "received_at")
    for _, group in groupby(rows.only(*columns).iterator(chunk_size=200), key=lambda row: row.item_id):
        versions = newest_when_they_came(list(group))
        if not versions:  # A kill alone.
            continue
        copies = [clerk.copy(version.data, version.received_at) for version in versions]
        yield versions, [(copy, clerk.otherwise(copy)) for copy in copies]

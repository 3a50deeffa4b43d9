"""How much comes when, and how fast: counted as it arrives, so that no question about it counts the archive."""

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from newsquare.wire.delays import step_of
from newsquare.wire.formats import Item
from newsquare.wire.models import Delay, Dispatch, Hour, Stage
from newsquare.wire.usual import hour_of

PUBLIC = {"published", "updated", "killed", "withheld"}
STORED = {"new", "update", "held", *PUBLIC}


@dataclass
class Tally:
    """What a dispatch brought, until it is written down."""

    dispatch: Dispatch
    now: datetime
    begun: float = field(default_factory=time.monotonic)
    items: int = 0
    refused: int = 0
    delays: Counter[tuple[Stage, int]] = field(default_factory=Counter)

    def refuse(self) -> None:
        """Count a dispatch of which nothing could be read, at once."""
        self.refused += 1
        self.write()

    def add(self, item: Item, action: str) -> bool:
        """Count an item that was just stored, or refused. Say whether it is new to us."""
        self.items += action in STORED
        self.refused += action == "refused"
        if action in STORED:
            self._time(item, action)
        return action in STORED

    def _time(self, item: Item, action: str) -> None:
        ours = (self.now - self.dispatch.received_at).total_seconds() + time.monotonic() - self.begun
        sent = item.versioncreated_utc
        theirs = (self.dispatch.received_at - sent).total_seconds() if sent and sent <= self.now else None
        if theirs is not None:
            self.delays[Stage.IN, step_of(theirs)] += 1
        if action in PUBLIC:
            self.delays[Stage.OUT, step_of(ours)] += 1
        if theirs is not None and action in PUBLIC:
            self.delays[Stage.WHOLE, step_of(theirs + ours)] += 1

    @transaction.atomic
    def write(self) -> None:
        """Write it down. Of a source's first hour only the number is: what it holds then is old."""
        if not (self.items or self.refused):
            return
        source, at = self.dispatch.source, hour_of(self.now)
        more: dict[str, Any] = {"items": F("items") + self.items, "refused": F("refused") + self.refused}
        more |= {"last_at": self.now} if self.items else {}
        _add(Hour, more, source=source, at=at)
        if Hour.objects.filter(source=source, at__lt=at, items__gt=0).exists():
            for (stage, step), count in self.delays.items():
                day = self.now.date()
                _add(Delay, {"count": F("count") + count}, source=source, day=day, stage=stage, step=step)


def _add(table: "type[Hour] | type[Delay]", more: dict[str, Any], **known: Any) -> None:
    rows: QuerySet[Any] = table._default_manager.filter(**known)
    if not rows.update(**more):
        rows.bulk_create([table(**known)], ignore_conflicts=True)
        rows.update(**more)


def forget_delays(*, now: datetime) -> None:
    """Forget what no question reaches back to."""
    Delay.objects.filter(day__lt=(now - timedelta(days=30)).date()).delete()

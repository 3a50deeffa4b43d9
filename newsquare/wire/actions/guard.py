"""The breaker: of copy that comes by itself, far more than usual waits, and so does what is another source's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.wire.formats import NEWS, Item
from newsquare.wire.formats.keys import short
from newsquare.wire.models import Hour, Look, Source, WireItem
from newsquare.wire.usual import hour_of, usual

TIMES = 10  # So many times the usual is a flood,
NOTICED = 100  # but not fewer items in an hour than these, which are told,
HELD = 600  # and these, which wait.
OPEN = timedelta(hours=1)  # So long everything comes in when somebody said so.
ALIKE, FEWEST = 0.9, 5  # Such a share, of so many items at least, makes a feed another source's.
WAITS = "Far more than usual came at once. It is kept, and comes in by itself in the next hours, or when you let it in."


@dataclass
class Guard:
    """Watches what of one dispatch may come in. What orders something to be withdrawn is not asked."""

    source: Source
    room: int | None  # So many more items; None: as many as there are.
    strange: str = ""

    def holds(self) -> str:
        """Return why the next item must wait; empty where it may come in."""
        return self.strange or (WAITS if self.room is not None and self.room <= 0 else "")

    def let(self) -> None:
        """Count an item that was stored."""
        if self.room is not None:
            self.room -= 1


def guarding(source: Source, items: list[Item], now: datetime) -> Guard:
    """Return the guard for what came by itself from a source."""
    look = Look.objects.filter(source=source).first()
    if look and look.open_until and look.open_until > now:
        return Guard(source, None)
    return Guard(source, room_of(source, len(items), now), _strange(source, items, now))


def room_of(source: Source, wanted: int, now: datetime) -> int | None:
    """Return how many items may still come in within this hour; None where that is no question."""
    here = Hour.objects.filter(source=source, at=hour_of(now)).first()
    so_far = here.items if here else 0
    if so_far + wanted <= HELD:
        return None
    return max(0, max(HELD, round(TIMES * (usual(source, hour_of(now), hours=1) or 0))) - so_far)


def _strange(source: Source, items: list[Item], now: datetime) -> str:
    """Say so where all is another source's and nothing this one's, although this one has sent before."""
    keys = {short(item.key) for item in items if item.kind in NEWS}
    if len(keys) < FEWEST or not (own := source.items.order_by("-pk")[:1].exists()):
        return ""
    if not own or source.items.filter(key__in=keys).exists():
        return ""
    others = WireItem.objects.filter(source__station=source.station_id, key__in=keys).exclude(source=source)
    names = list(others.order_by("source__name", "pk").values_list("source__name", flat=True))
    if len(names) < ALIKE * len(keys):
        return ""
    words = f"All that came is what “{names[0]}” sends: perhaps the address leads to the wrong feed. It waits."
    Look.objects.get_or_create(source=source)
    Look.objects.filter(source=source).exclude(alarm_kind="strange").update(
        alarm=words, alarm_kind="strange", alarm_at=now
    )
    return words


@transaction.atomic
def let_in(*, source: Source, by: User | None, now: datetime) -> None:
    """Let everything in that waits, and what comes within the next hour. It comes in behind this, within a minute."""
    Look.objects.get_or_create(source=source)
    Look.objects.filter(source=source).update(open_until=now + OPEN, alarm="", alarm_kind="", alarm_at=None)
    record(Did.LET_IN, source, by=by, now=now)

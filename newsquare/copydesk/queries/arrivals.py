"""The arrivals list: which items it shows, and what it says of each. A page costs the same number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from newsquare.accounts.models import User
from newsquare.copydesk.models import Take
from newsquare.copydesk.queries.groups import Member, Running, Together, perhaps_ours, running, togethers
from newsquare.copydesk.rules import objection, time_of
from newsquare.stations.models import Station
from newsquare.wire.models import Card, ItemState, Watch, WireItem

TEXTS = ("take__ground", "take__ours", "take__standing", "take__now")
STATES = ("waiting", "changed", "taken", "spiked", "all")


@dataclass(frozen=True)
class Narrowed:
    """How somebody narrowed the list. Nothing set: all that waits."""

    state: str = "waiting"
    source: str = ""
    urgency: int = 0  # At most; 0: any.
    pictures: bool = False
    hours: int = 0  # Of the last so many; 0: ever.
    watched: bool = False
    q: str = ""

    def as_words(self) -> dict[str, str]:
        """Return what differs from a plain list, as the list's address says it."""
        plain = Narrowed()
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            name: str(int(value) if value is True else value)
            for name, value in said.items()
            if value != getattr(plain, name)
        }


@dataclass(frozen=True)
class Mark:
    """Something that one must know of an item before one uses it: killed, withheld, embargo."""

    kind: str
    until: datetime | None = None


@dataclass(frozen=True)
class Arrival:
    """An item as the arrivals list shows it."""

    id: int
    headline: str
    slugline: str
    source: str
    words: int
    pictures: int
    urgency: int | None
    changed_at: datetime
    versions: int
    state: str
    problem: str
    story_id: int | None
    changed_since_taken: bool
    update_id: int | None = None  # Of the take, where a person should look at what the wire changed.
    marks: tuple[Mark, ...] = ()
    running: Running | None = None
    perhaps: Running | None = None  # A story of our own writing that seems to be of the same.
    together: Together | None = None
    watched: bool = False
    changed_for_watcher: bool = False
    age: str = ""

    @property
    def have_already(self) -> Member | None:
        """Return another item of the same event that we have made a story of, where this one is none yet."""
        return self.together.taken if self.together and not self.story_id else None

    @property
    def may_go_out(self) -> bool:
        """Say whether it may be published as it is."""
        return not self.problem and not self.story_id and self.state == ItemState.ARRIVED


def arrived(station: Station, narrowed: Narrowed, *, person: User | None, now: datetime) -> QuerySet[WireItem]:
    """Return the items of a station that a list so narrowed shows, newest first."""
    items = WireItem.objects.filter(source__station=station, latest__isnull=False)
    items = items.filter(_of_state(narrowed.state))
    if narrowed.state == "changed":
        items = items.filter(~Q(latest=F("take__version")) | Q(take__followed__gt=0) | Q(take__conflicts__gt=0))
    if narrowed.source:
        items = items.filter(source__slug=narrowed.source)
    if narrowed.urgency:
        items = items.filter(card__urgency__lte=narrowed.urgency)
    if narrowed.pictures:
        items = items.filter(card__pictures__gt=0)
    if narrowed.hours:
        items = items.filter(changed_at__gte=now - timedelta(hours=narrowed.hours))
    if narrowed.watched:
        items = items.filter(pk__in=Watch.objects.filter(person=person).values("item"))
    for word in narrowed.q.split():
        items = items.filter(Q(latest__headline__icontains=word) | Q(card__slugline__icontains=word))
    return items.select_related("source", "latest", "take", "card").defer(*TEXTS).order_by("-changed_at", "-pk")


def _of_state(state: str) -> Q:
    by_state = {
        "taken": Q(state=ItemState.TAKEN),
        "changed": Q(state=ItemState.TAKEN),
        "spiked": Q(state=ItemState.SPIKED),
        "all": Q(),
    }
    return by_state.get(state, Q(state=ItemState.ARRIVED))


def one_a_group(items: QuerySet[WireItem]) -> QuerySet[WireItem]:
    """Return of each group only the newest of the items that a list shows."""
    newer = Q(changed_at__gt=OuterRef("changed_at")) | Q(changed_at=OuterRef("changed_at"), pk__gt=OuterRef("pk"))
    same = items.order_by().filter(newer, card__group=OuterRef("card__group"))
    return items.filter(~Exists(same))


def rows(items: Iterable[WireItem], *, person: User | None, now: datetime) -> list[Arrival]:
    """Return items as the list shows them. They come from `arrived`, which reads all that is needed."""
    shown = list(items)
    together = togethers(shown)
    taken = {item.pk: take.story_id for item in shown if (take := take_of(item))}
    by_others = {pk: other.story_id for pk, other in together.items() if other.story_id}
    taken = by_others | taken
    public = running(list(taken.values()), now)
    seen = {pk: public[story_id] for pk, story_id in taken.items() if story_id in public}
    ours = perhaps_ours([item for item in shown if item.pk not in seen], now)
    watches = dict(Watch.objects.filter(person=person, item__in=shown).values_list("item_id", "seen_id"))
    return [_row(item, _Known(seen, ours, together, watches), now) for item in shown]


def take_of(item: WireItem) -> Take | None:
    """Return the story's making of an item, if it was taken."""
    return getattr(item, "take", None)


@dataclass(frozen=True)
class _Known:
    """What was read for all items of a page at once, by item."""

    running: Mapping[int, Running]
    ours: Mapping[int, Running]
    together: Mapping[int, Together]
    watches: Mapping[int, int | None]


def _row(item: WireItem, known: _Known, now: datetime) -> Arrival:
    assert item.latest is not None
    data, take = item.latest.data, take_of(item)
    card: Card | None = getattr(item, "card", None)
    return Arrival(
        id=item.pk,
        headline=item.latest.headline or data.get("slugline") or item.key,
        slugline=data.get("slugline") or "",
        source=item.source.name,
        words=card.words if card else 0,
        pictures=card.pictures if card else 0,
        urgency=card.urgency if card else None,
        changed_at=item.changed_at,
        versions=item.latest.number,
        state=item.state,
        problem=item.problem or objection(data),
        story_id=take.story_id if take else None,
        changed_since_taken=take is not None and (take.waits or take.version_id != item.latest_id),
        update_id=take.pk if take and take.waits else None,
        marks=marks_of(data, now),
        running=known.running.get(item.pk),
        perhaps=known.ours.get(item.pk),
        together=known.together.get(item.pk),
        watched=item.pk in known.watches,
        changed_for_watcher=item.pk in known.watches and known.watches[item.pk] != item.latest_id,
        age=age_of(now - item.changed_at),
    )


def age_of(past: timedelta) -> str:
    """Say how old something is, in the fewest words."""
    minutes = max(int(past.total_seconds()) // 60, 0)
    if minutes < 60:
        return _("%(n)s min") % {"n": minutes}
    if minutes < 24 * 60:
        return _("%(n)s h") % {"n": minutes // 60}
    return _("%(n)s d") % {"n": minutes // (24 * 60)}


def marks_of(data: dict[str, Any], now: datetime) -> tuple[Mark, ...]:
    """Return what one must know of copy before one uses it."""
    found = {"canceled": (Mark("killed"),), "withheld": (Mark("withheld"),)}.get(data.get("pubstatus") or "", ())
    embargo = time_of(data.get("embargo_utc"))
    return (*found, Mark("embargo", embargo)) if embargo and embargo > now else found


def watched_and_changed(station: Station, person: User) -> QuerySet[WireItem]:
    """Return the items that a person watches and has not seen since they changed."""
    watches = Watch.objects.filter(person=person).exclude(seen=F("item__latest")).values("item")
    items = WireItem.objects.filter(source__station=station, latest__isnull=False, pk__in=watches)
    return items.select_related("source", "latest").order_by("-changed_at", "-pk")


def since(station: Station, narrowed: Narrowed, *, after: int, person: User | None, now: datetime) -> tuple[int, int]:
    """Return how many items of a list came, and how many changed, after a version was the newest one."""
    found = arrived(station, narrowed, person=person, now=now).filter(latest__gt=after).order_by().select_related(None)
    changed = found.exclude(first_received_at=F("changed_at")).count()
    return found.count() - changed, changed

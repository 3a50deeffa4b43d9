"""What else there is of the same event: other items of the wire, and stories of ours. Few queries for a whole list."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsquare.stations.models import Station
from newsquare.stories.models import Story
from newsquare.stories.queries import public_among, public_stories
from newsquare.wire.models import Card, Likeness, WireItem
from newsquare.wire.queries import telling_words

LATELY = timedelta(hours=48)
MOST_OWN = 150  # Stories of ours that are looked through.
FEWEST, PART = 3, 0.6  # Words of a headline that two must share, and of the shorter one's so large a part.


@dataclass(frozen=True)
class Running:
    """A story of ours that readers can see."""

    story_id: int
    headline: str
    path: str


@dataclass(frozen=True)
class Member:
    """Another item of a group."""

    id: int
    headline: str
    source: str
    words: int
    changed_at: datetime
    state: str
    likeness: str
    like_id: int | None
    origin_id: int
    story_id: int | None


@dataclass(frozen=True)
class Together:
    """What else there is of an item's event, besides itself."""

    others: tuple[Member, ...]
    sources: int  # In all, with the item's own.
    origins: int
    taken: Member | None  # One that we have made a story of.
    newer_than: Member | None  # One of the same source under another id, of which this looks like a newer version.

    @property
    def story_id(self) -> int | None:
        """Return the story that we made of another item of the group."""
        return self.taken.story_id if self.taken else None


def togethers(items: Iterable[WireItem]) -> dict[int, Together]:
    """Return, by item, what else is of its event."""
    cards: dict[int, Card] = {item.pk: item.card for item in items if getattr(item, "card", None)}
    groups = {card.group_id for card in cards.values() if card.group_id}
    members = defaultdict(list)
    for group_id, member in _members(groups):
        members[group_id].append(member)
    found = {}
    for pk, card in cards.items():
        if card.group_id and len(members[card.group_id]) > 1:
            found[pk] = _together(pk, card, members[card.group_id])
    return found


def _members(groups: set[int]) -> Iterable[tuple[int, Member]]:
    cards = Card.objects.filter(group__in=groups, item__latest__isnull=False) if groups else Card.objects.none()
    rows = cards.order_by("item__first_received_at", "item_id").values_list(
        *("group_id", "item_id", "item__latest__headline", "item__key", "item__source__name", "words"),
        *("item__changed_at", "item__state", "likeness", "like_id", "origin_id", "item__take__story_id"),
    )
    for group_id, pk, headline, key, source, words, changed, state, likeness, like, origin, story in rows:
        yield group_id, Member(pk, headline or key, source, words, changed, state, likeness, like, origin or pk, story)


def _together(pk: int, card: Card, members: Sequence[Member]) -> Together:
    others = tuple(member for member in members if member.id != pk)
    newer = card.likeness == Likeness.VERSION
    return Together(
        others=others,
        sources=len({member.source for member in members}),
        origins=len({member.origin_id for member in members}),
        taken=next((member for member in others if member.story_id), None),
        newer_than=next((member for member in others if newer and member.id == card.like_id), None),
    )


def running(story_ids: Sequence[int], now: datetime) -> dict[int, Running]:
    """Return those of some stories that readers can see."""
    public = public_among(story_ids, now) if story_ids else set()
    found = Story.objects.filter(pk__in=public).order_by("pk").values_list("pk", "headline", "path")
    return {pk: Running(pk, headline, path) for pk, headline, path in found}


def perhaps_ours(items: Sequence[WireItem], now: datetime) -> dict[int, Running]:
    """Return, by item, a story that we wrote ourselves and that seems to be of the same: its headline says so."""
    if not items:
        return {}
    ours = _own(items[0].source.station, now)
    found = {}
    for item in items:
        card: Card | None = getattr(item, "card", None)
        words = telling_words(item.latest.headline if item.latest else "", card.slugline if card else "")
        likely = [(_shared(words, others), story) for others, story in ours]
        part, story = max(likely, key=lambda each: each[0], default=(0.0, None))
        if story and part >= PART:
            found[item.pk] = story
    return found


def _own(station: Station, now: datetime) -> list[tuple[frozenset[str], Running]]:
    """Return what of our own writing readers can see of the last days, by the words of its headline."""
    stories = public_stories(station, now).filter(take=None, published_at__gte=now - LATELY)
    rows = stories.values_list("pk", "headline", "path")[:MOST_OWN]
    return [(telling_words(headline, ""), Running(pk, headline, path)) for pk, headline, path in rows]


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= FEWEST else 0.0

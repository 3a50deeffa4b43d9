"""Whether two texts are one origin's, or of one event. The limits come from the labelled set in the tests."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from math import log

from newsquare.wire.likeness.profile import Profile

SHARE, TELLING = 0.5, 0.55  # Copies share at least so large a part of their shingles, and of those that tell.
FORM = 0.35  # Texts that share more words than this and yet tell different things fill the same form.
NAMES, WEIGHT = 0.55, 9.0  # Accounts of one event share so large a part of their names, and names so rare.
FEWEST = 200  # Items from which one learns what is rare; where fewer came, names count as if so many had.


class Kind(StrEnum):
    """In what two items are alike."""

    COPY = "copy"  # One origin's words, perhaps trimmed, added to, under another headline.
    EVENT = "event"  # Other words about the same.


@dataclass(frozen=True)
class Likeness:
    """How two texts are alike, and what part of the shorter one stands in the other."""

    kind: Kind
    share: float


@dataclass(frozen=True)
class Rarity:
    """How often names come in what arrived lately."""

    items: int
    often: Mapping[str, int]

    def weight(self, name: str) -> float:
        """Return how much a name says: nothing when all use it."""
        return max(log(max(self.items, FEWEST) / self.often.get(name, 1)), 0.0)


def compare(one: Profile, other: Profile, rarity: Rarity) -> Likeness | None:
    """Return how two texts are alike, or None."""
    share = _part(one.shingles, other.shingles)
    if share >= SHARE and _part(one.telling, other.telling) >= TELLING:
        return Likeness(Kind.COPY, share)
    if share >= FORM:
        return None
    shared = sum(rarity.weight(name) for name in one.names & other.names)
    whole = min(sum(rarity.weight(name) for name in each.names) for each in (one, other))
    return Likeness(Kind.EVENT, share) if shared >= WEIGHT and shared >= NAMES * whole else None


def _part(one: Set[int], other: Set[int]) -> float:
    return len(one & other) / (min(len(one), len(other)) or 1)

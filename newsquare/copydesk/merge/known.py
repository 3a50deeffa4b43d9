"""Which unit of one text is which of another: what gives a paragraph the same id in all versions."""

import hashlib
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from newsquare.copydesk.merge.text import Unit

ALIKE = 0.5  # Two paragraphs that share so much of their words are one, rewritten;
ALIKE_IN_PLACE = 0.2  # between two neighbours that stayed, where one went and one came, less is enough.
MOST_PAIRS = 250_000
ID = 10  # Letters of an id that we make.

Pairs = dict[int, int]


def same_units(old: Sequence[Unit], new: Sequence[Unit], *, taken: Iterable[str] = ()) -> tuple[Unit, ...]:
    """Return the new units, each with the id of the old one that it is; what is new has an id of its own.

    An id that a new unit brings is believed. `taken` are ids that nothing may be given anew.
    """
    pairs = _by_id(old, new)
    _same_words(old, new, pairs)
    _same_words_elsewhere(old, new, pairs)
    _alike(old, new, pairs)
    _in_place(old, new, pairs)
    used = {unit.id for unit in (*old, *new)} | set(taken)
    brought = {unit.id for unit in old}
    named = []
    for place, unit in enumerate(new):
        if place in pairs:
            named.append(replace(unit, id=old[pairs[place]].id))
            continue
        own = unit.id if unit.id and unit.id not in brought else _fresh(unit, used)
        used.add(own)
        brought.add(own)
        named.append(replace(unit, id=own))
    return tuple(named)


def _fresh(unit: Unit, used: set[str]) -> str:
    count = 0
    while True:
        found = hashlib.sha256(f"{count} {unit.said}".encode()).hexdigest()[:ID]
        if found not in used:
            return found
        count += 1


def _by_id(old: Sequence[Unit], new: Sequence[Unit]) -> Pairs:
    """Pair what has the same id; of several copies the one that says the same, else the first."""
    places = {unit.id: place for place, unit in enumerate(old)}
    pairs: Pairs = {}
    chosen: dict[int, int] = {}
    for place, unit in enumerate(new):
        known = places.get(unit.id)
        if known is None or (old[known].is_text != unit.is_text):
            continue
        if known not in chosen or (old[known].said == unit.said != new[chosen[known]].said):
            chosen[known] = place
    for known, place in chosen.items():
        pairs[place] = known
    return pairs


def _left(old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs) -> tuple[list[int], list[int]]:
    paired = set(pairs.values())
    return [i for i in range(len(old)) if i not in paired], [j for j in range(len(new)) if j not in pairs]


def _same_words(old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs) -> None:
    """Pair what says the same, in the same order."""
    here, there = _left(old, new, pairs)
    said = [old[i].said for i in here], [new[j].said for j in there]
    for start, begin, size in SequenceMatcher(None, *said, autojunk=False).get_matching_blocks():
        for step in range(size):
            pairs[there[begin + step]] = here[start + step]


def _same_words_elsewhere(old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs) -> None:
    """Pair what says the same and was moved."""
    here, there = _left(old, new, pairs)
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for i in here:
        waiting[old[i].said].append(i)
    for j in there:
        if waiting[new[j].said]:
            pairs[j] = waiting[new[j].said].popleft()


def _alike(old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs) -> None:
    """Pair what was rewritten, the most alike first."""
    here, there = _left(old, new, pairs)
    if len(here) * len(there) > MOST_PAIRS:
        return
    bags = {i: _bag(old[i]) for i in here}, {j: _bag(new[j]) for j in there}
    found = []
    for i in here:
        for j in there:
            share = _share(bags[0][i], bags[1][j]) if _may_be(old[i], new[j]) else 0.0
            if share >= ALIKE:
                found.append((-share, abs(i - j), i, j))
    paired: set[int] = set()
    for _, _, i, j in sorted(found):
        if i not in paired and j not in pairs:
            pairs[j] = i
            paired.add(i)


def _in_place(old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs) -> None:
    """Pair the one unit that went with the one that came between the same neighbours."""
    here, there = _left(old, new, pairs)
    now_at = {known: place for place, known in pairs.items()} | {-1: -1, len(old): len(new)}
    free = set(there)
    for i in here:
        begin, end = now_at.get(i - 1), now_at.get(i + 1)
        if begin is None or end is None or end - begin != 2 or begin + 1 not in free:
            continue
        one, other = old[i], new[begin + 1]
        if _may_be(one, other) and _share(_bag(one), _bag(other)) >= ALIKE_IN_PLACE:
            pairs[begin + 1] = i


def _may_be(one: Unit, other: Unit) -> bool:
    return (one.is_text and other.is_text) or one.kind == other.kind


def _bag(unit: Unit) -> Counter[str]:
    return Counter(unit.words.split())


def _share(one: Counter[str], other: Counter[str]) -> float:
    whole = max(one.total(), other.total())
    return (one & other).total() / whole if whole else 0.0

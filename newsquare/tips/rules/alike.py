"""Which ideas say the same: letters sent by many, and the same thing seen by several people."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations

_WORD = re.compile(r"\w+")
_LEAST = 4  # Letters of a word that may tell something.
_ROW = 3  # Words in a shingle.
COPIED = 0.3  # Share of shingles in common from which one text was made of the other.
TOLD = 0.34  # Share of telling words in common from which two people tell of one thing.
_FEWEST = 3  # Telling words that must be shared.
_COMMON = 0.2  # A word in more of the ideas than this tells nothing...
_NEVER_COMMON = 4  # ... but one in so few always does.


def groups_of(texts: Mapping[int, str]) -> list[list[int]]:
    """Return the groups of two or more ideas that are alike, each in the order given."""
    words = {pk: _WORD.findall(text.casefold()) for pk, text in texts.items()}
    rows = {pk: frozenset(zip(*(said[start:] for start in range(_ROW)), strict=False)) for pk, said in words.items()}
    telling = _telling({pk: frozenset(word[:6] for word in said if len(word) >= _LEAST) for pk, said in words.items()})
    found: dict[int, int] = {pk: pk for pk in texts}
    for one, other in _pairs_worth_comparing(telling, rows):
        if _share(rows[one], rows[other]) >= COPIED or _tell_the_same(telling[one], telling[other]):
            first, second = sorted((found[one], found[other]))
            found = {pk: first if head == second else head for pk, head in found.items()}
    groups: dict[int, list[int]] = defaultdict(list)
    for pk in texts:
        groups[found[pk]].append(pk)
    return [group for group in groups.values() if len(group) > 1]


def _telling(words: dict[int, frozenset[str]]) -> dict[int, frozenset[str]]:
    often = Counter(word for said in words.values() for word in said)
    most = max(_NEVER_COMMON, len(words) * _COMMON)
    return {pk: frozenset(word for word in said if often[word] <= most) for pk, said in words.items()}


def _pairs_worth_comparing(
    telling: Mapping[int, frozenset[str]], rows: Mapping[int, frozenset[tuple[str, ...]]]
) -> list[tuple[int, int]]:
    holders: dict[object, list[int]] = defaultdict(list)
    for pk in telling:
        for mark in (*telling[pk], *rows[pk]):
            holders[mark].append(pk)
    shared = Counter(pair for held in holders.values() if len(held) <= 50 for pair in combinations(held, 2))
    return [pair for pair, count in shared.items() if count >= _FEWEST]


def _tell_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _FEWEST and _share(one, other) >= TOLD


def _share(one: frozenset[object], other: frozenset[object]) -> float:
    """Return the share of the shorter one's marks that the other has too."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0

"""Whether two items speak of the same thing, by slug and by words. Pure functions."""

import re

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(
    r"\b(kill|bulletin|mandatory|advisory|urgent|withdrawn|withdrawal|withhold|photo|picture|bc|ap|storno|rückzug"
    r"|annulation|anulacion|anulación|retraction|update|lead|ld|writethru|\d+(st|nd|rd|th))\b",
    re.IGNORECASE,
)
LEAST = 3  # Letters of a word that tells two headlines apart.
SHINGLE = 5  # Words that stand together.


def words_of(text: str) -> list[str]:
    """Return the words of a text, without what agencies write around it."""
    return [word.casefold() for word in _WORD.findall(_MARKS.sub(" ", text))]


def same_slug(one: str, other: str) -> bool:
    """Say whether two slugs name the same story, whatever version each marks."""
    first, second = words_of(one), words_of(other)
    return len("".join(first)) >= 5 and first == second


def likeness(one: str, other: str) -> float:
    """Return the share of telling words that two headlines have in common, from 0 to 1; few words tell nothing."""
    first, second = ({word for word in words_of(text) if len(word) >= LEAST} for text in (one, other))
    if min(len(first), len(second)) < 3:
        return 0.0
    return len(first & second) / len(first | second)


def contained(text: str, other: str) -> float:
    """Return how much of a text stands word for word in another one, from 0 to 1."""
    mine, theirs = _shingles(text), _shingles(other)
    return len(mine & theirs) / len(mine) if len(mine) >= SHINGLE else 0.0


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return {tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}

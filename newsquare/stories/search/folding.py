"""Words as the index knows them. Text and questions go through the same fold, so that they meet.

Pure functions: no database, no clock, no network.
"""

import re
import unicodedata
from functools import lru_cache

from newsquare.stories.rules import LETTERS

LONGEST_WORD = 60
_POSSESSIVE = re.compile(r"['’ʼ`´]s\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W_]+")
_LIKE_SINGULARS = ("ss", "us", "is")
_LONG_PLURALS = ("xes", "ches", "shes", "sses", "zes")
_NO_PLURALS = frozenset({"news", "series", "species", "gas", "texas", "kansas", "arkansas"})


@lru_cache(maxsize=65_536)
def folded(text: str) -> tuple[str, ...]:
    """Return the words of a short text: lower case, no accents, no possessives, thousands without their comma."""
    plain = _THOUSANDS.sub("", _POSSESSIVE.sub("", text)).lower().translate(LETTERS)
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(plain))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a folded word without the s of a plural.

    Wrong for some words, and the same for text and question, so that it only lets a little more be found.
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(_LIKE_SINGULARS) or word in _NO_PLURALS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_LONG_PLURALS) else word[:-1]


@lru_cache(maxsize=65_536)
def stems(text: str) -> tuple[str, ...]:
    """Return the words of a short text as the index holds them."""
    return tuple(stem(word) for word in folded(text))


def indexable(text: str, most: int) -> str:
    """Return a text as the index holds it, at most so many characters of it."""
    return " ".join(word for chunk in text.split() for word in stems(chunk))[:most]

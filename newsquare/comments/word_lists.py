"""The words that are shipped, two lists for a language; short on purpose: what is an insult nearly everywhere.

A listed word holds a comment; it rejects none. What is unkind without such a word is left to readers' reports and to
the moderators. A station may have lists of its own in their place.
"""

from functools import cache
from pathlib import Path

KINDS = ("banned", "suspect")
FOLDER = Path(__file__).with_name("word_lists")


@cache
def shipped(language: str, kind: str) -> tuple[str, ...]:
    """Return the words of a kind for a language such as "en"; none where we ship no list."""
    path = FOLDER / f"{language}-{kind}.txt"
    return tuple(path.read_text(encoding="utf-8").split()) if path.name in _names() else ()


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have lists."""
    return tuple(sorted({name.split("-")[0] for name in _names()}))


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in FOLDER.glob("*.txt"))

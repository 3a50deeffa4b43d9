"""Words that make a moderator look, found through the usual disguises. A listed word holds a comment; it rejects none.

The list is short on purpose: it names what is an insult nearly everywhere. What is unkind without such a word is
left to readers' reports and to the moderators.
"""

import re
import unicodedata
from pathlib import Path

# A word a line; a star stands for any ending.
LISTED = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split()

_DISGUISES = str.maketrans("013457@$!|", "oieastasii")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_WORD = re.compile(r"[\w@$!|*#~]+")
_LONG_DRAWN = re.compile(r"(.)\1{2,}")
_LISTED = re.compile(
    "|".join(f"{re.escape(word[:-1])}.*" if word.endswith("*") else re.escape(word) for word in LISTED)
)


def folded(text: str) -> str:
    """Return text as it compares: without case, accents, unseen characters and odd spacing."""
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).casefold()
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def listed_word(text: str) -> str:
    """Return the first listed word of a text as its author wrote it (folded); empty where there is none."""
    for word in (found.group() for found in _WORD.finditer(folded(text))):
        if any(_LISTED.fullmatch(guise) for guise in _guises(word.strip("*!_~#"))):
            return word
    return ""


def _guises(word: str) -> set[str]:
    undisguised = word.translate(_DISGUISES)
    drawn_once, drawn_twice = _LONG_DRAWN.sub(r"\1", undisguised), _LONG_DRAWN.sub(r"\1\1", undisguised)
    return {word, undisguised, drawn_once, drawn_twice}

"""Text as it compares, and words found in it through the usual disguises. Pure functions."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

# Letters of other scripts that pass for a Latin one (the common part of Unicode's confusables, UTS 39).
_SEEMS = str.maketrans(
    "аеорсухкмнтвіјѕԁɡһӏңԛԝъьαβεηικμνορτυχγωϲϳɑⅼıǀɩøđłʀɴᴀᴇᴏᴜ",
    "aeopcyxkmhtbijsdghlhqwbbabenikuvoptuxywcjaliliodlrnaeou",
)
_DISGUISES = str.maketrans("0134578@$!|", "oieastbasii")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\U000e0000-\U000e0fff]"
)
_WORD = re.compile(r"[\w@$!|*#~]+")
_SPELT = re.compile(r"(?<!\w)(?:[\w@$!|][\s.\-_*·]){2,}[\w@$!|](?!\w)")  # One letter at a time: s.p.e.l.t
_LONG_DRAWN = re.compile(r"(.)\1{2,}")
_MASKED = re.compile(r"(?<=\w)[*#~]+(?=\w)")


def folded(text: str) -> str:
    """Return text as it compares: without case, accents, unseen characters and odd spacing."""
    if text.isascii():  # Most are, and have none of all that.
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).casefold()
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def letters_of(text: str) -> str:
    """Return the letters and digits of a text as they look: the same for all its disguises by script or spacing."""
    return "".join(letter for letter in folded(text).translate(_SEEMS) if letter.isalnum())


def listed_word(text: str, words: tuple[str, ...]) -> str:
    """Return the first listed word of a text as its author wrote it (folded); empty where there is none.

    A star at the end of a listed word stands for any ending.
    """
    if not words:
        return ""
    pattern, plain = _compiled(words)
    for word in _words_of(folded(text)):
        bare = word.strip("*!_~#")
        if any(pattern.fullmatch(guise) for guise in _guises(bare)) or _hides(bare, plain):
            return word
    return ""


def _words_of(text: str) -> Iterator[str]:
    """Yield the words of a folded text, and those that are spelt with something between the letters."""
    yield from (found.group() for found in _WORD.finditer(text))
    yield from (re.sub(r"[\s.\-_*·]", "", found.group()) for found in _SPELT.finditer(text))


def _guises(word: str) -> set[str]:
    undisguised = word.translate(_SEEMS).translate(_DISGUISES)
    drawn_once, drawn_twice = _LONG_DRAWN.sub(r"\1", undisguised), _LONG_DRAWN.sub(r"\1\1", undisguised)
    return {word, undisguised, drawn_once, drawn_twice}


def _hides(word: str, plain: Iterable[str]) -> bool:
    """Say whether stars in the middle of a word hide letters of a listed one."""
    if not _MASKED.search(word):
        return False
    masked = re.compile("".join("." if letter in "*#~" else re.escape(letter) for letter in word))
    return any(masked.fullmatch(listed) for listed in plain)


@lru_cache(maxsize=64)
def _compiled(words: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    plain = [folded(word) for word in words if folded(word).strip("*")]
    one_of = "|".join(f"{re.escape(word[:-1])}.*" if word.endswith("*") else re.escape(word) for word in plain)
    return re.compile(one_of or r"(?!)"), tuple(word.removesuffix("*") for word in plain)

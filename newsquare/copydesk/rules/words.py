"""Words as they are compared: without case, accents and marks, and whole."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = " | "  # Parts two texts, so that no phrase reaches from one into the next.


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return the words of a text, each between single spaces: `Café, Riverbend’s` is ` cafe riverbend s `."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return f" {' '.join(_WORD.findall(plain))} "


def all_folded(texts: Iterable[str]) -> str:
    """Return several texts as one to look in."""
    return _BETWEEN.join(folded(text) for text in texts)


def holds(looked_in: str, phrase: str) -> bool:
    """Say whether folded text holds the words of a phrase, in their order. A phrase without words is in nothing."""
    wanted = folded(phrase)
    return bool(wanted.strip()) and wanted in looked_in

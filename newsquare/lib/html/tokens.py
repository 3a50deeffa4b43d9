"""The tokens of HTML that nh3 has written, and a guard for HTML that nobody has read yet."""

import re
from collections.abc import Iterator

from newsquare.lib.html.elements import INLINE

# In nh3's output every `<` of the text and every `"` of an attribute is escaped, so a plain expression reads it.
_TOKEN = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*/?>|([^<]+)|<')
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_FORMATTING = {*INLINE, "big", "font", "nobr", "span", "strike", "tt"}
_CLOSE_THEMSELVES = {"p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup"}
_EMPTY = {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "source", "track", "wbr", "param", "embed"}
_MONSTER = re.compile(r"<[a-zA-Z/!?][^<>]{20000,}>?")
MAX_DEPTH = 200
MAX_REOPENED = 20_000
"""Elements that a browser would open again because they were left open: a few bytes can ask for millions."""

_FEW = 140
"""So few tags can neither nest too deep nor ask for too much."""

Token = tuple[str, str, str]
"""(kind, name, text): kind is `text`, `start` or `end`; text is the token as written."""


def tokens(html: str) -> Iterator[Token]:
    """Read HTML as nh3 writes it."""
    for found in _TOKEN.finditer(html):
        slash, name, _, text = found.groups()
        if text is not None:
            yield "text", "", text
        elif name:
            yield ("end" if slash else "start"), name.lower(), found.group()


def without_monsters(html: str) -> str:
    """Return HTML without tags of more than 20,000 letters, on whose attributes parsers spend minutes."""
    return _MONSTER.sub(" ", html) if len(html) > 20_000 else html


def is_a_bomb(html: str) -> bool:
    """Say whether parsing this would cost far more than its length: nested too deep, or reopened too often."""
    if html.count("<") <= _FEW:
        return False
    depth = formatting = reopened = 0
    for found in _TAG.finditer(html):
        closing, name = found.group(1), found.group(2).lower()
        if name in _CLOSE_THEMSELVES or name in _EMPTY:
            reopened += formatting
        else:
            step = -1 if closing else 1
            depth = max(0, depth + step)
            formatting = max(0, formatting + step) if name in _FORMATTING else formatting
            reopened += formatting if name not in _FORMATTING else 0
        if depth > MAX_DEPTH or reopened > MAX_REOPENED:
            return True
    return False

"""The words of a cleaned body."""

import re
from html import unescape

from newsquare.lib.html.elements import INLINE
from newsquare.lib.html.tokens import tokens

_SPACE = re.compile(r"[ \t\r\f\v\n\xa0]+")
_CELL_EDGE = frozenset({"td", "th"})


def paragraphs_of(html: str) -> list[str]:
    """Return the text of each block of a body that `clean_body` made, line breaks kept as line breaks."""
    blocks: list[list[str]] = [[]]
    for kind, name, text in tokens(html):
        if kind == "text":
            blocks[-1].append(_SPACE.sub(" ", unescape(text)))
        elif name == "br":
            blocks[-1].append("\n")
        elif name in _CELL_EDGE:
            blocks[-1].append(" ")
        elif name not in INLINE:
            blocks.append([])
    lines = (_lines("".join(block)) for block in blocks)
    return [line for line in lines if line]


def words_of(html: str) -> str:
    """Return the words of a cleaned body, paragraphs parted by a blank line."""
    return "\n\n".join(paragraphs_of(html))


def _lines(text: str) -> str:
    return "\n".join(re.sub(" +", " ", line).strip() for line in text.split("\n")).strip()


def blocks_of(html: str) -> list[str]:
    """Return the outermost blocks of a cleaned body, each as HTML."""
    blocks, depth, so_far = [], 0, []
    for kind, _, text in tokens(html):
        so_far.append(text)
        depth += {"start": 1, "end": -1}.get(kind, 0) if text != "<br>" else 0
        if depth == 0 and kind == "end":
            blocks.append("".join(so_far))
            so_far = []
    return blocks

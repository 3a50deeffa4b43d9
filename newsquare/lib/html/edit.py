"""Words in a text of HTML: read block by block, and replaced without a change to the elements around them."""

import re
from dataclasses import dataclass
from html import escape, unescape

from newsquare.lib.html.elements import INLINE
from newsquare.lib.html.tokens import tokens

_LETTER = re.compile(r"&[#\w]+;|.", re.DOTALL)
_EMPTY = re.compile(r"<(\w+)(?: [^>]*)?></\1>")


@dataclass(frozen=True)
class _Letter:
    """A letter as read, and where it is written: in which token, from where to where."""

    char: str
    token: int
    start: int
    end: int


def texts_of(html: str) -> list[str]:
    """Return the text of each block, white space made one space. Empty blocks are left out."""
    return ["".join(letter.char for letter in block) for block in _blocks(html)]


def with_words(html: str, block: int, start: int, end: int, words: str) -> str:
    """Return the HTML with the letters from `start` to `end` of a block's text (`texts_of`) replaced by words."""
    written = [text for _, _, text in tokens(html)]
    cut = _blocks(html)[block][start:end]
    for number in sorted({letter.token for letter in cut}, reverse=True):
        here = [letter for letter in cut if letter.token == number and letter.end > letter.start]
        if here:
            new = escape(words, quote=False) if number == cut[0].token else ""
            written[number] = written[number][: here[0].start] + new + written[number][here[-1].end :]
    return (
        _without_empty("".join(written)) if not words or len({letter.token for letter in cut}) > 1 else "".join(written)
    )


def _blocks(html: str) -> list[list[_Letter]]:
    read = list(tokens(html))
    if "".join(text for _, _, text in read) != html:
        return []  # Not as the editor writes it: better left alone.
    blocks: list[list[_Letter]] = [[]]
    for number, (kind, name, text) in enumerate(read):
        if kind == "text":
            _read(blocks[-1], number, text)
        elif name == "br":
            _add(blocks[-1], _Letter(" ", number, 0, 0))
        elif name not in INLINE:
            blocks.append([])
    return [_stripped(block) for block in blocks if _stripped(block)]


def _read(block: list[_Letter], number: int, text: str) -> None:
    for found in _LETTER.finditer(text):
        for char in unescape(found.group()):
            _add(block, _Letter(" " if char.isspace() else char, number, found.start(), found.end()))


def _add(block: list[_Letter], letter: _Letter) -> None:
    if letter.char != " " or (block and block[-1].char != " "):
        block.append(letter)


def _stripped(block: list[_Letter]) -> list[_Letter]:
    return block[:-1] if block and block[-1].char == " " else block


def _without_empty(html: str) -> str:
    before = ""
    while before != html:
        before, html = html, _EMPTY.sub("", html)
    return html

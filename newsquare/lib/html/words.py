"""The words of a cleaned body."""

import re
from html import unescape

from newsquare.lib.html.elements import INLINE

_SPACE = re.compile(r"[ \t\r\f\v\n\xa0]{2,}|[\t\r\f\v\n\xa0]")
_ODD_SPACES = ("  ", "\n", "\xa0", "\t", "\r", "\f", "\v")
_TAG = r"(?=[\s/>])(?:[^<>\"]|\"[^\"]*\")*>"
_INLINE = re.compile(rf"</?(?:{'|'.join(sorted(INLINE))}){_TAG}")
_BREAK = re.compile(rf"</?br{_TAG}")
_CELL = re.compile(rf"</?t[dh]{_TAG}")
_BLOCK = re.compile(rf"</?[a-z][a-z0-9]*{_TAG}")
_BLOCK_EDGE = re.compile(rf"<(/?)(?!(?:br|{'|'.join(sorted(INLINE))})[\s/>])[a-z][a-z0-9]*{_TAG}")
_LINE, _EDGE = "\x01", "\x00"  # Stand in no text: nh3 lets neither through.


def paragraphs_of(html: str) -> list[str]:
    """Return the text of each block of a body that `clean_body` made, line breaks kept as line breaks."""
    marked = html.replace(_LINE, "").replace(_EDGE, "")
    if "<br" in marked:
        marked = _BREAK.sub(_LINE, marked)
    if "<t" in marked:
        marked = _CELL.sub(" ", marked)
    marked = _BLOCK.sub(_EDGE, _INLINE.sub("", marked))
    text = unescape(marked)
    if any(odd in text for odd in _ODD_SPACES):
        text = _SPACE.sub(" ", text)
    return [line for block in text.split(_EDGE) if (line := _lines(block))]


def words_of(html: str) -> str:
    """Return the words of a cleaned body, paragraphs parted by a blank line."""
    return "\n\n".join(paragraphs_of(html))


def _lines(block: str) -> str:
    if _LINE not in block:
        return block.strip()
    return "\n".join(line.strip() for line in block.split(_LINE)).strip()


def blocks_of(html: str) -> list[str]:
    """Return the outermost blocks of a cleaned body, each as HTML."""
    blocks, depth, begun = [], 0, 0
    for found in _BLOCK_EDGE.finditer(html):
        depth += -1 if found.group(1) else 1
        if depth == 0 and found.group(1):
            blocks.append(html[begun : found.end()])
            begun = found.end()
    return blocks

"""Turns the plain text of the demo's stories into blocks.

A blank line parts the pieces. `## ` begins a heading, `- ` and `1. ` a list, `> ` a pull quote whose last line may be
`> — who said it`. `:::facts Title`, `:::table Caption`, `:::picture drawing` and `:::video drawing address` open a
block that `:::` closes; the address of a video that is made here is `drawn`.
`@2 ` before a piece: it came with the second update; `@<2 `: it went with it.
"""

import re
from collections.abc import Iterator
from html import escape

from newsquare.demo.drawings import DRAWINGS
from newsquare.demo.nouns import Block, Facts, Illustration, Quote, Table, Text, Video

FENCE = re.compile(r"^:::(\w+) ?(.*)\n((?:.*\n)*?):::$", re.M)
MARK = re.compile(r"^@(<?)(\d+) ")
INLINE = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*"), r"<i>\1</i>"),
    (re.compile(r"\[(.+?)\]\(([^)\s]+)\)"), r'<a href="\2">\1</a>'),
)


class ProseError(ValueError):
    """A piece of a text that cannot be understood."""


def blocks(text: str, updates: int, credit: str) -> tuple[Block, ...]:
    """Return the blocks of a story as it stood after so many updates."""
    found: list[Block] = []
    for piece in _pieces(text, updates):
        block = _block(piece, credit)
        if isinstance(block, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].html + block.html)
        else:
            found.append(block)
    return tuple(found)


def illustration(drawing: str, caption: str, credit: str, alt: str = "") -> Illustration:
    """Return a drawn picture with its words. Raises ProseError when there is no such drawing."""
    if drawing not in DRAWINGS:
        raise ProseError(f"there is no drawing “{drawing}”")
    return Illustration(drawing, caption, alt or DRAWINGS[drawing].alt, credit)


def _pieces(text: str, updates: int) -> Iterator[str]:
    joined = FENCE.sub(lambda match: match.group().replace("\n\n", "\n"), text.replace("\r\n", "\n"))
    for piece in re.split(r"\n\s*\n", joined.strip()):
        mark = MARK.match(piece)
        if not mark:
            yield piece.strip()
        elif (updates < int(mark[2])) == bool(mark[1]):
            yield piece[mark.end() :].strip()


def _block(piece: str, credit: str) -> Block:
    if fence := FENCE.match(piece):
        return _fenced(fence[1], fence[2].strip(), fence[3].strip(), credit)
    if piece.startswith("> "):
        said, _, who = "\n".join(line.removeprefix("> ") for line in piece.splitlines()).partition("\n— ")
        return Quote(said.strip(), who.strip())
    return Text(_plain(piece))


def _fenced(kind: str, title: str, inside: str, credit: str) -> Block:
    match kind:
        case "facts":
            return Facts(title, _plain(inside))
        case "table":
            return Table(title, inside)
        case "picture":
            return illustration(title, inside, credit)
        case "video":
            drawing, _, address = title.partition(" ")
            return Video(address, illustration(drawing, inside, credit))
    raise ProseError(f"“:::{kind}” means nothing")


def _plain(piece: str) -> str:
    lines = piece.splitlines()
    if piece.startswith(":::"):
        raise ProseError(f"“{lines[0]}” is never closed")
    if piece.startswith("## "):
        return f"<h2>{_inline(piece[3:])}</h2>"
    for sign, tag in ((r"- ", "ul"), (r"\d+\. ", "ol")):
        if all(re.match(sign, line) for line in lines):
            points = [_inline(re.sub(f"^{sign}", "", line)) for line in lines]
            return f"<{tag}>{''.join(f'<li>{point}</li>' for point in points)}</{tag}>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _inline(text: str) -> str:
    text = escape(text, quote=False)
    for pattern, markup in INLINE:
        text = pattern.sub(markup, text)
    return text

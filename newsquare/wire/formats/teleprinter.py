"""What the formats of teleprinter lines share: marks of control, letters of one byte, lines of a fixed width."""

import re
from collections.abc import Iterator
from html import escape

from newsquare.lib.text import unseen_out

SOH, STX, ETX, EOT = "\x01", "\x02", "\x03", "\x04"
"""Begin the head, the text, what follows the text; end the message (ISO 646)."""

MOST_MESSAGES = 1_000
CUT_OFF = "It breaks off: the mark at its end is missing."
_CONTROL = re.compile("[\x00-\x06\x0b-\x1f\x7f]")
_ROW = re.compile(r"\|.*\|$")
_BULLET = re.compile(r"[*•–-]\s+(?=\S)")
_WIDTH = 69  # Letters of a line on a teleprinter.
_LONGEST_LINE = 120  # Whatever is longer was never broken into lines.


def messages_in(raw: bytes) -> Iterator[str]:
    """Yield the messages of a transmission, each from its SOH on, as letters: UTF-8, else Windows-1252."""
    text = letters(raw)
    yield from (f"{SOH}{part.partition(EOT)[0]}" for part in text.split(SOH)[1 : MOST_MESSAGES + 1])


def letters(raw: bytes) -> str:
    """Return letters of UTF-8, else of Windows-1252, which is what lines of one byte a letter hold."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace").replace("\ufffd", "")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unmarked(text: str) -> str:
    """Return a text without marks of control, spaces kept."""
    return unseen_out(_CONTROL.sub("", text))


def continues(line: str, following: str, width: int = _WIDTH) -> bool:
    """Say whether a line was only broken because the next word had no room in it."""
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    return bool(first) and len(line.rstrip()) + 1 + len(first) > width - 3


def joined_lines(lines: list[str]) -> list[str]:
    """Put lines that were broken for want of room together again."""
    found: list[str] = []
    broken = False
    for at, line in enumerate(lines):
        if broken:
            found[-1] = f"{found[-1]} {line.strip()}"
        elif line.strip():
            found.append(line.strip())
        broken = at + 1 < len(lines) and continues(line, lines[at + 1])
    return found


def html_of(paragraph: str) -> str:
    """Return a paragraph of lines as HTML: running text, a list, or a table of `| cell | cell |`."""
    lines = [line.rstrip() for line in paragraph.split("\n") if line.strip()]
    if lines and all(_ROW.match(line.strip()) for line in lines):
        return table_of([[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines])
    if any(len(line) > _LONGEST_LINE for line in lines):
        return "".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in lines)
    if is_list(paragraph):
        return f"<ul>{''.join(f'<li>{escape(each, quote=False)}</li>' for each in _bullets(lines))}</ul>"
    return f"<p>{'<br>'.join(escape(each, quote=False) for each in joined_lines(lines))}</p>" if lines else ""


def is_list(paragraph: str) -> bool:
    """Say whether a paragraph is a list: its first line begins with a bullet, and another one too."""
    first, *others = paragraph.strip().split("\n")
    return _BULLET.match(first) is not None and any(_BULLET.match(line.lstrip()) for line in others)


def _bullets(lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        bare = _BULLET.sub("", line.strip(), count=1)
        if bare != line.strip() or not found:
            found.append(bare)
        else:
            found[-1] = f"{found[-1]} {bare}"
    return found


def table_of(rows: list[list[str]]) -> str:
    """Return rows of cells as a table."""
    cells = ("".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) for row in rows)
    return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"

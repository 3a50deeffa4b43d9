"""Text without markup put into paragraphs: at blank lines, else at indents, else at long lines."""

import re
from html import escape

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_INDENT = re.compile(r"\n(?=(?:[^\S\n]{2,}|\t)\S)")
_LONG = 100
"""Characters: where lines are mostly longer, each is a paragraph and not a piece of one."""


def paragraphs_of_text(text: str) -> str:
    """Return plain text as paragraphs of HTML."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    parts = _BLANK.split(text)
    if len(parts) == 1:
        parts = _INDENT.split(text)
    if len(parts) == 1 and _are_paragraphs(text.split("\n")):
        parts = text.split("\n")
    joined = (" ".join(part.split()) for part in parts)
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in joined if part)


def _are_paragraphs(lines: list[str]) -> bool:
    return len(lines) > 1 and sum(len(line) > _LONG for line in lines) * 2 >= len(lines)

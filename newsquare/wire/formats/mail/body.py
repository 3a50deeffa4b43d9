"""The texts of a message as one cleaned body, and the pictures that stand in it."""

import re
from html import escape

from newsquare.lib.html import clean_body
from newsquare.wire.formats.item import Picture
from newsquare.wire.formats.mail.parts import Text
from newsquare.wire.formats.rss.body import read_body

_OUTSIDE = re.compile(r"(?is)<div\b[^>]*class=[\"']?[^\"'>]*\b(?:gmail_signature|moz-signature)\b.*?</div>")
_FULL_LINE = 50  # Letters: a line of a paragraph that was broken to fit a screen of 70 to 80.


def body_of(texts: list[Text]) -> tuple[str, tuple[Picture, ...]]:
    """Return the body, cleaned, and what pictures its HTML names."""
    bodies: list[str] = []
    pictures: list[Picture] = []
    for text in texts:
        if text.is_html:
            html, found = read_body(_OUTSIDE.sub("", text.words), None)
            bodies.append(html)
            pictures += found
        else:
            bodies.append(clean_body(_from_plain(text.words)))
    return "".join(bodies), tuple(pictures)


def _from_plain(text: str) -> str:
    """Put plain text into paragraphs; lines that were only broken to fit a screen are joined again (RFC 3676)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = re.split(r"\n[^\S\n]*\n\s*", text.strip("\n"))
    return "".join(f"<p>{_lines(part)}</p>" for part in parts if part.strip())


def _lines(part: str) -> str:
    lines = part.split("\n")
    broken = len(lines) > 1 and all(len(line) >= _FULL_LINE for line in lines[:-1]) and not part.startswith(">")
    return (" " if broken else "<br>").join(escape(line.rstrip(), quote=False) for line in lines)

"""A body, wherever it comes from, as clean HTML with its words, and with what else stood in it."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from newsquare.lib.html import clean_body, is_a_bomb, without_monsters, words_of
from newsquare.lib.text import characters_only, one_line
from newsquare.wire.formats.copy.found import Found, Known, letters
from newsquare.wire.formats.copy.plain import paragraphs_of_text
from newsquare.wire.formats.copy.tables import NO_TEXT
from newsquare.wire.formats.copy.writer import Writer
from newsquare.wire.formats.markup import local

_TAGS = (
    "a|article|b|blockquote|body|br|center|div|em|figure|font|h[1-6]|hr|html|i|img|li|ol|p|pre|section|span|strong|sub|sup"
    "|table|t[dhr]|u|ul"
)
_MARKUP = re.compile(rf"<(?:/?(?:{_TAGS})(?:\s[^<>]*)?/?|!--[^<>]*--)>", re.IGNORECASE)
"""Not every word in angle brackets is markup: Reuters writes shares so, `<PELL.N>`."""
_NOTICE = re.compile(r"(?:©|\(c\)\s|™\s*(?:&|and)\s*©|copyright\s+(?:©|\(c\)|\d{4}))", re.IGNORECASE)
_LONGEST_NOTICE = 400


@dataclass(frozen=True, slots=True)
class Copy:
    """A story's text and what else its body held."""

    html: str
    words: str
    found: Found


def copy_of_element(element: Any, known: Known) -> Copy:
    """Read a body made of elements; one that holds only text, or escaped markup, is read as what it is."""
    if not len(element):
        return copy_of_text(element.text or "", known)
    if local(element).lower() in NO_TEXT:
        return Copy("", "", Found())
    writer = Writer(known)
    writer.children(element)
    if writer.bodies:
        writer.only(writer.bodies)
    if _is_one_text(element) and any(part.strip() for part in writer.parts):  # What was taken out stays out.
        return copy_of_text("".join(element.itertext()), known)
    return _finished("".join(writer.parts), writer.found, known)


def _is_one_text(element: Any) -> bool:
    """Say whether the elements are only a shell around text that has no markup of its own."""
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
        if local(element).lower() in {"p", "table", "ul", "ol"}:
            return False
    return not len(element) and bool(element.text)


def copy_of_text(text: str, known: Known) -> Copy:
    """Read a body that came as characters: HTML, HTML escaped once more, or plain text."""
    text = without_monsters(characters_only(text))
    if not _MARKUP.search(text) and "&lt;" in text:
        text = unescape(text)
    if not _MARKUP.search(text):
        return _finished(paragraphs_of_text(text), Found(), known)
    if is_a_bomb(text):
        return _finished(text, Found(), known)
    try:
        tree = lxml_html.fragment_fromstring(text, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return _finished(text, Found(), known)
    writer = Writer(known)
    writer.children(tree)
    return _finished("".join(writer.parts), writer.found, known)


def _finished(html: str, found: Found, known: Known) -> Copy:
    body = clean_body(html)
    if not body:
        return Copy("", "", found)
    body, notice = _without_notice(body)
    found.notice = found.notice or notice
    body = _without_dateline(body, known.dateline)
    return Copy(body, words_of(body), found)


def _without_notice(body: str) -> tuple[str, str | None]:
    """Take the copyright line off the end of a body."""
    start = body.rfind("<p>")
    if start < 0 or not body.endswith("</p>") or not _NOTICE.search(body, start, start + 200):
        return body, None
    text = one_line(words_of(body[start:]))
    if len(text) > _LONGEST_NOTICE or not _NOTICE.match(text) or "</p>" in body[start:-4]:
        return body, None
    return body[:start], text


def _without_dateline(body: str, dateline: str | None) -> str:
    """Take off a dateline that has a field of its own, where the first words are exactly that."""
    if not dateline or not body.startswith("<p>"):
        return body
    start = 3
    text = re.match(r"[^<]*", body[start:])
    head = unescape(text.group()) if text else ""
    wanted = dateline.rstrip(" -–—")
    rest = head[len(wanted) :] if head.startswith(wanted) else None
    if rest is None or not re.match(r"\s*[-–—]{1,2}\s", rest) or not letters(wanted):
        return body
    cut = len(wanted) + len(re.match(r"\s*[-–—]{1,2}\s*", rest).group())  # type: ignore[union-attr]  # Matched above.
    written = body[start : start + (text.end() if text else 0)]
    return body if len(written) != len(head) else body[:start] + body[start + cut :]

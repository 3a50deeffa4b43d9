"""The HTML of an agency's body without what stands in it beside the story: headline, pictures, boxes of links."""

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from newsquare.lib.html import clean_body, without_monsters
from newsquare.lib.html.tokens import is_a_bomb
from newsquare.lib.text import characters_only, one_line

OUTSIDE = {"dat", "linkbox"}
"""Classes with which agencies mark what is no part of the text."""

_WORTH_A_LOOK = re.compile(r"<(?:h1|figure|img|title|header|body|section|aside|div)\b|class=", re.IGNORECASE)


def body_of(html: str, headline: str | None = None) -> str | None:
    """Return the body cleaned, without pictures and their captions, and without its headline repeated."""
    html = without_monsters(characters_only(html))
    if _WORTH_A_LOOK.search(html) and not is_a_bomb(html):
        html = _without_the_rest(html, headline)
    return clean_body(html) or None


def _without_the_rest(html: str, headline: str | None) -> str:
    try:
        tree = lxml_html.fragment_fromstring(html, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return html
    for element in list(tree.iter(etree.Element)):
        if element is not tree and element.getparent() is not None and _is_outside(element, headline):
            element.drop_tree()
    return str(lxml_html.tostring(tree, encoding="unicode"))


def _is_outside(element: Any, headline: str | None) -> bool:
    if element.tag == "figure":
        return element.find(".//img") is not None or element.find(".//p") is None
    if element.tag in {"h1", "title"}:
        return one_line(element.text_content()) == headline
    return bool(OUTSIDE.intersection((element.get("class") or "").lower().split()))


def paragraphs(text: str) -> str | None:
    """Return plain text as a cleaned body: blank lines part paragraphs, or else the ends of lines."""
    text = characters_only(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    parts = re.split(r"\n[^\S\n]*\n\s*" if re.search(r"\n[^\S\n]*\n", text) else r"\n", text)
    escaped = (part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for part in parts)
    return clean_body("".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in escaped)) or None


def same_words(one: str | None, other: str | None) -> bool:
    """Say whether two texts, one of them perhaps cleaned HTML, have the same letters."""
    return _letters(one) == _letters(other)


def is_the_beginning(summary: str, words: str) -> bool:
    """Say whether a summary only repeats how the text, of which these are the words, begins."""
    start = _letters(summary.rstrip("…. []"))
    return bool(start) and _letters(words[: 2 * len(summary) + 200]).startswith(start)


def _letters(text: str | None) -> str:
    return re.sub(r"\W+", "", text or "").lower()

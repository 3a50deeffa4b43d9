"""Words and inline markup counted by expressions alone, without a parser of HTML."""

import re
from collections import Counter
from html import unescape

from newsquare.wire.conformance.told import Body

_PREFIX = re.compile(r"(</?)[A-Za-z][\w.-]*:(?=[A-Za-z])")
_GONE = re.compile(
    r"(?is)<!--.*?-->|<\?.*?\?>|<(script|style|figcaption|iframe|title|noscript|svg|template|object|video|audio|textarea)\b[^<>]*?"
    r"(?:/>|>.*?(?:</\1\s*>|\Z))"
)
_BLOCK = re.compile(
    r"(?i)</?(?:p|div|br|li|ul|ol|dl|dt|dd|t[dhr]|table|tbody|thead|caption|h\d|hl\d|hr|pre|blockquote|bq|figure|img|section"
    r"|article|header|footer|aside|main|body|block|fn|nitf-table|td|address)\b[^<>]*>"
)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_MARKS = {
    "em": r"(?:em|i)",
    "strong": r"(?:strong|b)",
    "link": r"a(?=[^<>]*\bhref\s*=\s*[\"']?\s*(?:https?:|mailto:))",
    "item": r"li",
    "heading": r"(?:h[1-6]|hl2)",
}
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def body_of(markup: str, aside: str = "") -> Body:
    """Count what a piece of HTML, XHTML or NITF says; `aside` is markup whose words may stand in the text or not."""
    markup = without(markup)
    marks = Counter({name: _count(pattern, markup) for name, pattern in _MARKS.items()})
    return Body(tuple(words_of(markup)), +marks, Counter(words_of(without(aside))))


def without(markup: str) -> str:
    """Return markup without prefixes, comments, code and captions."""
    return _GONE.sub(" ", _PREFIX.sub(r"\1", markup))


def words_of(markup: str) -> list[str]:
    """Return the words in their order; inline elements part no word, blocks do."""
    text = unescape(_TAG.sub("", _BLOCK.sub(" ", markup)))
    if re.search(r"&(?:#\d+|#x[\da-fA-F]+|[a-z]+);", text):
        text = unescape(text)
    text = _TAG.sub("", text)  # Markup that a machine escaped is no word of the story.
    return [word.replace("’", "'") for word in _WORD.findall(text.replace("\xad", "").replace("\u200b", ""))]


def _count(pattern: str, markup: str) -> int:
    """Count the elements that hold at least one word."""
    found = re.finditer(rf"(?is)<({pattern})(?=[\s>])[^<>]*(?<!/)>(.*?)</\1\s*>", markup)
    return sum(1 for each in found if words_of(each[2]))

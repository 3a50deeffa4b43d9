"""Plain text out of fields in which feeds put entities and a little markup."""

import re
from html import unescape

from newsquare.lib.text import or_none

_MARKUP = re.compile(
    r"</?(?:a|abbr|b|br|cite|div|em|font|i|p|q|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.IGNORECASE
)


def without_entities(text: str | None) -> str | None:
    """Return a title that is text and no markup: its `<b>` is what it speaks of, its entities are still resolved."""
    return or_none(unescape(text) if text and "&" in text else text)


def plain(text: str | None) -> str | None:
    """Return a title or name without markup and with its entities resolved; a lone `<` stays what it is."""
    if text and "&" in text:
        text = unescape(text)
    if text and "<" in text:
        text = _MARKUP.sub("", text)
    return or_none(text)

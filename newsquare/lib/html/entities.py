"""Entities that were escaped once too often, mended where there is no doubt."""

import re
from html import escape, unescape

_TWICE = re.compile(
    r"&amp;(#(?:[1-9]\d{1,5}|[xX][0-9a-fA-F]{2,5});"
    r"|(?:amp|nbsp|quot|apos|[lr][sd]quo|[nm]dash|hellip|bull|middot|copy|reg|trade|deg|pound|euro|frac12|frac14|frac34"
    r"|[aeiouyAEIOUY](?:acute|grave|circ|uml|tilde|ring)|[nN]tilde|[cC]cedil|szlig|oslash|aelig);)"
)
_ESCAPED_MARKUP = re.compile(r"&lt;/(?:p|div|em|strong|a|li|h[1-6])&gt;|&lt;br ?/?&gt;", re.IGNORECASE)


def mend_entities(html: str) -> str:
    """Mend `&amp;#8217;` and `&amp;rsquo;`; leave `&amp;lt;` alone, for a text may be about markup."""
    before = ""
    while before != html and "&amp;" in html:
        before, html = html, _TWICE.sub(_once, html)
    return html


def _once(found: re.Match[str]) -> str:
    return escape(unescape("&" + found.group(1))).replace("\xa0", "&nbsp;")


def is_escaped_markup(html: str) -> bool:
    """Say whether a whole body was escaped twice: no element at all, but the names of elements as text."""
    return "<" not in html and _ESCAPED_MARKUP.search(html) is not None

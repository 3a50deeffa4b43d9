"""A story's body out of somebody else's HTML: nh3 decides what may stay, then the text is put into paragraphs."""

import re
from html import escape, unescape
from typing import Literal

import nh3

from newsquare.lib.html.elements import ATTRIBUTES, DROPPED, HEADINGS, KEPT, SCHEMES, WRAPPERS
from newsquare.lib.html.entities import is_escaped_markup, mend_entities
from newsquare.lib.html.paragraphs import into_paragraphs
from newsquare.lib.html.tokens import is_a_bomb, without_monsters
from newsquare.lib.text import characters_only

MAX_HTML = 2_000_000
"""Characters; what lies beyond is cut, since no story is longer."""

_PLAIN = re.compile(r"(?:<(p|h[2-4])>[^<>]+</\1>)+")
_ENTITY = re.compile("&(?!amp;|lt;|gt;)")
_UNREAD = KEPT | WRAPPERS | HEADINGS.keys()
_PERHAPS_RELATIVE = re.compile(r"""(?i)href(?!\s*=\s*["']?https?://)""")
_REL = "noopener noreferrer"
_PROOF = nh3.Cleaner(tags=set(KEPT), attributes=ATTRIBUTES, link_rel=_REL, url_schemes=SCHEMES, url_relative="deny")


def _reader(relative: Literal["deny"] | tuple[Literal["rewrite_with_base"], str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_UNREAD),
        clean_content_tags=set(DROPPED),
        attributes=ATTRIBUTES,
        link_rel=None,
        url_schemes=SCHEMES,
        url_relative=relative,
    )


_READER = _reader("deny")  # To set one up costs more than to clean a short text.


def clean_body(html: str, *, base: str | None = None) -> str:
    """Return the body as safe paragraphs, headings, lists, quotes and tables; relative links need a base to stay.

    Idempotent. Never raises: what is nested like a bomb comes back as plain paragraphs.
    """
    html = without_monsters(characters_only(html[:MAX_HTML].replace("\r\n", "\n")))
    if _is_plain(html):
        return _proven(html)
    if is_escaped_markup(html):
        html = unescape(html)
    if is_a_bomb(html):
        html = escape(re.sub(r"<[^>]*>?", " ", html), quote=False).replace("&amp;", "&")
    return _proven(into_paragraphs(mend_entities(_allowed(html, base))))


def _is_plain(html: str) -> bool:
    """Say whether this is paragraphs of plain text without a space too many: such a body is clean as it is."""
    if not html.isprintable() or any(odd in html for odd in ("  ", "> ", " <")):
        return False
    if "&" in html and (_ENTITY.search(html) or mend_entities(html) != html):
        return False
    return _PLAIN.fullmatch(html) is not None


def _allowed(html: str, base: str | None) -> str:
    if base and base.startswith(("http://", "https://")) and _PERHAPS_RELATIVE.search(html):
        try:
            return _reader(("rewrite_with_base", base)).clean(html)
        except ValueError:
            pass  # The base is no address that a browser would take.
    return _READER.clean(html)


def _proven(html: str) -> str:
    """The last word is nh3's: whatever was done with the paragraphs, nothing leaves that it does not know."""
    return _PROOF.clean(html)

"""Formats that are known by sight but not read yet: refused by name, never mistaken for a page or for pasted text."""

import re
from collections.abc import Callable

from newsquare.wire.formats.document import Document

_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture or a sound file"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BEGIN:VC", "a calendar or an address card"),
)
_ODD = re.compile("[\x00-\x08\x0e-\x1b\ufffd]")
_ROOTS = {"svg": "an SVG drawing", "opml": "a list of feeds (OPML)", "urlset": "a sitemap",
          "sitemapindex": "a sitemap", "alert": "a CAP alert"}  # fmt: skip
_NEWS = {
    "nitf", "newsml", "newsmessage", "newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem",
    "catalogitem",
}  # fmt: skip
_READ = _NEWS | {"html", "rss", "rdf", "feed", "channel", "item", "entry", "body"}
"""Roots of XML that is read, or looks like a page."""


def name_of(document: Document) -> str | None:
    """Return what the bytes are, in words that fit after “This is”; None when we may try to read them."""
    if document.root in _NEWS:
        return None
    tests: tuple[Callable[[Document], str | None], ...] = (_by_magic, _binary, _xml)
    return next((name for test in tests if (name := test(document))), None)


def _by_magic(document: Document) -> str | None:
    start = document.raw.lstrip()[:8]
    return next((name for magic, name in _MAGIC if start.startswith(magic)), None)


def _binary(document: Document) -> str | None:
    sample = document.text[:2000]
    odd = len(_ODD.findall(sample))
    return "a binary file" if odd > max(4, len(sample) // 20) else None


def _xml(document: Document) -> str | None:
    if document.root in _ROOTS:
        return _ROOTS[document.root]
    is_xml = document.head.startswith("<?xml") and document.root not in _READ
    return f"XML of an unknown kind (its root is <{document.root}>)" if is_xml and document.root else None

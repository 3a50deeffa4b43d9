"""One story out of a saved HTML page, or out of the rich text that a browser copies.

A page may say outright what is what: an element with `data-newsquare` set to `headline`, `deck`, `byline`, `dateline`,
`credit`, `caption`, `body`, `topic` or `distributor` is believed before anything else. `body` marks the element around
the paragraphs; `credit` and `caption` belong to the picture beside them, the lead first; `topic` and `distributor` hold
the name alone. Where a page has none of these, what a reader sees (h1, figure, byline) comes before what machines are
told (JSON-LD, meta).
"""

import re

from newsquare.lib.html import words_of
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.furniture import looks_like_a_kill
from newsquare.wire.formats.item import Item, Link, Picture, Rights, UnreadableError
from newsquare.wire.formats.page.body import Body, body_in
from newsquare.wire.formats.page.facts import Facts, facts_in
from newsquare.wire.formats.page.lead import pictures_in
from newsquare.wire.formats.page.source import Source, source_of

NAME = "page"
MAX_CHARACTERS = 5_000_000
FEWEST_WORDS = 12
_ELEMENT = re.compile(
    "html|head|body|article|main|section|div|p|h[1-3]|span|meta|title|figure|header|[uo]l|table|b|strong|em|i|a|img|br"
    "|blockquote|center|font|style|link|script|nav"
)
_BLOCK_ENDS = re.compile(r"(?i)</(?:p|div|h[1-6]|li)>|<br\s*/?>")


def recognises(document: Document) -> bool:
    """Say whether this is HTML, whole or a piece of it."""
    if document.root:
        return _ELEMENT.fullmatch(document.root) is not None
    copied = document.head.startswith("Version:") and "StartHTML" in document.head
    return copied or len(_BLOCK_ENDS.findall(document.head)) >= 2


def read(document: Document) -> list[Item]:
    """Read the page's story. Raises UnreadableError when the page shows none."""
    source = source_of(document.text[:MAX_CHARACTERS])
    facts = facts_in(source, document.zone)
    pictures = pictures_in(source)
    body = body_in(source, facts.headline, base=facts.link or document.url)
    words = words_of(body.html)
    fewest = FEWEST_WORDS if source.hooked("body") is None else 1  # A page that says so may be short.
    if len(words.split()) < fewest:
        raise UnreadableError("No story was found on this page. Copy the text of the story instead.")
    return [_item(facts, body, words, pictures, document)]


def _item(facts: Facts, body: Body, words: str, pictures: tuple[Picture, ...], document: Document) -> Item:
    link = facts.link or document.url
    doubts = [] if facts.headline else ["There is no headline."]
    if looks_like_a_kill(facts.headline):
        doubts.append("The headline reads like an order to withdraw a story.")
    if document.garbled:
        doubts.append(document.garbled)
    return Item(
        guid=facts.link,
        headline=facts.headline,
        deck=facts.deck,
        byline=facts.byline or body.byline,
        dateline=facts.dateline,
        language=facts.language,
        versioncreated_utc=facts.at,
        keywords=facts.keywords,
        topic=facts.topic or body.topic,
        distributor=facts.distributor or body.distributor,
        body_html=body.html,
        body_text=words,
        pictures=pictures,
        rights=Rights(holder=facts.holder, notice=facts.notice or body.notice),
        links=(Link("alternate", link),) if link else (),
        problem=" ".join(doubts) or None,
    )


__all__ = ["NAME", "Source", "read", "recognises"]

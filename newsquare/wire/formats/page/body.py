"""The body of a page's story: marked, named, or found where the paragraphs are; then freed of the site around it.

readability-lxml and trafilatura (both Apache-2.0) were looked at: the first drops what it scores low inside a story
(lists, short quotes), the second brings a dozen dependencies; a station's page needs less and must keep every word.
"""

import copy
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import html as lxml_html

from newsquare.lib.html import blocks_of, clean_body, words_of
from newsquare.lib.text import one_line
from newsquare.wire.formats.furniture import without_furniture
from newsquare.wire.formats.lines import Role, byline_in, distributor_in, role_of, topic_in
from newsquare.wire.formats.page.source import Source, text_in
from newsquare.wire.formats.rss.body import drop_junk, take_pictures

_NAMED = (
    "//*[@itemprop='articleBody']",
    "//*[@data-testid='article-body' or @data-component='text-block']/..",
    "//*[contains(concat(' ',translate(@class,'_','-'),' '),' {} ')]",
)
_CLASSES = (
    "article-body", "article--body", "articlebody", "article-content", "article-text", "body-copy", "c-entry-content",
    "content-body", "e-content", "entry-content", "field--name-body", "post-body", "post-content", "rich-text",
    "single-content", "story-body", "story-content", "story-text", "td-post-content", "wysiwyg",
)  # fmt: skip
_SITE = re.compile(
    r"(?i)(?:^|[\s_-])(?:ad|ads|advert\w*|author-?(?:bio|box)|breadcrumbs?|byline|comments?|disqus|disclaimer|footer|infobox|jump|menu|meta|"
    r"nav(?:igation)?|newsletter|outbrain|pagination|popular|post-?meta|promo|recirc\w*|recommended|related|share\w*|sharing|sidebar|"
    r"signup|social|sponsor\w*|subscribe|taboola|tags?|toolbar|trending|widget)(?:$|[\s_-])"
)
MOST_CANDIDATES = 8
_SITE_ELEMENTS = {"nav", "aside", "footer", "form", "menu", "h1", "time"}


@dataclass(frozen=True, slots=True)
class Body:
    """A cleaned body, and what stood in it of the story's facts."""

    html: str
    topic: str | None = None
    distributor: str | None = None
    notice: str | None = None
    byline: str | None = None


def body_in(source: Source, headline: str | None, *, base: str | None) -> Body:
    """Return the story's body."""
    hooked = source.hooked("body")
    if hooked is not None:
        return _plain_body(hooked, base)
    told = text_in(source.news.get("articleBody"))
    bodies = [_freed(element, headline, base) for element in _candidates(source.tree)]
    best = max(bodies, key=lambda body: _worth(body, told), default=Body(""))
    if told and _overlap(words_of(best.html), told) < 0.5 and len(told.split()) > 40:
        paragraphs = str(source.news["articleBody"]).replace("<", "&lt;")
        return Body(clean_body(paragraphs, base=base))
    return best


def _plain_body(element: Any, base: str | None) -> Body:
    """What a page marks as its body is believed word for word, pictures apart."""
    element = copy.deepcopy(element)
    element.tail = None
    take_pictures(element)
    return Body(clean_body(lxml_html.tostring(element, encoding="unicode"), base=base))


def _candidates(tree: Any) -> list[Any]:
    """Return the elements that may be the body, best guess first, each once."""
    found = []
    for path in _NAMED[:2]:
        found += tree.xpath(path)[:3]
    for name in _CLASSES:
        found += tree.xpath(_NAMED[2].format(name))[:3]
    if not found:
        found += sorted(tree.xpath("//article"), key=_weight, reverse=True)[:2]
    root = tree.find("body")
    if not found:
        found = [_densest(root if root is not None else tree)]
    return sorted(dict.fromkeys(found), key=_weight, reverse=True)[:MOST_CANDIDATES]


def _densest(element: Any) -> Any:
    """Go down while one child holds nearly all the running text."""
    while True:
        children = [
            child for child in element if isinstance(child.tag, str) and child.tag not in {"p", "ul", "ol", "table"}
        ]
        heaviest = max(children, key=_weight, default=None)
        if heaviest is None or _weight(heaviest) < 0.8 * max(_weight(element), 1):
            return element
        element = heaviest


def _weight(element: Any) -> int:
    """Characters of running text: long paragraphs outside links and outside the site's own parts."""
    total = 0
    for paragraph in element.iter("p", "blockquote", "br"):
        text = paragraph.tail if paragraph.tag == "br" else paragraph.text_content()
        length = len(one_line(text))
        linked = sum(len(link.text_content()) for link in paragraph.iter("a"))
        if length >= 40 and linked < length / 2 and not _in_the_site(paragraph, element):
            total += length - linked
    return total


def _in_the_site(element: Any, upto: Any) -> bool:
    for parent in element.iterancestors():
        if parent is upto:
            return False
        if _is_site(parent):
            return True
    return False


def _is_site(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return element.tag in _SITE_ELEMENTS or bool(_SITE.search(names))


def _freed(element: Any, headline: str | None, base: str | None) -> Body:
    """Take the site's parts out of a candidate, then the lines that its markup did not give away."""
    element = copy.deepcopy(element)
    element.tail = None
    drop_junk(element)
    take_pictures(element)
    _drop_link_lists(element, base)
    for inner in list(element.iterdescendants()):
        if isinstance(inner.tag, str) and _is_site(inner) and inner.getparent() is not None and _weight(inner) < 400:
            inner.drop_tree()
    story = without_furniture(clean_body(lxml_html.tostring(element, encoding="unicode"), base=base))
    body = _without_lines(blocks_of(story.body_html), headline)
    return Body(body.html, body.topic, body.distributor or story.distributor, story.notice, body.byline)


def _without_lines(blocks: list[str], headline: str | None) -> Body:
    kept: list[str] = []
    topic = distributor = byline = None
    ended = False
    for block in blocks:
        text = one_line(words_of(block))
        role = role_of(text) if not block.startswith(("<ul", "<ol", "<table", "<blockquote")) else Role.TEXT
        topic = topic or topic_in(text)
        if role is Role.DISTRIBUTOR:
            distributor = distributor or distributor_in(text)
        if role is Role.BYLINE and not kept:
            byline = byline or byline_in(text)
        ended = ended or (bool(kept) and role in {Role.TOPIC, Role.END})
        if not ended and role is Role.TEXT and text != headline:
            kept.append(block)
    return Body("".join(_without_last_heading(kept)), topic, distributor, None, byline)


def _drop_link_lists(element: Any, base: str | None) -> None:
    """A list in which everything is a link into the same site is a list of its other stories."""
    host = _host(base or "")
    for listed in element.xpath(".//ul|.//ol"):
        links = listed.xpath(".//a[@href]")
        linked = sum(len(one_line(link.text_content())) for link in links)
        inside = all(_host(link.get("href")) in {None, host} for link in links)
        if (
            links
            and inside
            and linked >= 0.85 * len(one_line(listed.text_content()))
            and listed.getparent() is not None
        ):
            listed.drop_tree()


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _without_last_heading(blocks: list[str]) -> list[str]:
    while blocks and re.match(r"<h\d", blocks[-1]):
        blocks = blocks[:-1]
    return blocks


def _worth(body: Body, told: str | None) -> float:
    words = words_of(body.html)
    return _overlap(words, told) if told else float(len(words))


def _overlap(one: str, other: str | None) -> float:
    """Return how far two texts share their words (F1 over the set of words)."""
    first, second = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", (other or "").lower()))
    return 2 * len(first & second) / max(1, len(first) + len(second))

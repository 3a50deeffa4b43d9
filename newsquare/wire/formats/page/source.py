"""A page's tree with what it tells machines: meta, link and JSON-LD; and the tree readers see, without the rest."""

import json
import re
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from newsquare.lib.html import without_monsters
from newsquare.lib.text import characters_only, one_line, or_none
from newsquare.wire.formats.item import UnreadableError

_NEWS = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Background|Review|Advertiser\w+)?Article$|^(?:BlogPosting|LiveBlogPosting|Report)$"
)
_CLIPBOARD = re.compile(r"(?s)^Version:.*?(?:<!--StartFragment-->)(.*?)(?:<!--EndFragment-->.*|$)")
_UNSEEN = (
    "script|style|noscript|template|iframe|object|embed|svg|select|button|textarea|input|dialog|canvas|video|audio"
)

MOST_TAGS = 150_000


@dataclass(frozen=True)
class Source:
    """The visible tree and the machine's words."""

    tree: Any
    meta: dict[str, str]
    news: dict[str, Any]
    canonical: str | None
    language: str | None

    def hooked(self, name: str) -> Any:
        """Return the element that says it is the story's `name`."""
        return next(iter(self.tree.xpath("//*[@data-newsquare=$name]", name=name)), None)

    def hooked_text(self, name: str) -> str | None:
        element = self.hooked(name)
        return or_none(element.text_content()) if element is not None else None


def source_of(text: str) -> Source:
    """Parse a page. Raises UnreadableError when nothing can be made of it."""
    fragment = _CLIPBOARD.match(text)
    text = without_monsters(characters_only(fragment.group(1) if fragment else text))
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if text.count("<") > MOST_TAGS:
        raise UnreadableError("This page is far larger than a page with a story. Copy the text of the story instead.")
    tree: Any
    try:
        tree = lxml_html.document_fromstring(
            text, parser=lxml_html.HTMLParser(encoding="utf-8", recover=True, huge_tree=False)
        )
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError(
            "This page is empty or too broken to read. Copy the text of the story instead."
        ) from error
    meta = _meta(tree)
    news = _news_in(tree)
    canonical = next((one_line(each.get("href")) for each in tree.xpath("//link[@rel='canonical']")), "") or meta.get(
        "og:url", ""
    )
    _drop_unseen(tree)
    return Source(tree, meta, news, canonical if canonical.startswith("http") else None, or_none(tree.get("lang")))


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in tree.iter("meta"):
        name = (each.get("property") or each.get("name") or each.get("itemprop") or "").lower()
        if name and each.get("content"):
            found.setdefault(name, one_line(each.get("content")))
    return found


def _news_in(tree: Any) -> dict[str, Any]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        if found := _article(data, depth=0):
            return found
    return {}


def _article(data: Any, depth: int) -> dict[str, Any] | None:
    if depth > 4:
        return None
    if isinstance(data, dict):
        kinds = data.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _NEWS.search(kind) for kind in kinds):
            return data
        data = [data.get("@graph"), data.get("mainEntity")]
    if isinstance(data, list):
        return next((found for each in data[:50] if (found := _article(each, depth + 1))), None)
    return None


def _drop_unseen(tree: Any) -> None:
    names = " or ".join(f"self::{name}" for name in _UNSEEN.split("|"))
    unseen = tree.xpath(
        f"//*[{names}]|//*[@hidden]|//*[@aria-hidden='true'][not(self::img)][not(.//p)]"
        "|//*[contains(translate(@style,' ',''),'display:none')]"
    )
    for element in unseen:
        if element.getparent() is not None and element.tag not in {"html", "body"}:
            element.drop_tree()
    etree.strip_tags(tree, etree.Comment)


def text_in(value: Any, *names: str) -> str | None:
    """Return a JSON-LD value as plain text: a string, an object's name, or the first of a list."""
    if isinstance(value, str):
        return or_none(value)
    if isinstance(value, list):
        texts = [text for each in value[:20] if (text := text_in(each, *names))]
        return ", ".join(dict.fromkeys(texts)) or None
    if isinstance(value, dict):
        return next((text for name in names or ("name",) if (text := text_in(value.get(name)))), None)
    return None

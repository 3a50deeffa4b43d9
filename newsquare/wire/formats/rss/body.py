"""The text of an entry: markup read, pictures taken out, furniture dropped, the rest sanitised."""

import re
from html import escape
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from newsquare.lib.html import clean_body, is_a_bomb, without_monsters
from newsquare.lib.text import characters_only
from newsquare.wire.formats.item import Picture
from newsquare.wire.formats.pictures import figure_of, picture_of
from newsquare.wire.formats.rss.shortcodes import without_shortcodes

_JUNK = {
    "addtoany_share_save_container", "addtoany_content", "button-wrapper", "captioned-button-wrap", "feedflare",
    "footnote-back", "jp-relatedposts", "mc4wp-form", "more-link", "navigation-post", "newsletter", "newsletter-signup",
    "post-views", "printfriendly", "read-more", "related", "related-articles", "related-content", "related-links",
    "related-posts", "related-stories", "screen-reader-text", "share", "share-buttons", "share-links", "sharedaddy",
    "sharethis", "social", "social-links", "social-share", "subscribe", "subscription-widget",
    "subscription-widget-wrap", "wp-block-jetpack-related-posts", "yarpp", "yarpp-related",
}  # fmt: skip
_WORTH_A_LOOK = re.compile(r"<img\b|<figure\b|\bclass\s*=", re.IGNORECASE)
_CSS = re.compile(r"(?m)^[ \t]*(?:[.#@][\w-][^{}<>\n]{0,200}|[a-z]+[\w .,:#>-]{0,100})\{[^{}<>]*\}[ \t]*$")


def html_of(element: Any) -> str:
    """Return an element's text as HTML: as written (CDATA, escaped), or its children when they are real elements."""
    kind = (element.get("type") or "").lower()
    if len(element):
        return _inner(element)
    text = element.text or ""
    return escape(text, quote=False) if kind in {"text", "text/plain"} else text


def _inner(element: Any) -> str:
    for child in element.iter(etree.Element):
        child.tag = child.tag.rpartition("}")[2]  # A broken namespace may hold a brace, at which QName fails.
    etree.cleanup_namespaces(element)
    parts = [escape(element.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts)


def read_body(html: str, base: str | None) -> tuple[str, tuple[Picture, ...]]:
    """Return the sanitised body and the pictures that stood in it."""
    html = without_monsters(characters_only(html))
    html = _CSS.sub("", without_shortcodes(html)) if "{" in html else without_shortcodes(html)
    pictures: tuple[Picture, ...] = ()
    if _WORTH_A_LOOK.search(html) and not is_a_bomb(html):
        html, pictures = _taken_apart(html)
    return clean_body(html, base=base), pictures


def _taken_apart(html: str) -> tuple[str, tuple[Picture, ...]]:
    try:
        tree = lxml_html.fragment_fromstring(html, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return html, ()
    drop_junk(tree)
    pictures = take_pictures(tree)
    return lxml_html.tostring(tree, encoding="unicode"), pictures


def drop_junk(tree: Any) -> None:
    """Drop what a site adds around a text: share bars, related links, prompts."""
    for element in tree.xpath(".//*[@class]"):
        if _JUNK.intersection(element.get("class").lower().split()) and element.getparent() is not None:
            element.drop_tree()


def take_pictures(tree: Any) -> tuple[Picture, ...]:
    """Take images and their figures, captions included, out of the text."""
    found = []
    for image in tree.xpath(".//img"):
        picture = picture_of(image)
        if picture:
            found.append(picture)
    for image in tree.xpath(".//img"):
        holder = figure_of(image)
        holder = image if holder is None else holder
        if holder.getparent() is not None:
            holder.drop_tree()
    for figure in tree.xpath(".//figure"):
        if re.search(r"(?i)\bvideo", figure.get("class") or "") and not figure.xpath(".//p[string-length() > 80]"):
            figure.drop_tree()
        elif figure.find(".//blockquote") is not None:
            for attribution in figure.iter("figcaption"):  # Who said it belongs to a quote as its words do.
                attribution.tag = "p"
    return tuple(found)

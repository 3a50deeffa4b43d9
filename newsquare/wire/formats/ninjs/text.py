"""The texts of an item of ninjs: headline, deck and body, each by the role it plays."""

from dataclasses import dataclass

from newsquare.lib.html import clean_body, words_of
from newsquare.wire.formats import json_values as json
from newsquare.wire.formats.item import Kind
from newsquare.wire.formats.json_values import Node
from newsquare.wire.formats.ninjs import names
from newsquare.wire.formats.plain import plain
from newsquare.wire.formats.story_html import body_of, is_the_beginning, paragraphs, same_words


@dataclass(frozen=True, slots=True)
class Text:
    """What is said in words, and what was wrong with it."""

    headline: str | None
    deck: str | None
    body_html: str | None
    body_text: str | None
    problem: str | None = None


def text_of(node: Node, kind: Kind) -> Text:
    """Return an item's words. The caption of a picture is neither its deck nor its body."""
    headline = headline_of(node)
    body = _body(node, headline)
    deck = _said(node, "headlines", names.DECK_HEADLINE_ROLES) or json.text(node, "headline_deck", "headline_sub")
    if body and kind is Kind.PICTURE and same_words(plain(body), caption_of(node)):
        body = None
    words = words_of(body) if body else ""
    if kind is not Kind.PICTURE and not deck:
        deck = _summary(node, words)
    return Text(headline, deck, body, words or None)


def _summary(node: Node, words: str) -> str | None:
    said = _said(node, "descriptions", names.DECK_ROLES) or json.text(node, *names.DECK)
    return said if said and not is_the_beginning(said, words) else None


def headline_of(node: Node) -> str | None:
    """Return the headline: the main one of several, else the item's title."""
    return (
        json.text(node, "headline")
        or _said(node, "headlines", names.HEADLINE_ROLES)
        or _first_but_decks(node)
        or json.text(node, "headline_main", "title", "name")
    )


def _first_but_decks(node: Node) -> str | None:
    """Return the first headline whose role is one of the agency's own."""
    decks = names.DECK_HEADLINE_ROLES
    rows = (each for each in json.rows(node, "headlines") if json.raw(each, "role").lower() not in decks)
    said = (json.text(each, "value") for each in rows)
    return next((value for value in said if value), None)


def caption_of(node: Node) -> str | None:
    """Return what is said under a picture."""
    return _said(node, "descriptions", names.CAPTION_ROLES) or json.text(node, *names.CAPTION)


def credit_of(node: Node) -> str | None:
    """Return whom to name beside a picture."""
    return _said(node, "descriptions", names.CREDIT_ROLES) or json.text(node, *names.CREDIT)


def _said(node: Node, name: str, roles: tuple[str, ...]) -> str | None:
    """Return the value with the first of these roles."""
    rows = json.rows(node, name)
    found = (json.text(each, "value") for role in roles for each in rows if json.raw(each, "role").lower() == role)
    return next((value for value in found if value), None)


def _body(node: Node, headline: str | None) -> str | None:
    for name in ("body_xhtml", "body_html"):
        if html := json.raw(node, name).strip():
            return body_of(html, headline)
    rows = json.rows(node, "bodies")
    marked = [each for each in rows if _is_html(each) and json.raw(each, "value").strip()]
    if marked:
        return body_of(json.raw(min(marked, key=_rank), "value"), headline)
    text = json.raw(node, "body_text") or next((text for each in rows if (text := _plain_text(each))), "")
    return paragraphs(text) if text.strip() else clean_body(_other(node)) or None


def _is_html(body: Node) -> bool:
    kind = json.raw(body, "contenttype").lower()
    return "html" in kind or (not kind and "html" in json.raw(body, "role").lower())


def _rank(body: Node) -> int:
    role = json.raw(body, "role").lower()
    return names.BODY_ROLES.index(role) if role in names.BODY_ROLES else len(names.BODY_ROLES)


def _plain_text(body: Node) -> str:
    is_markup = json.raw(body, "value").lstrip().startswith("<")
    return "" if is_markup or _is_html(body) else json.raw(body, "value")


def _other(node: Node) -> str:
    """A body under a name of the agency's own, as `body_story`."""
    found = (json.raw(node, name) for name in sorted(node) if name.startswith("body_"))
    return next((text for text in found if text.strip()), "")

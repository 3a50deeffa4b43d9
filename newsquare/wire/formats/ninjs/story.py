"""One item of ninjs as an item."""

from dataclasses import replace
from typing import Any

from newsquare.lib.text import one_line
from newsquare.wire.formats import json_values as json
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import Action, Item, Kind, Link, Relation
from newsquare.wire.formats.json_values import Node
from newsquare.wire.formats.marks import BY_STATUS, action_of, status_of
from newsquare.wire.formats.ninjs import names
from newsquare.wire.formats.ninjs.classes import classes_of, subjects_of
from newsquare.wire.formats.ninjs.pictures import pictures_of, rights_of
from newsquare.wire.formats.ninjs.text import Text, text_of

NO_TEXT = "There is no text in it."
NOT_FOR_READERS = "Its agency means it for editors and not for publication."


def item_of(node: Node, document: Document) -> Item:
    """Read one item."""
    kind = _kind(node)
    at, doubt = json.time(node, *names.CREATED, zone=document.zone)
    text = text_of(node, kind)
    item = Item(
        guid=json.as_written(node, *names.ID),
        version=json.as_written(node, "version"),
        headline=text.headline,
        deck=text.deck,
        byline=json.text(node, *names.BYLINE) or _authors(node),
        dateline=_place(node),
        slugline=json.text(node, "slugline"),
        language=json.text(node, "language"),
        versioncreated_utc=at,
        urgency=_urgency(node),
        subjects=subjects_of(node),
        keywords=_keywords(node),
        distributor=next(iter(json.texts(node, *names.SOURCES)), None),
        body_html=text.body_html,
        body_text=text.body_text,
        pictures=pictures_of(node, at),
        rights=rights_of(node, at),
        notes_private=" ".join(dict.fromkeys(json.texts(node, *names.NOTES))) or None,
        links=tuple(Link("alternate", href) for href in json.texts(node, "url", "href")[:1] if href.startswith("http")),
        kind=kind,
        problem=doubt,
        classes=classes_of(node),
        places=tuple(dict.fromkeys(json.texts(node, *names.PLACES))),
        relations=_relations(node),
    )
    return _settled(node, item, text, document)


def _settled(node: Node, item: Item, text: Text, document: Document) -> Item:
    """Add what may be done with the item, and why a person should look at it."""
    status, unknown = status_of(next((word for name in names.STATUS if (word := json.raw(node, name))), ""))
    embargo, unclear = json.time(node, *names.EMBARGO, zone=document.zone)
    expires, vague = json.time(node, "expires", zone=document.zone)
    if status == "usable" and embargo is None and (unclear or _says(node, *names.EMBARGO)):
        status = "embargoed"
    action = BY_STATUS.get(status) or _action(node, item)
    advisory = json.raw(node, "type") == "advisory" or action is Action.ADVISORY or _is_marked_unfit(node)
    doubts = [item.problem, unknown, unclear, vague, _doubt(item, status, text), NOT_FOR_READERS if advisory else None]
    return replace(
        item,
        pubstatus=status,
        embargo_utc=embargo,
        expires_utc=expires,
        action=action or (Action.ADVISORY if advisory else None),
        publishable=not advisory,
        problem=" ".join(filter(None, dict.fromkeys(doubts))) or None,
    )


def _kind(node: Node) -> Kind:
    said = json.raw(node, "type").lower()
    if "eventdetails" in node and said in {"", "text"}:
        return Kind.EVENT
    return names.KINDS.get(said, Kind.OTHER if said else Kind.TEXT)


def _doubt(item: Item, status: str, text: Text) -> str | None:
    if item.kind is Kind.TEXT and not item.body_text and status not in BY_STATUS:
        return NO_TEXT
    if item.kind is Kind.TEXT and not item.headline and status not in BY_STATUS:
        return "It has no headline."
    return text.problem


def _action(node: Node, item: Item) -> Action | None:
    if (json.whole(node, "correction_sequence") or 0) > 0:
        return Action.CORRECTION
    said = action_of(headline=item.headline, slug=item.slugline, note=item.notes_private)
    rewritten = (json.whole(node, "rewrite_sequence") or 0) > 0 or json.raw(node, "evolvedfrom")
    return said or (Action.UPDATE if rewritten else None)


def _says(node: Node, *of: str) -> bool:
    return any(node.get(name) is True for name in of)


def _is_marked_unfit(node: Node) -> bool:
    flags = node.get("flags")
    return isinstance(flags, dict) and flags.get("marked_for_not_publication") is True


def _authors(node: Node) -> str | None:
    """Superdesk and ninjs 2 may name authors one by one only."""
    written = [each for each in json.rows(node, "authors") if json.raw(each, "role") in {"", "writer", "author"}]
    written += [each for each in json.rows(node, "people", "person") if json.raw(each, "rel") in {"author", "by"}]
    return ", ".join(dict.fromkeys(name for each in written if (name := json.text(each, "name")))) or None


def _place(node: Node) -> str | None:
    dateline = node.get("dateline")
    return json.text(dateline, "text") if isinstance(dateline, dict) else json.text(node, *names.PLACE)


def _urgency(node: Node) -> int | None:
    found = json.whole(node, "urgency") or json.whole(node, "priority")
    return found if found and found <= 9 else None


def _keywords(node: Node) -> tuple[str, ...]:
    said = node.get("keywords")
    found = said.split(",") if isinstance(said, str) else json.texts(node, "keywords")
    return tuple(dict.fromkeys(word for each in found if (word := one_line(each))))


def _relations(node: Node) -> tuple[Relation, ...]:
    found = [Relation("previous", guid) for name in ("evolvedfrom",) if (guid := json.as_written(node, name))]
    part = "part" if json.raw(node, "type") == "composite" else "see-also"
    for each in _others(node):
        guid = json.as_written(each, *names.ID)
        found += [Relation(part, guid, json.as_written(each, "version"))] if guid else []
    return tuple(dict.fromkeys(found))


def _others(node: Node) -> list[Any]:
    rows = json.rows(node, "associations")
    return [each for each in rows if json.raw(each, "type") not in names.IMAGES or not each.get("renditions")]

"""One item of NewsML-G2: what its three blocks of data about data say, and its content."""

import re
from dataclasses import dataclass, replace
from typing import Any

from newsquare.lib.text import or_none
from newsquare.wire.formats.copy import Known
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.doubts import doubts_about, doubts_of
from newsquare.wire.formats.item import NEWS, Action, Item, Kind
from newsquare.wire.formats.markers import marked_by_slug, without_marker
from newsquare.wire.formats.markup import child, children, local, text_of
from newsquare.wire.formats.newsml_g2 import about, notes, pictures, relations, rights, tables
from newsquare.wire.formats.newsml_g2.codes import code_of, end_of
from newsquare.wire.formats.newsml_g2.content import content_of
from newsquare.wire.formats.summaries import deck_of
from newsquare.wire.formats.times import Times


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a message says of all its items."""

    urgency: int | None = None
    sent: str | None = None
    problem: str | None = None


def item_of(element: Any, document: Document, envelope: Envelope) -> Item:
    """Read one item; what a person must look at is said in its `problem`."""
    meta, content = child(element, "itemMeta"), child(element, "contentMeta")
    times = Times(document)
    kind = _kind(element, meta)
    status, doubt = _status(meta)
    item = Item(
        guid=or_none(element.get("guid")),
        version=or_none(element.get("version")) or "1",
        pubstatus=status,
        embargo_utc=times.at(text_of(child(meta, "embargoed"))),
        versioncreated_utc=_created(meta, content, envelope, times),
        expires_utc=times.at(text_of(child(meta, "expires"))),
        kind=kind,
        rights=rights.rights_of(element, times),
        links=relations.links_of(meta),
        relations=relations.relations_of(element, meta),
        notes_private=notes.private_of(meta),
        notes_public=notes.public_of(meta),
        action=_action(meta, status),
        publishable=kind in NEWS and about.is_a_story(content),
        **_described(element, content, envelope),
    )
    changes = _content(item, element, content)
    embargoed = child(meta, "embargoed")
    if embargoed is not None and not text_of(embargoed):  # Some fill their form so; the standard means an embargo.
        doubt = doubt or "The item may be under embargo: its agency gives it one without a time."
    doubts = _doubts(item, changes["headline"], changes.get("body_text"))
    return replace(item, **changes, problem=doubts_of(document, envelope.problem, doubt, *times.problems, *doubts))


def _kind(element: Any, meta: Any) -> Kind:
    root = local(element)
    if root == "packageItem":
        return Kind.PACKAGE
    if root in tables.NO_NEWS:
        types = (end_of(code_of(each)) for each in children(child(element, "concept"), "type"))
        is_event = child(element, "concept", "eventDetails") is not None or not tables.EVENT_TYPES.isdisjoint(types)
        return Kind.EVENT if is_event else tables.NO_NEWS[root]
    inline = child(element, "contentSet", "inlineXML")
    if any(child(inline, name) is not None for name in ("conceptSet", "concept", "events")):
        return Kind.EVENT
    return tables.KINDS.get(end_of(code_of(child(meta, "itemClass"))), Kind.TEXT)


def _status(meta: Any) -> tuple[str, str | None]:
    """The standard's default is usable; a status that nobody knows is not taken for that."""
    said = code_of(child(meta, "pubStatus"))
    if not said:
        return "usable", None
    status = tables.STATUS.get(end_of(said))
    return (status, None) if status else ("withheld", f"The status “{said[:60]}” is not known.")


def _created(meta: Any, content: Any, envelope: Envelope, times: Times) -> Any:
    own = [text_of(child(meta, name)) for name in ("versionCreated", "firstCreated")]
    about_content = [text_of(child(content, name)) for name in ("contentModified", "contentCreated")]
    return times.created(*own, *about_content, envelope.sent)


def _action(meta: Any, status: str) -> Action | None:
    if status in tables.STATUS_ACTION:
        return tables.STATUS_ACTION[status]
    said = [tables.SIGNALS.get(code_of(each).lower()) for each in children(meta, "signal")]
    order = (Action.KILL, Action.WITHHOLD, Action.CORRECTION, Action.UPDATE)
    return next((action for action in order if action in said), None)


def _described(element: Any, content: Any, envelope: Envelope) -> dict[str, Any]:
    language = about.language_of(element, content)
    headline, deck = about.headlines_of(content, language)
    return {
        "language": language,
        "headline": headline,
        "deck": deck,
        "byline": ", ".join(dict.fromkeys(text for each in children(content, "by") if (text := text_of(each)))) or None,
        "dateline": about.dateline_of(content),
        "slugline": next((text for each in children(content, "slugline") if (text := text_of(each))), None),
        "urgency": _urgency(content) or envelope.urgency,
        "subjects": about.subjects_of(content),
        "classes": about.classes_of(content, language),
        "keywords": tuple(dict.fromkeys(text for each in children(content, "keyword") if (text := text_of(each)))),
        "distributor": about.distributor_of(element, content),
        "places": about.places_of(content, language),
    }


def _urgency(content: Any) -> int | None:
    said = text_of(child(content, "urgency"))
    return int(said) if said and re.fullmatch(r"[1-9]", said) else None


def _content(item: Item, element: Any, content: Any) -> dict[str, Any]:
    """Return what the content of an item adds to what is said about it."""
    own = pictures.picture_of(element, item)
    if item.kind is Kind.PICTURE:
        return {**_titled(item, element, None), "pictures": (own,) if own else ()}
    summary = about.description_of(content, tables.DECK_DESCRIPTIONS)
    read = content_of(element, Known(item.headline, item.deck, item.byline, item.dateline, summary))
    found = read.copy.found
    titled = _titled(item, element, found.headline)
    decks = (deck_of(each, titled["headline"], read.copy.words) for each in (item.deck, found.deck, summary))
    changes = {
        **titled,
        "deck": next((deck for deck in decks if deck), None),
        "byline": item.byline or found.byline,
        "dateline": item.dateline or found.dateline,
        "body_html": read.copy.html or None,
        "body_text": read.copy.words or None,
        "pictures": (*((own,) if own and item.kind is Kind.TEXT else ()), *found.pictures),
        "notes_private": notes.joined(item.notes_private, *found.private),
        "notes_public": notes.joined(item.notes_public, *found.public),
        "links": item.links + (pictures.files_of(element) if item.kind is not Kind.TEXT else ()),
    }
    if found.notice and not item.rights.notice:
        changes["rights"] = replace(item.rights, notice=found.notice)
    return changes


def _titled(item: Item, element: Any, inside: str | None) -> dict[str, Any]:
    """Where there is no headline, the one inside the text stands in, then the item's title."""
    title = item.headline or inside or text_of(child(element, "itemMeta", "title"))
    headline, marked = without_marker(title or text_of(child(element, "concept", "name")))
    return {"headline": headline, "action": item.action or marked or marked_by_slug(item.slugline)}


def _doubts(item: Item, headline: str | None, text: str | None) -> list[str]:
    if item.kind not in NEWS or item.pubstatus in tables.STATUS_ACTION:
        return []
    doubts = doubts_about(headline, text)
    if item.kind is Kind.TEXT and not text:
        doubts.append("There is no text.")
    return doubts if item.guid else [*doubts, "The item has no id."]

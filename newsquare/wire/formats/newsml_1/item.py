"""One story of a NewsML 1 item."""

import re
from dataclasses import replace
from typing import Any

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.copy import Known
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.doubts import doubts_about, doubts_of
from newsquare.wire.formats.item import Action, Class, Item, Kind, Relation
from newsquare.wire.formats.markers import without_marker
from newsquare.wire.formats.markup import Tree, child, children, local, text_of
from newsquare.wire.formats.newsml_1 import tables
from newsquare.wire.formats.newsml_1.about import formal, lines_of, parties, places_of, rights_of
from newsquare.wire.formats.newsml_1.parts import Parts, parts_of, picture_of
from newsquare.wire.formats.notes import joined
from newsquare.wire.formats.summaries import deck_of
from newsquare.wire.formats.times import Times


def item_of(element: Any, story: Any, tree: Tree, document: Document) -> Item:
    """Read a story; what a person must look at is said in its `problem`."""
    identity = child(element, "Identification", "NewsIdentifier")
    management = child(element, "NewsManagement")
    times = Times(document)
    status = _status(management)
    item = Item(
        guid=text_of(child(identity, "PublicIdentifier")),
        version=text_of(child(identity, "RevisionId")),
        pubstatus=status,
        embargo_utc=_embargo(management, status, times),
        versioncreated_utc=times.created(*_dates(management, tree.root)),
        urgency=_urgency(management) or _envelope_urgency(tree.root),
        rights=rights_of(element, story, times),
        action=_action(identity, management, status),
        relations=_relations(management),
        key=_key(identity, story if story is not child(element, "NewsComponent") else None),
    )
    item = _with_lines(item, element, story)
    return replace(item, problem=doubts_of(document, tree.problem, *times.problems, *_doubts(item)))


def _key(identity: Any, part: Any) -> str:
    """The standard's identity of an item: provider, day and number. Public identifiers hold the revision too."""
    ids = [text_of(child(identity, name)) for name in ("ProviderId", "DateId", "NewsItemId")]
    if not all(ids):
        return ""
    own = one_line(part.get("Duid")) if part is not None else ""
    return ":".join(["newsml", *(text or "" for text in ids), *([own] if own else [])])


def _status(management: Any) -> str:
    said = formal(child(management, "Status")).lower()
    return tables.STATUS.get(said, "usable" if not said else "withheld")


def _embargo(management: Any, status: str, times: Times) -> Any:
    """An item that is embargoed says when that changes."""
    change = child(management, "StatusWillChange")
    if status != "embargoed" or formal(child(change, "FutureStatus")).lower() not in {"usable", ""}:
        return None
    return times.at(text_of(child(change, "DateAndTime")))


def _dates(management: Any, root: Any) -> list[str | None]:
    own = [text_of(child(management, name)) for name in ("ThisRevisionCreated", "FirstCreated")]
    return [*own, text_of(child(root, "NewsEnvelope", "DateAndTime"))]


def _urgency(management: Any) -> int | None:
    element = child(management, "Urgency")
    return _digit(formal(element) or text_of(element))


def _envelope_urgency(root: Any) -> int | None:
    return _digit(formal(child(root, "NewsEnvelope", "Priority")))


def _digit(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"[1-9]", text) else None


def _action(identity: Any, management: Any, status: str) -> Action | None:
    if status in tables.STATUS_ACTION:
        return tables.STATUS_ACTION[status]
    said = (tables.INSTRUCTIONS.get(formal(each).lower()) for each in children(management, "Instruction"))
    revision = child(identity, "RevisionId")
    letter = one_line(revision.get("Update")) if revision is not None else ""
    return next((action for action in said if action), None) or tables.UPDATES.get(letter)


def _relations(management: Any) -> tuple[Relation, ...]:
    found = [("previous", each.get("NewsItem")) for each in children(management, "DerivedFrom")]
    found += [("see-also", each.get("NewsItem")) for each in children(management, "AssociatedWith")]
    return tuple(dict.fromkeys(Relation(rel, other) for rel, said in found if (other := or_none(said))))


def _with_lines(item: Item, element: Any, story: Any) -> Item:
    lines = lines_of(element, story)
    source = parties(story, "Provider") or parties(story, "Source") or lines.credit
    known = Known(lines.headline, lines.deck, lines.byline, lines.dateline)
    parts = parts_of(story, known)
    body = parts.nitf
    copy = parts.copies[0] if parts.copies else None
    html, words = (
        (copy.html, copy.words) if copy else (body.body_html or "", body.body_text or "") if body else ("", "")
    )
    photographer = parties(story, "Creator") if parts.renditions else None
    picture = picture_of(parts, lines.credit or (source if parts.renditions else None), photographer)
    found = copy.found if copy else None
    lead = one_line(parts.lead.words) if parts.lead else None
    if parts.lead and tables.LEAD_IS_TEXT.intersection(item.key.split(":")):
        html, words, lead = parts.lead.html + html, f"{parts.lead.words}\n\n{words}".strip(), None
    headline, marked = without_marker(lines.headline or (body.headline if body else None))
    subjects = _subjects(element)
    deck = lines.deck or lead or (body.deck if body else None)
    slug = lines.slug
    if source in tables.DECK_IS_SLUG:
        slug, deck = slug or lines.deck, lead
    pictures = (*((picture,) if picture else ()), *(body.pictures if body else ()), *(found.pictures if found else ()))
    return replace(
        item,
        headline=headline,
        deck=deck_of(deck, headline, words),
        byline=lines.byline or (body.byline if body else None) or (found.byline if found else None),
        dateline=lines.dateline or (body.dateline if body else None),
        slugline=slug,
        language=_language(element, story),
        subjects=tuple(dict.fromkeys(each.code or each.name or "" for each in subjects)),
        classes=subjects,
        keywords=_keywords(story, lines.keywords),
        distributor=source or (body.distributor if body else None),
        body_html=html or None,
        body_text=words or None,
        pictures=pictures,
        rights=replace(
            item.rights, notice=item.rights.notice or (found.notice if found else body.rights.notice if body else None)
        ),
        notes_private=joined(*parts.private, *(found.private if found else ()), body.notes_private if body else None),
        notes_public=joined(*(found.public if found else ()), body.notes_public if body else None),
        links=tuple(parts.links),
        places=places_of(story),
        action=item.action or marked,
        kind=_kind(element, parts, words),
        publishable=_kind(element, parts, words) is not Kind.OTHER,
    )


def _language(element: Any, story: Any) -> str | None:
    tags = [each.get("FormalName") for each in (story.iter() if story is not None else ()) if local(each) == "Language"]
    own = [each.get("{http://www.w3.org/XML/1998/namespace}lang") for each in (story, element) if each is not None]
    return next((text for tag in (*own[:1], *tags, *own[1:]) if (text := or_none(tag))), None)


def _subjects(element: Any) -> tuple[Class, ...]:
    names = {text_of(child(each, "FormalName")): _topic_name(each) for each in element.iter() if local(each) == "Topic"}
    coded = [(each, formal(each)) for each in element.iter() if local(each) in tables.SUBJECTS]
    return tuple(dict.fromkeys(Class(code, _scheme(each, code), names.get(code)) for each, code in coded if code))


def _scheme(subject: Any, code: str) -> str | None:
    return "subj" if re.fullmatch(r"\d{8}", code) else or_none(subject.get("Scheme"))


def _topic_name(topic: Any) -> str | None:
    told = [each for each in children(topic, "Description") if each.get("Variant") == "Name"]
    english = [each for each in told if (each.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2] == "en"]
    return next((text for each in (*english, *told) if (text := text_of(each))), None)


def _keywords(story: Any, lines: tuple[str, ...]) -> tuple[str, ...]:
    facts = (each for each in story.iter() if local(each) == "Property") if story is not None else ()
    said = [each.get("Value") for each in facts if one_line(each.get("FormalName")).lower() in tables.KEYWORDS]
    return tuple(dict.fromkeys(text for each in (*lines, *said) if (text := or_none(each))))


def _kind(element: Any, parts: Parts, words: str) -> Kind:
    if formal(child(element, "NewsManagement", "NewsItemType")).lower() not in tables.NEWS_TYPES:
        return Kind.OTHER
    if parts.links:
        return Kind.VIDEO
    return Kind.PICTURE if parts.renditions and not words else Kind.TEXT


def _doubts(item: Item) -> list[str]:
    if item.pubstatus in tables.STATUS_ACTION or item.kind is Kind.OTHER:
        return []
    lacks = doubts_about(item.headline, item.body_text)
    if item.kind is Kind.TEXT and not item.body_text:
        lacks.append("There is no text.")
    if item.pubstatus == "embargoed" and item.embargo_utc is None:
        lacks.append("The item is under embargo, and its agency does not say until when.")
    return lacks

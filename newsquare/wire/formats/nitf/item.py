"""An NITF document as an item: its `docdata` and `tobject`, and its body."""

import re
from dataclasses import replace
from typing import Any

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.doubts import doubts_about, doubts_of
from newsquare.wire.formats.item import Action, Class, Item, Kind, Relation, Rights
from newsquare.wire.formats.markers import without_marker
from newsquare.wire.formats.markup import Tree, child, children, text_of
from newsquare.wire.formats.nitf import tables
from newsquare.wire.formats.nitf.body import Body, body_of
from newsquare.wire.formats.notes import joined
from newsquare.wire.formats.times import Times


def item_of(tree: Tree, document: Document) -> Item:
    """Read one NITF document; what a person must look at is said in its `problem`."""
    root = tree.root
    head = child(root, "head")
    data = child(head, "docdata")
    metas = {(each.get("name") or "").lower(): or_none(each.get("content")) for each in children(head, "meta")}
    body = body_of(root)
    times = Times(document)
    created = times.created(_norm(data, "date.issue"), _story_date(root), metas.get("timestamp"))
    status = _status(data)
    source = body.distributor or _source(data)
    if source in tables.BYLINE_IS_DECK:
        body = replace(body, deck=body.deck or body.byline, byline=None)
    headline, marked = without_marker(body.headline or _title(head))
    subjects = _subjects(head)
    return Item(
        guid=_guid(root, data),
        version=_version(data),
        headline=headline,
        deck=body.deck,
        byline=body.byline,
        dateline=body.dateline,
        slugline=_slug(metas, data),
        language=or_none(root.get("baselang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")),
        pubstatus=status,
        embargo_utc=_embargo(data, status, times),
        versioncreated_utc=created,
        urgency=_urgency(data),
        subjects=tuple(dict.fromkeys(each.code or each.name or "" for each in subjects)),
        keywords=_keywords(data),
        distributor=source,
        body_html=body.body_html,
        body_text=body.body_text,
        pictures=body.pictures,
        rights=_rights(data, body.rights, times),
        notes_private=joined(*_messages(data), body.notes_private),
        notes_public=body.notes_public,
        kind=_kind(body),
        problem=doubts_of(document, tree.problem, *times.problems, *_doubts(status, body, headline)),
        action=_action(data, status) or marked,
        expires_utc=times.at(_norm(data, "date.expire")),
        classes=subjects,
        places=_places(data, body),
        relations=_relations(data),
    )


def _norm(data: Any, name: str) -> str | None:
    element = child(data, name)
    return or_none(element.get("norm")) or text_of(element) if element is not None else None


def _story_date(root: Any) -> str | None:
    date = child(root, "body", "body.head", "dateline", "story.date")
    return or_none(date.get("norm")) if date is not None else None


def _guid(root: Any, data: Any) -> str | None:
    """The id of the document, else the standard's other name for a whole item: `uno` of the root."""
    ids = [each.get("id-string") for each in children(data, "doc-id")]
    return next((text for each in ids if (text := or_none(each))), None) or or_none(root.get("uno"))


def _version(data: Any) -> str | None:
    key = child(data, "du-key")
    return or_none(key.get("version")) or or_none(key.get("generation")) if key is not None else None


def _status(data: Any) -> str:
    said = one_line(data.get("management-status")).lower() if data is not None else ""
    return tables.STATUS.get(said, "usable" if not said else "withheld")


def _embargo(data: Any, status: str, times: Times) -> Any:
    """A release later than the issue is an embargo, whether or not the status says so too."""
    release = times.at(_norm(data, "date.release"))
    if release is None or status == "embargoed":
        return release
    issue = times.at(_norm(data, "date.issue"))
    return release if status == "usable" and issue is not None and release > issue else None


def _urgency(data: Any) -> int | None:
    element = child(data, "urgency")
    said = one_line(element.get("ed-urg")) if element is not None else ""
    return int(said) if re.fullmatch(r"[1-9]", said) else None


def _title(head: Any) -> str | None:
    """The page's title stands in for a headline, unless it is a label such as `2 FARM Prices`."""
    title = text_of(child(head, "title"))
    return title if title and not tables.LABEL.match(title) else None


def _slug(metas: dict[str, str | None], data: Any) -> str | None:
    """The slug has no element of its own: it stands in a `meta`, or is the key by which takes of a story are linked."""
    key, number = child(data, "du-key"), child(data, "doc-id")
    linked = or_none(key.get("key")) if key is not None else None
    own = one_line(number.get("id-string")) if number is not None else ""
    slug = next((text for name in tables.SLUGS if (text := metas.get(name))), None)
    return slug or (linked if linked and linked not in own else None)


def _subjects(head: Any) -> tuple[Class, ...]:
    found = []
    for topic in children(head, "tobject"):
        for each in children(topic, "tobject.subject"):
            names = [each.get(f"tobject.subject.{part}") for part in ("detail", "matter", "type")]
            code = or_none(each.get("tobject.subject.refnum") or each.get("tobject.subject.code"))
            name = next((text for said in names if (text := or_none(said))), None)
            scheme = one_line(each.get("tobject.subject.ipr")) or "IPTC"
            if code or name:
                found.append(Class(code, "subj" if scheme == "IPTC" else scheme, name))
    return tuple(dict.fromkeys(found))


def _keywords(data: Any) -> tuple[str, ...]:
    listed = (each.get("key") for keys in children(data, "key-list") for each in children(keys, "keyword"))
    return tuple(dict.fromkeys(text for each in listed if (text := or_none(each))))


def _source(data: Any) -> str | None:
    sources = [each.get("src-name") for each in children(child(data, "del-list"), "from-src")]
    registered = [each.get("regsrc") for each in children(data, "doc-id")]
    return next((text for each in (*sources, *registered) if (text := or_none(each))), None)


def _messages(data: Any) -> list[str]:
    return [text for each in children(data, "ed-msg") if (text := or_none(each.get("info")))]


def _rights(data: Any, own: Rights, times: Times) -> Rights:
    copyright_, rights = child(data, "doc.copyright"), child(data, "doc.rights")
    holder = or_none(copyright_.get("holder")) if copyright_ is not None else None
    if rights is None:
        return replace(own, holder=holder or own.holder)
    said = [or_none(rights.get(name)) for name in ("type", "limitations")]
    return Rights(
        holder=holder or or_none(rights.get("owner")) or own.holder,
        notice=own.notice,
        terms=" ".join(text for text in said if text) or own.terms,
        from_utc=times.at(rights.get("startdate")),
        until_utc=times.at(rights.get("enddate")),
        places=or_none(rights.get("geography")) or own.places,
    )


def _kind(body: Body) -> Kind:
    return Kind.PICTURE if body.pictures and not body.body_text else Kind.TEXT


def _doubts(status: str, body: Body, headline: str | None) -> list[str]:
    if status in {"canceled", "withheld"}:
        return []
    lacks = [] if body.body_text or body.pictures else ["There is no text."]
    return doubts_about(headline, body.body_text) + lacks


def _action(data: Any, status: str) -> Action | None:
    if status in tables.STATUS_ACTION:
        return tables.STATUS_ACTION[status]
    kinds = [one_line(each.get("msg-type")).lower() for each in children(data, "ed-msg")]
    words = " ".join([*kinds, *_messages(data)])
    return next((action for pattern, action in tables.MESSAGES if pattern.search(words)), None)


def _relations(data: Any) -> tuple[Relation, ...]:
    """What this document does to the one that it names."""
    other = or_none(data.get("management-doc-idref")) if data is not None else None
    if not other:
        return ()
    rel = tables.RELATIONS.get(one_line(data.get("management-idref-status")).lower(), "replaces")
    return (Relation(rel, other),)


def _places(data: Any, body: Body) -> tuple[str, ...]:
    events = [each.get(part) for each in children(data, "evloc") for part in ("city", "county-dist", "state-prov")]
    return tuple(dict.fromkeys([*body.places, *(text for each in events if (text := or_none(each)))]))

"""The facts of a picture's file as an item: of IIM and XMP the one that says more."""

import re
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from newsquare.lib.picture_facts import Every, every_fact_in
from newsquare.wire.formats.dates import moment
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import Action, Class, Item, Kind, Picture, Rendition, Rights
from newsquare.wire.formats.jpeg import tables
from newsquare.wire.formats.marks import action_of
from newsquare.wire.formats.ninjs.story import NOT_FOR_READERS
from newsquare.wire.formats.terms import is_counted, places_in, until_in

_NO_WORDS = "Nothing in its file says what the picture shows."
_NO_TIME = "Its use ends some days after transmission, and no time of transmission stands in the file."


def item_of(facts: Every, document: Document) -> Item:
    """Return a picture as an item; its file is the dispatch's own bytes, `self:`."""
    title, headline = facts.longest(*tables.TITLE), facts.longest(*tables.HEADLINE)
    rights = rights_in(facts, document.zone)
    picture = _picture(facts, "self:")
    status = " ".join(facts.iim.get(tables.EDIT_STATUS, []))
    action = action_of(headline=headline or title, slug=title, note=status)
    doubts = [] if picture.caption or headline else [_NO_WORDS]
    doubts += [_NO_TIME] if is_counted(rights.terms) and rights.until_utc is None else []
    doubts += [NOT_FOR_READERS] if action is Action.ADVISORY else []
    return Item(
        guid=facts.longest(*tables.GUID) or None,
        headline=headline or title or None,
        byline=picture.photographer,
        slugline=title or None,
        language=facts.longest(*tables.LANGUAGE) or None,
        embargo_utc=_iim_time(facts, tables.RELEASE, tables.RELEASE_TIME, document.zone),
        versioncreated_utc=_sent(facts, document.zone) or _created(facts, document.zone),
        urgency=_urgency(facts),
        subjects=_subjects(facts),
        keywords=tuple(facts.most(*tables.KEYWORDS)),
        distributor=facts.longest(*tables.SOURCE) or picture.credit,
        pictures=(picture,),
        rights=rights,
        publishable=action is not Action.ADVISORY,
        kind=Kind.PICTURE,
        problem=" ".join(doubts) or None,
        action=action,
        expires_utc=_ends(facts, document.zone),
        classes=_classes(facts),
        places=tuple(dict.fromkeys(place for each in tables.PLACES if (place := facts.longest(*each)))),
    )


def picture_in(raw: bytes) -> Picture:
    """Return what the file of a picture says that came with other copy; the renditions are the carrier's."""
    facts = every_fact_in(raw)
    if facts is None:
        return Picture()
    own = rights_in(facts, UTC)
    return replace(_picture(facts, ""), renditions=(), rights=own if own != Rights() else None)


def _picture(facts: Every, href: str) -> Picture:
    return Picture(
        credit=facts.longest(*tables.CREDIT) or facts.longest(*tables.SOURCE) or None,
        photographer=_creator(facts),
        caption=facts.longest(*tables.CAPTION) or None,
        alt=facts.longest(*tables.ALT) or None,
        renditions=(Rendition(href, facts.width, facts.height, facts.type or "image/jpeg"),),
    )


def rights_in(facts: Every, zone: tzinfo) -> Rights:
    """Return the rights; their end only where words and a time of transmission leave no doubt."""
    said = [facts.longest(*tables.USAGE), facts.longest(*tables.INSTRUCTIONS)]
    terms = " ".join(dict.fromkeys(words for words in said if words)) or None
    return Rights(
        holder=facts.longest(*tables.HOLDER) or None,
        notice=facts.longest(*tables.NOTICE) or None,
        terms=terms,
        until_utc=until_in(terms, _sent(facts, zone)) or _ends(facts, zone),
        places=places_in(terms),
    )


def _creator(facts: Every) -> str | None:
    return ", ".join(facts.most(*tables.CREATOR)) or None


def _sent(facts: Every, zone: tzinfo) -> datetime | None:
    return _iim_time(facts, tables.SENT, tables.SENT_TIME, zone)


def _created(facts: Every, zone: tzinfo) -> datetime | None:
    said = facts.packet.first(tables.CREATED[1])
    return moment(said, zone)[0] or _iim_time(facts, tables.CREATED[0], tables.CREATED_TIME, zone)


def _ends(facts: Every, zone: tzinfo) -> datetime | None:
    found = [at for name in tables.LICENCE_ENDS if (at := moment(facts.packet.first(name), zone)[0])]
    at = _iim_time(facts, tables.EXPIRY, tables.EXPIRY_TIME, zone)
    return min([*found, *([at] if at else [])], default=None)


def _iim_time(facts: Every, day: tables.Field, time: tables.Field, zone: tzinfo) -> datetime | None:
    """Return a time of IIM: CCYYMMDD and HHMMSS±HHMM; days of zeros say nothing."""
    date, clock = "".join(facts.iim.get(day, [])[:1]), "".join(facts.iim.get(time, [])[:1])
    if not re.fullmatch(r"[12]\d{7}", date):
        return None
    return moment(f"{date} {clock}".strip(), zone)[0]


def _urgency(facts: Every) -> int | None:
    said = facts.longest(*tables.URGENCY)
    return int(said) if re.fullmatch(r"[1-9]", said) else None


def _subjects(facts: Every) -> tuple[str, ...]:
    """Return codes: in IIM they stand as `IPTC:15054000:sport:…`."""
    codes = [code for each in facts.most(*tables.SUBJECTS) if (code := re.sub(r"^IPTC:([^:]*)(?::.*)?$", r"\1", each))]
    return tuple(dict.fromkeys(codes))


def _classes(facts: Every) -> tuple[Class, ...]:
    categories = [*facts.most(*tables.CATEGORY), *facts.most(*tables.OTHER_CATEGORIES)]
    subjects = [Class(code, "subj") for code in _subjects(facts) if re.fullmatch(r"\d{8}", code)]
    return tuple(dict.fromkeys([*subjects, *(Class(code, "category") for code in categories)]))

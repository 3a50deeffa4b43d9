"""A message as an item."""

import re
from dataclasses import replace
from datetime import datetime, tzinfo

from newsquare.lib.html import clean_body, words_of
from newsquare.lib.text import one_line
from newsquare.wire.formats.dates import moment
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.iptc_7901.head import Head, head_of, split_head
from newsquare.wire.formats.iptc_7901.patterns import WHEN
from newsquare.wire.formats.iptc_7901.text import text_of
from newsquare.wire.formats.item import Action, Class, Item
from newsquare.wire.formats.markers import without_marker
from newsquare.wire.formats.marks import action_of
from newsquare.wire.formats.ninjs.story import NOT_FOR_READERS
from newsquare.wire.formats.notes import joined
from newsquare.wire.formats.teleprinter import CUT_OFF, ETX, SOH, STX, unmarked

_FIRST_LINE = re.compile(
    rf"{SOH}\s*([A-Za-z]{{2,6}}) ?(\d{{1,5}})\s+(\d)\s+([A-Za-z]{{1,4}})\s+(\d{{1,5}})\b[^\S\n]*([^\n{STX}]*)"
)
_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)\s*([A-Za-z]{2,4}(?=\s+[^\W\d]{3}))?\s+([^\W\d]{3,9})\.?\s*(\d{4}|\d\d)?")
_AGENCY = re.compile(r"([A-Za-z][\w/-]{1,20})\s+\d{1,5}\s*$")


def item_of(message: str, document: Document) -> Item | None:
    """Read a message; None where it has no text. It has no id: service, number and day say which one it is."""
    found = _FIRST_LINE.match(message)
    top, begun, rest = message.partition(STX)
    if not found or not begun:
        return None
    body, ended, tail = rest.partition(ETX)
    lines, text = split_head(body)
    head = head_of([unmarked(line) for line in lines])
    story = text_of(unmarked(text))
    at, doubt = _sent(tail, document) if ended else (None, CUT_OFF)
    html = clean_body("".join(story.blocks)) or None
    agency = _AGENCY.search(found[6])
    headline, marked = without_marker(head.headline)
    item = Item(
        headline=headline,
        deck=story.deck,
        byline=head.byline,
        topic=head.topic,
        slugline=_slug(top[found.end() :]),
        versioncreated_utc=at,
        urgency=int(found[3]) or None,
        subjects=(found[4],),
        classes=(Class(found[4], "category"),),
        distributor=story.agency or (agency[1] if agency else None),
        body_html=html,
        body_text=words_of(html) if html else None,
        notes_public=joined(head.public, *story.public),
        notes_private=joined(*head.private, *story.private),
        action=head.action or marked,
        problem=doubt,
        key=f"iptc-7901:{found[1].lower()}:{found[2]}:{at:%Y-%m-%d}" if at else "",
    )
    return _settled(item, head, document)


def _slug(text: str) -> str | None:
    return one_line(unmarked(text)).strip("/ ") or None


def _sent(tail: str, document: Document) -> tuple[datetime | None, str | None]:
    """Return the time below the text, as `212322 GMT Nov 18`; agencies leave out the year, and the zone."""
    found = _TIME.search(unmarked(tail))
    if not found:
        return None, "No time stands below its text."
    day, hour, minute, zone, month, year = found.groups()
    clock = f"{hour}:{minute} {zone or ''}"
    known = "20" + year[-2:] if year else str(document.now.year)
    at = _at(day, month, known, clock, document.zone)
    if at and not year and (at - document.now).days > 2:
        at = _at(day, month, str(document.now.year - 1), clock, document.zone)
    return at, None if at else f"The time “{one_line(found.group())}” was not understood."


def _at(day: str, month: str, year: str, clock: str, zone: tzinfo) -> datetime | None:
    return moment(f"{day} {month} {year} {clock}".strip(), zone)[0]


def _settled(item: Item, head: Head, document: Document) -> Item:
    """Add what may be done with it: lines like these know no status, but people write one."""
    doubts = [item.problem] if item.problem else []
    action = item.action or action_of(headline=item.headline, slug=item.slugline, note=None)
    status, embargo = None, None
    if head.embargo:
        when = WHEN.search(head.embargo)
        year = when[3] or str((item.versioncreated_utc or document.now).year) if when else ""
        clock = f"{when[4]}:{when[5]} {when[6] or ''}" if when else ""
        embargo = _at(when[1], when[2], year, clock, document.zone) if when else None
        status = None if embargo else "embargoed"
        doubts += [] if embargo else ["It speaks of an embargo whose time was not understood."]
    if action is Action.ADVISORY:
        doubts.append(NOT_FOR_READERS)
    elif not item.body_text:
        doubts.append("There is no text in it.")
    if not item.headline:
        doubts.append("There is no headline.")
    return replace(
        item,
        action=action,
        embargo_utc=embargo,
        pubstatus=status,
        publishable=action is not Action.ADVISORY,
        problem=" ".join(doubts) or None,
    )

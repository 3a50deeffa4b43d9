"""A message as an item."""

import re
from dataclasses import replace
from datetime import datetime
from email.message import Message

from newsquare.lib.html import words_of
from newsquare.lib.text import one_line
from newsquare.wire.formats.dates import moment
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import Action, Item, Kind, Relation
from newsquare.wire.formats.mail.body import body_of
from newsquare.wire.formats.mail.enclosures import pictures_of, unread_of
from newsquare.wire.formats.mail.facts import notes_of, sender_of, troubles_of
from newsquare.wire.formats.mail.furniture import Story, story_in
from newsquare.wire.formats.mail.parts import enclosed_of, message_in, texts_of
from newsquare.wire.formats.mail.words import header
from newsquare.wire.formats.marks import action_of
from newsquare.wire.formats.ninjs.story import NO_TEXT, NOT_FOR_READERS

_PASSED_ON = re.compile(r"(?i)^(?:(?:re|aw|sv|antw)\s*:\s*)*(?:fwd?|wg|tr|rv|vs)\s*:\s*")
_PREFIXES = re.compile(r"(?i)^(?:(?:fwd?|wg|tr|rv|re|aw|sv|antw)\s*:\s*)+")
_FEWEST_WORDS = 40  # Of a note that somebody writes over a message which hangs on it.
_MOST_REFERENCES = 20


def item_of(message: Message, document: Document) -> Item:
    """Read a message; what a person must look at is said in its `problem`."""
    carrier, message = message, _carried(message)
    subject = header(message, "subject")
    passed_on = bool(_PASSED_ON.match(subject or "")) or carrier is not message
    body, inline = body_of(texts_of(message))
    story = story_in(body, passed_on=passed_on)
    html = "".join(story.blocks)
    enclosed = list(enclosed_of(carrier))
    item = Item(
        guid=one_line(str(carrier.get("Message-ID") or "")) or None,
        headline=_headline(subject, story),
        distributor=sender_of(carrier),
        language=header(message, "content-language"),
        versioncreated_utc=_time(message, document),
        body_html=html or None,
        body_text=words_of(html) or None if html else None,
        pictures=pictures_of(enclosed, inline),
        notes_private="\n".join(dict.fromkeys([*notes_of(carrier), *story.notes])) or None,
        relations=_relations(carrier),
        problem=" ".join([*troubles_of(carrier), *unread_of(enclosed)]) or None,
    )
    return _settled(item, story, carrier, document)


def _carried(message: Message) -> Message:
    """A message may only carry another one, whole, with a word or two."""
    inner = message_in(message)
    if inner is None:
        return message
    own = [text for part in _beside_messages(message) for text in texts_of(part)]
    return inner if sum(len(text.words.split()) for text in own) < _FEWEST_WORDS else message


def _beside_messages(message: Message) -> list[Message]:
    payload = message.get_payload()
    parts = [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []
    return [part for part in parts if part.get_content_type() != "message/rfc822"]


def _headline(subject: str | None, story: Story) -> str | None:
    bare = one_line(_PREFIXES.sub("", subject or ""))
    return bare or one_line(_PREFIXES.sub("", story.subject or "")) or None


def _time(message: Message, document: Document) -> datetime | None:
    said = header(message, "date") or ""
    return moment(re.sub(r"\s*\([^()]*\)\s*$", "", said), document.zone)[0]


def _relations(message: Message) -> tuple[Relation, ...]:
    before = re.findall(r"<[^<>\s]{1,400}>", str(message.get("In-Reply-To") or ""))[:1]
    others = re.findall(r"<[^<>\s]{1,400}>", str(message.get("References") or ""))[-_MOST_REFERENCES:]
    found = [Relation("previous", each) for each in before]
    return (*found, *(Relation("see-also", each) for each in dict.fromkeys(others) if each not in before))


def _settled(item: Item, story: Story, message: Message, document: Document) -> Item:
    """Add what may be done with it: mail knows no status, but people write one."""
    doubts = [item.problem] if item.problem else []
    embargo, named = moment(_bare_time(story.embargo), document.zone)
    if story.embargo and embargo is None:
        doubts.append("It speaks of an embargo whose time was not understood.")
    elif embargo and not named:
        doubts.append(f"The embargo names no zone; {document.zone} was taken.")
    action = action_of(headline=item.headline, slug=None, note=None)
    if action is Action.ADVISORY:
        doubts.append(NOT_FOR_READERS)
    is_automatic = _is_automatic(message)
    if not item.body_text and not item.pictures and not is_automatic:
        doubts.append(NO_TEXT)
    return replace(
        item,
        action=action,
        publishable=action is not Action.ADVISORY,
        embargo_utc=embargo,
        pubstatus="embargoed" if story.embargo and embargo is None else None,
        kind=Kind.OTHER if is_automatic else Kind.PICTURE if item.pictures and not item.body_text else Kind.TEXT,
        problem=" ".join(doubts) or ("A machine answered; this is no copy." if is_automatic else None),
    )


def _is_automatic(message: Message) -> bool:
    """Say whether a machine wrote it: an answer of somebody who is away, a report that mail came back (RFC 3834)."""
    return (
        str(message.get("Auto-Submitted") or "no").lower() != "no" or message.get_content_type() == "multipart/report"
    )


def _bare_time(said: str | None) -> str:
    return re.sub(r"(?i)\b(?:at|um|uhr|local time|on)\b", " ", said or "").replace(",", " ")

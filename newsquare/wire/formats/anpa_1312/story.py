"""A message as an item."""

import re
from dataclasses import replace
from datetime import datetime
from html import escape

from newsquare.lib.html import clean_body, words_of
from newsquare.lib.text import one_line
from newsquare.wire.formats.anpa_1312.head import Head, head_of
from newsquare.wire.formats.anpa_1312.lines import Line, Mark, cells_of, is_row, lines_of, set_today
from newsquare.wire.formats.dates import moment
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.furniture import looks_like_a_kill
from newsquare.wire.formats.item import Action, Class, Item
from newsquare.wire.formats.marks import action_of
from newsquare.wire.formats.ninjs.story import NO_TEXT, NOT_FOR_READERS
from newsquare.wire.formats.notes import joined
from newsquare.wire.formats.story_html import is_the_beginning
from newsquare.wire.formats.teleprinter import CUT_OFF, ETX, SOH, STX, table_of, unmarked

_FIRST_LINE = re.compile(rf"{SOH}([A-Za-z])(\d{{3,4}})([A-Z]{{2,12}})?[\x1e\x1f ]*([^\n]{{0,40}})\n+")
_SECOND_LINE = re.compile(
    r"([A-Za-z]) ([A-Za-z]) ?[\x11-\x14]*\s*(\S[^\n]*?)\s+(\d{1,2})-(\d{1,2})(?:\s+\d{1,5})?\s*\n"
)
_VERSION = re.compile(r"(?<!\s)\s+(\S*(?:Ld|Lead|Add|Sub|Writethru|Kill|Correct)\S*)\s*$", re.IGNORECASE)
_SENT = re.compile(r"(?:([A-Z]{2,8})-[A-Z]{2,8}-)?(\d{1,2})-(\d{1,2})-(\d\d(?:\d\d)?)\s+(\d\d):?(\d\d)\s*([A-Z]{2,4})?")
_TIME_FIRST = re.compile(r"\b(\d\d):(\d\d)-(\d\d)-(\d\d)-(\d\d)\b")
"""As Kyodo writes it: the clock, then day, month and year."""
_RULE = re.compile(r"[_*=-]{2,}|\(?(?:MORE|END)\)?", re.IGNORECASE)
_URGENCIES = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "a": 5, "w": 5, "s": 6}
_ONCE = {"f", "b"}
"""Flashes and bulletins: each is one of its own, whatever keyword it shares with others."""
_ADVISORIES = {"v"}
"""The category of what is said to editors."""
_ORDERS = 3  # Paragraphs from the top in which a kill is written.


def item_of(message: str, document: Document) -> Item | None:
    """Read a message; None where it has no text. It has no id: service, keyword and day say which one it is."""
    first = _FIRST_LINE.match(message)
    second = _SECOND_LINE.match(message, first.end()) if first else None
    _, begun, rest = message.partition(STX)
    if not first or not second or not begun:
        return None
    body, ended, tail = rest.partition(ETX)
    head = head_of(lines_of(body))
    told = f"<p><em>{escape(head.told, quote=False)}</em></p>" if head.told else ""
    html = clean_body(told + "".join(_blocks(head.left))) or None
    words = words_of(html) if html else ""
    below = unmarked(tail)
    sent = _SENT.search(below) if ended else None
    at, doubt = _time(sent, below, second, document) if ended else (None, CUT_OFF)
    short = _VERSION.sub("", second[3])
    category, keyword = second[2].lower(), head.keyword or short
    version = head.version or (found[1] if (found := _VERSION.search(second[3])) else None)
    item = Item(
        headline=head.headline,
        deck=head.deck if head.deck and not is_the_beginning(head.deck, words) else None,
        byline=head.byline,
        slugline=f"{keyword}, {version}" if head.version else keyword,
        versioncreated_utc=at,
        urgency=_URGENCIES.get(second[1].lower()),
        subjects=(category,),
        classes=(Class(category, "a1312cat"),),
        distributor=_agency(sent, html) or first[3],
        body_html=html,
        body_text=words or None,
        notes_private=joined(*head.private),
        problem=doubt,
        key=_key(first, second, keyword, at),
    )
    return _settled(item, head, version, category)


def _blocks(lines: list[Line]) -> list[str]:
    """Return paragraphs, headings over parts of tables, and tables as HTML."""
    found: list[str] = []
    rows: list[list[str]] = []
    for line in lines:
        if is_row(line):
            rows.append(cells_of(line))
            continue
        found += [table_of(rows)] if rows else []
        rows = []
        text = set_today(line.text)
        if text and not _RULE.fullmatch(text):
            name = "h3" if line.mark is Mark.OVER and line.end == "=" else "p"
            found.append(f"<{name}>{escape(text, quote=False)}</{name}>")
    return [*found, table_of(rows)] if rows else found


def _time(
    sent: re.Match[str] | None, below: str, second: re.Match[str], document: Document
) -> tuple[datetime | None, str | None]:
    """Return the time below the text, `AP-WF-02-20-16 0337GMT`; without one there is only the day over it."""
    if sent:
        year = sent[4] if len(sent[4]) == 4 else f"20{sent[4]}"
        written = f"{year}-{int(sent[2]):02}-{int(sent[3]):02} {sent[5]}:{sent[6]}"
        at = moment(f"{written} {sent[7] or ''}".strip(), document.zone)[0]
        return at, None if at else f"The time “{one_line(sent.group())}” was not understood."
    if clock := _TIME_FIRST.search(below):
        hour, minute, day, month, short = clock.groups()
        return moment(f"20{short}-{month}-{day} {hour}:{minute}", document.zone)[0], None
    year = document.now.year - (int(second[4]) > document.now.month + 1)
    at = moment(f"{year}-{int(second[4]):02}-{int(second[5]):02}", document.zone)[0]
    return at, "No time stands below its text."


def _key(first: re.Match[str], second: re.Match[str], keyword: str, at: datetime | None) -> str:
    """Return what the item is known by; without a day its content says what it is."""
    if at is None:
        return ""
    name = first[1] + first[2] if second[1].lower() in _ONCE else " ".join(keyword.split()).lower()
    return f"anpa-1312:{one_line(first[4]).strip('-_').lower()}:{name}:{at.year}-{second[4]}-{second[5]}"


def _agency(sent: re.Match[str] | None, html: str | None) -> str | None:
    """Return whose copy it is: of the first paragraph, as `ATLANTA (AP) —`, else of the line below the text."""
    found = re.match(r"<p>[^<>()]{2,60} \(([A-Z][\w/. ]{1,20})\) ", html or "")
    return found[1] if found else sent[1] if sent else None


def _settled(item: Item, head: Head, version: str | None, category: str) -> Item:
    """Add what it does to those before it, and whether it is meant for readers."""
    above = [item.headline, version, *head.private]
    text = (item.body_text or "").split("\n\n")[:_ORDERS]
    is_order = category in _ADVISORIES or any(looks_like_a_kill(each) for each in (*above, *text))
    slug = f"{item.slugline}, {version}"
    action = Action.ADVISORY if is_order else _action(item, slug, head)
    doubts = [item.problem, NOT_FOR_READERS if action is Action.ADVISORY else None]
    doubts += [NO_TEXT] if not item.body_text and not is_order else []
    doubts += ["There is no headline."] if not item.headline else []
    return replace(
        item,
        action=action,
        publishable=action is not Action.ADVISORY,
        problem=" ".join(filter(None, doubts)) or None,
    )


def _action(item: Item, slug: str, head: Head) -> Action | None:
    found = (action_of(headline=item.headline, slug=slug, note=note) for note in (*head.private, None))
    return next((action for action in found if action), None)

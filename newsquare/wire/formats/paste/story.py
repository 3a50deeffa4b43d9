"""The parts of a pasted page: what stands before its text, the text, and what stands after."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import pairwise

from newsquare.wire.formats.credits import split_credit
from newsquare.wire.formats.dates import utc
from newsquare.wire.formats.lines import Role, byline_in, credit_in, distributor_in, role_of, time_in, topic_in
from newsquare.wire.formats.paste.units import Unit

_SITE = re.compile(r"\s+[|–—·-]\s+[\w.&’' ]{2,40}$")
_NAME = re.compile(
    r"^(?!Follow |Send |Post |Your )[A-Z0-9][\w.&’'-]*(?: (?:of the|of|the|and|&|[A-Z0-9][\w.&’'-]*)){0,4}$"
)
_SENTENCE = re.compile(r"[.!?…][”\"’')\]]*$")
_TEXTS = {Role.TEXT, Role.DISTRIBUTOR}
_MAY_END = {Role.END, Role.SOFT_END, Role.DISTRIBUTOR, Role.JUMP}
_FACTS = {Role.BYLINE, Role.TIME, Role.JUMP}
_ENDS = {Role.TOPIC, Role.END, Role.SOFT_END, Role.JUMP}
MOST_LINES_ABOVE = 200
ENOUGH_SHARED = 0.3
"""Of a headline's longer words, those that its text uses too."""

LONG = 90
"""Characters from which a line ending a sentence is taken for a paragraph of the story."""


@dataclass(frozen=True, slots=True)
class Story:
    """What was told apart; absent is None."""

    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    at: datetime | None = None
    credit: str | None = None
    caption: str | None = None
    topic: str | None = None
    distributor: str | None = None
    body: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    unit: Unit
    role: Role

    @property
    def text(self) -> str:
        return self.unit.text


def story_of(units: list[Unit], zone: tzinfo) -> Story:
    """Tell a story from its page: headline, facts, text, tail."""
    lines = [_Line(unit, role_of(unit.text)) for unit in units]
    start = _start(lines)
    end = _end(lines, start)
    body = _body(lines[start:end])
    head = _head(lines[max(0, start - MOST_LINES_ABOVE) : start], " ".join(unit.text for unit in body[:8]))
    story = _facts(lines, start, end, zone)
    headline, deck, caption = head
    if headline is None and body and not _is_paragraph(body[0].text):
        headline, body = body[0].text, body[1:]
    return replace(
        story,
        headline=headline,
        deck=deck,
        caption=story.caption or (caption if story.credit else None),
        body=tuple(body),
    )


def _body(lines: list[_Line]) -> list[Unit]:
    """Leave out the lines that are no text, and with a box in the middle the headlines that it lists."""
    kept, in_a_box = [], False
    for line in lines:
        if line.role is Role.SOFT_END:
            in_a_box = True
        elif (line.role in _TEXTS or line.role is Role.END) and not (in_a_box and not _SENTENCE.search(line.text)):
            kept.append(line.unit)
            in_a_box = False
    return kept


def _is_paragraph(text: str) -> bool:
    return len(text) >= LONG and _SENTENCE.search(text) is not None


def _start(lines: list[_Line]) -> int:
    """The text starts at the first paragraph that has another near it, or at the first at all."""
    paragraphs = [at for at, line in enumerate(lines) if line.role is Role.TEXT and _is_paragraph(line.text)]
    if not paragraphs:
        first = next((at for at, line in enumerate(lines) if line.role is Role.TEXT), len(lines))
        return min(first + 1, len(lines))
    start = next((at for at, following in pairwise(paragraphs) if following - at <= 6), paragraphs[0])
    start = _below_the_facts(lines, start, paragraphs)
    while start > 0 and _belongs(lines[start - 1], lines[:start]):
        start -= 1
    return start


def _below_the_facts(lines: list[_Line], start: int, paragraphs: list[int]) -> int:
    """What stood above the byline, the time or the jump to the comments was a deck or a note, however long."""
    for at in range(min(start + 12, len(lines)) - 1, start, -1):
        if (
            lines[at].role in _FACTS
            and _goes_on(lines[at + 1 :])
            and sum(start <= each < at for each in paragraphs) <= 2
        ):
            return next(each for each in paragraphs if each > at)
    return start


def _belongs(line: _Line, before: list[_Line]) -> bool:
    """A short first paragraph belongs to the text when it is a sentence and headline and facts stand above it."""
    if line.role is not Role.TEXT or not _SENTENCE.search(line.text) or len(line.text) < 25:
        return False
    above = [each for each in before[:-1] if each.role is not Role.FURNITURE]
    return bool(above) and above[-1].role in {*_FACTS, Role.CREDIT, Role.CAPTION}


def _end(lines: list[_Line], start: int) -> int:
    for at in range(start + 1, len(lines)):
        line = lines[at]
        hard = line.role is Role.TOPIC or (line.role is Role.END and not _SENTENCE.search(line.text))
        if hard or (line.role in _MAY_END and not _goes_on(lines[at + 1 :])):
            return at
    return len(lines)


def _goes_on(lines: list[_Line]) -> bool:
    """Say whether a box in the middle of a text was met: two paragraphs follow before anything ends it."""
    paragraphs = 0
    for line in lines:
        if line.role in {Role.TOPIC, Role.END}:
            break
        paragraphs += line.role is Role.TEXT and _is_paragraph(line.text)
    return paragraphs >= 2


def _head(lines: list[_Line], text: str) -> tuple[str | None, str | None, str | None]:
    """Return headline, deck and caption out of what stands before the text."""
    texts = [line for line in _without_menus(lines) if line.role in {Role.TEXT, Role.CREDIT}]
    titles = [at for at, line in enumerate(texts) if line.role is Role.TEXT and _can_be_headline(line.text)]
    if not titles:
        return _last_resort(texts), None, None
    at = _most_likely(texts, titles, text)
    headline = texts[at].text
    rest = [line for line in texts[at + 1 :] if not _same(line.text, headline)]
    if _is_repeated(headline, [line.text for line in texts[at + 1 :]]):
        headline = _SITE.sub("", headline)
    deck, caption = None, None
    for number, line in enumerate(rest):
        beside_credit = any(each.role is Role.CREDIT for each in rest[max(0, number - 1) : number + 2])
        if line.role is Role.TEXT and len(line.text.split()) >= 4:
            if beside_credit and (number or _SENTENCE.search(line.text)):
                caption = caption or line.text
            elif number == 0:
                deck = line.text
    return headline, deck, caption


def _most_likely(texts: list[_Line], titles: list[int], text: str) -> int:
    """A title that stands there twice is it (the window's and the page's), else the first that the text speaks of."""
    for at in titles:
        if _is_repeated(texts[at].text, [texts[each].text for each in titles if each > at]):
            return at
    known = _words(text)
    shares = {at: len(_words(texts[at].text) & known) / max(1, len(_words(texts[at].text))) for at in titles}
    return next((at for at in titles if shares[at] >= ENOUGH_SHARED), titles[0])


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}


def _last_resort(texts: list[_Line]) -> str | None:
    found = [line.text for line in texts if line.role is Role.TEXT and len(line.text.split()) >= 2]
    return found[-1] if found else None


def _can_be_headline(text: str) -> bool:
    return len(text.split()) >= 4 and len(text) >= 18 and not text.endswith((".", ",", ":"))


def _same(one: str, other: str) -> bool:
    short, long = sorted((_SITE.sub("", one).lower(), _SITE.sub("", other).lower()), key=len)
    return short == long


def _is_repeated(text: str, later: list[str]) -> bool:
    return any(_same(text, each) for each in later)


def _without_menus(lines: list[_Line]) -> list[_Line]:
    """Leave out runs of three and more short labels: menus, tickers, lists of sections."""
    kept: list[_Line] = []
    run: list[_Line] = []
    for line in [*lines, None]:
        if (
            line is not None
            and line.role in {Role.TEXT, Role.FURNITURE}
            and (line.unit.bullet or len(line.text.split()) <= 3)
        ):
            run.append(line)
            continue
        if len(run) < 3:
            kept += run
        run = []
        if line is not None:
            kept.append(line)
    return kept


def _facts(lines: list[_Line], start: int, end: int, zone: tzinfo) -> Story:
    near = lines[max(0, start - 25) : start] + lines[end : end + 12]
    inside = lines[start:end]
    bylines = _of(Role.BYLINE, near + inside)
    pictures = _pictures(near + inside)
    times = [at for line in _of(Role.TIME, near + inside) if (at := utc(time_in(line), zone))]
    topics = [topic for line in _of(Role.TOPIC, lines[start:] + lines[:start]) if (topic := topic_in(line))]
    return Story(
        byline=byline_in(bylines[0]) if bylines else None,
        at=max(times, default=None),
        caption=pictures[0][0] if pictures else None,
        credit=pictures[0][1] if pictures else None,
        topic=topics[0] if topics else None,
        distributor=_distributor(lines, end),
    )


def _pictures(lines: list[_Line]) -> list[tuple[str | None, str | None]]:
    """Return caption and credit of each picture of which a line is left."""
    found: list[tuple[str | None, str | None]] = [(None, credit_in(text)) for text in _of(Role.CREDIT, lines)]
    found += [split_credit(text) for text in _of(Role.CAPTION, lines) if " Video:" not in text]
    return [each for each in found if each[1]]


def _of(role: Role, lines: list[_Line]) -> list[str]:
    return [line.text for line in lines if line.role is role]


def _distributor(lines: list[_Line], end: int) -> str | None:
    """A known name after the text, or the one short name that stands between the topic and the forum."""
    tail = lines[end : end + 12]
    for line in tail:
        if line.role is Role.DISTRIBUTOR:
            return distributor_in(line.text)
    marks = [at for at, line in enumerate(tail) if line.role in _ENDS]
    for at, line in enumerate(tail):
        between = marks and marks[0] < at < marks[-1]
        if between and line.role is Role.TEXT and _NAME.match(line.text):
            return line.text
    return None

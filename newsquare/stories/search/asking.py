"""What somebody asks for, read from what was typed. Anything may be typed; nothing raises.

Pure functions: no database, no clock, no network. What is typed never reaches a database as it is: only words
that `folding` made do.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from newsquare.lib.text import one_line
from newsquare.stories.search.folding import folded, stems

MOST_CHARACTERS = 400
MOST_TERMS = 24
SHORTEST_PREFIX = 3
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟〝〞＂", '"'))
_KEYS = ("author", "topic", "section", "before", "after")
_GAP = re.compile(rf"\b({'|'.join(_KEYS)}):\s+(?=\S)", re.IGNORECASE)
_PIECE = re.compile(
    rf"(?P<minus>[-–−])?(?:(?P<key>{'|'.join(_KEYS)}):)?"
    r'(?:"(?P<phrase>[^"]*)(?P<end>"|$)|(?P<bare>[^\s"]+))',
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class Doubt(StrEnum):
    """Why a question may not have been read as it was meant."""

    TOO_LONG = "too long"
    OPEN_QUOTE = "open quote"
    NO_DATE = "no date"
    NO_VALUE = "no value"
    NO_TOPIC = "no topic"
    NO_SECTION = "no section"


@dataclass(frozen=True)
class Phrase:
    """Words that stand together; `begins` is a word that may also only begin so, in place of the words."""

    words: tuple[str, ...]
    begins: str = ""


@dataclass(frozen=True)
class Named:
    """A topic, section or author that somebody named."""

    key: str
    text: str
    words: tuple[str, ...]
    unwanted: bool = False


@dataclass(frozen=True)
class Asked:
    """A question: what must be there, what must not, who and what was named, between which days."""

    text: str = ""
    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    named: tuple[Named, ...] = ()
    after: date | None = None
    before: date | None = None
    doubts: tuple[tuple[Doubt, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked for."""
        return not (self.wanted or self.unwanted or self.named or self.after or self.before)


@dataclass
class _Reading:
    wanted: list[Phrase] = field(default_factory=list)
    unwanted: list[Phrase] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    days: dict[str, date] = field(default_factory=dict)
    doubts: list[tuple[Doubt, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.wanted) + len(self.unwanted) + len(self.named) + len(self.days)


def read(typed: str) -> Asked:
    """Read a question: words, “a phrase”, -word, author:, topic:, section:, after:, before:."""
    text, reading = one_line(typed[: 4 * MOST_CHARACTERS]), _Reading()
    if len(text) > MOST_CHARACTERS or len(typed) > 4 * MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS].rpartition(" ")[0] or text[:MOST_CHARACTERS]
        reading.doubts.append((Doubt.TOO_LONG, ""))
    pieces = list(_PIECE.finditer(_GAP.sub(r"\1:", text.translate(_QUOTES))))
    for piece in pieces:
        if len(reading) >= MOST_TERMS:
            reading.doubts.append((Doubt.TOO_LONG, ""))
            break
        _take(reading, piece, is_last=piece is pieces[-1])
    return Asked(
        text=text,
        wanted=tuple(dict.fromkeys(reading.wanted)),
        unwanted=tuple(dict.fromkeys(reading.unwanted)),
        named=tuple(dict.fromkeys(reading.named)),
        after=reading.days.get("after"),
        before=reading.days.get("before"),
        doubts=tuple(dict.fromkeys(reading.doubts)),
    )


def _take(reading: _Reading, piece: re.Match[str], *, is_last: bool) -> None:
    key, minus = (piece["key"] or "").lower(), bool(piece["minus"])
    quoted = piece["phrase"] is not None
    value = piece["phrase"] if quoted else piece["bare"]
    if quoted and not piece["end"]:
        reading.doubts.append((Doubt.OPEN_QUOTE, ""))
    if not key and not quoted and value.lower().rstrip(":") in _KEYS and value.endswith(":"):
        reading.doubts.append((Doubt.NO_VALUE, value))
    elif key in {"before", "after"}:
        _take_day(reading, key, value)
    elif key:
        words = stems(value)
        if words:
            reading.named.append(Named(key, value, words, minus))
        else:
            reading.doubts.append((Doubt.NO_VALUE, f"{key}:"))
    elif words := stems(value) if value != "AND" else ():  # All words must be there anyway.
        begins = folded(value)[0] if is_last and not quoted and not minus and len(words) == 1 else ""
        phrase = Phrase(words, begins if len(begins) >= SHORTEST_PREFIX else "")
        (reading.unwanted if minus else reading.wanted).append(phrase)


def _take_day(reading: _Reading, key: str, value: str) -> None:
    found = _DATE.fullmatch(value)
    try:
        day = date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None
    except ValueError:
        day = None
    if day is None or not 1800 <= day.year <= 2200:
        reading.doubts.append((Doubt.NO_DATE, f"{key}:{value}"))
    else:
        reading.days[key] = day


def matches(phrase: Phrase, words: tuple[str, ...], place: int) -> int:
    """Return how many words of a text a phrase covers from a place on; 0 where it does not stand there."""
    length = len(phrase.words)
    if words[place : place + length] == phrase.words:
        return length
    return int(bool(phrase.begins) and words[place].startswith(phrase.begins))

"""What stands above the text of a message: markers, the headline, who wrote it, and words to editors in brackets."""

import re
from dataclasses import dataclass, field

from newsquare.wire.formats.furniture import looks_like_a_kill
from newsquare.wire.formats.iptc_7901.patterns import (
    ACHTUNG,
    BYLINE,
    CORRECTION,
    EMBARGO,
    FOR_DESKS,
    KILL,
    MARKER,
)
from newsquare.wire.formats.item import Action
from newsquare.wire.formats.marks import action_of
from newsquare.wire.formats.teleprinter import joined_lines

_END = re.compile(r"\s*=\s*$")
_MOST_LINES = 16


@dataclass(slots=True)
class Head:
    """The lines above the text, each put where it belongs."""

    headline: str | None = None
    topic: str | None = None
    byline: str | None = None
    action: Action | None = None
    embargo: str | None = None
    public: str | None = None
    private: list[str] = field(default_factory=list)


def split_head(text: str) -> tuple[list[str], str]:
    """Part the lines above a text from it: they end with `=`; without one the first line is all of them."""
    lines = text.split("\n")
    for at, line in enumerate(lines[:_MOST_LINES]):
        if _END.search(line):
            return [*lines[:at], _END.sub("", line)], "\n".join(lines[at + 1 :])
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    return lines[first : first + 1], "\n".join(lines[first + 1 :])


def head_of(lines: list[str]) -> Head:
    """Say what each of the lines above a text is; the last that is nothing else is the headline."""
    head = Head()
    rest = [unit for unit in _units(lines) if not _take(unit, head)]
    if len(rest) > 1 and BYLINE.match(rest[-1]):
        head.byline = rest.pop()
    if rest:
        head.headline = rest.pop()
    head.topic = " ".join(rest).rstrip(" :") or None
    return head


def _units(lines: list[str]) -> list[str]:
    """Put together what was broken into lines: a sentence in brackets until they close, else by the width."""
    found: list[str] = []
    bracket: list[str] = []
    loose: list[str] = []
    for line in (" ".join(line.split()) for line in lines if line.strip()):
        if bracket or (line.startswith("(") and ")" not in line):
            bracket.append(line)
        elif BYLINE.match(line):
            found, loose = [*found, *joined_lines(loose)], [line]
        elif line.startswith("(") and line.endswith(")"):
            found, loose = [*found, *joined_lines(loose), line], []
        else:
            loose.append(line)
        if bracket and line.endswith(")"):
            found, loose = [*found, *joined_lines(loose), " ".join(bracket)], []
            bracket = []
    return [*found, *joined_lines([*loose, *bracket])]


def _take(unit: str, head: Head) -> bool:
    """Take a unit that is no headline; say whether it was one."""
    bare = unit.strip("()* ").replace("\x07", "").strip()
    for_desks = unit.startswith("(") and FOR_DESKS.match(bare)
    if KILL.match(bare) or looks_like_a_kill(bare) or ACHTUNG.match(bare) or for_desks:
        head.action = Action.ADVISORY
        head.private.append(bare)
        return not bare or MARKER.match(bare) is not None or unit.startswith(("(", "*"))
    if MARKER.match(bare):
        head.action = head.action or action_of(headline=bare, slug=None, note=None)
        head.private.append(bare)
        return True
    if not unit.startswith("(") or not unit.endswith(")"):
        return False
    if found := CORRECTION.match(bare):
        head.action, head.public = head.action or Action.CORRECTION, found.group(1) or None
    if EMBARGO.search(bare):
        head.embargo = bare
    head.private.append(bare)
    return True

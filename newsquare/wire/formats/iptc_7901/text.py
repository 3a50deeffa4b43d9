"""The text of a message: what readers get, and what is only for the desk and stands below it."""

import re
from dataclasses import dataclass, field

from newsquare.lib.text import one_line
from newsquare.wire.formats.iptc_7901 import patterns
from newsquare.wire.formats.teleprinter import html_of, is_list


@dataclass(slots=True)
class Text:
    """Paragraphs as HTML; the deck stands above the dateline, where anything does."""

    deck: str | None = None
    blocks: list[str] = field(default_factory=list)
    agency: str | None = None
    public: list[str] = field(default_factory=list)
    private: list[str] = field(default_factory=list)


def text_of(text: str) -> Text:
    """Read a text. Whatever follows a heading of notes, or words that forbid printing, is private to its end."""
    story, notes = _parted(text.split("\n"))
    found = Text()
    _take_notes(notes, found)
    paragraphs = [each for part in re.split(r"\n\s*\n", "\n".join(story)) if part.strip() for each in _paragraphs(part)]
    if paragraphs and patterns.SIGNED.match(paragraphs[-1].strip()):
        found.private.append(paragraphs.pop().strip())
    datelines = [patterns.DATELINE.match(one_line(each)) for each in paragraphs[:2]]
    found.agency = next((each.group(1) for each in datelines if each), None)
    if len(datelines) == 2 and datelines[1] and not datelines[0]:
        found.deck = one_line(paragraphs.pop(0))
    for each in paragraphs:
        if patterns.TO_EDITORS.match(each):
            found.private.append(one_line(each))
        else:
            found.blocks.append(html_of(each))
    return found


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the story from the notes below it."""
    at = next((at for at, line in enumerate(lines) if _ends_the_story(line, at, len(lines))), len(lines))
    return lines[:at], lines[at:]


def _ends_the_story(line: str, at: int, of: int) -> bool:
    is_heading = patterns.NOTES.match(line) is not None and (line.lstrip().startswith("#") or 2 * at > of)
    return is_heading or patterns.PRIVATE.search(line) is not None


def _paragraphs(part: str) -> list[str]:
    """Part what stands between two empty lines where a line is set in; a list stays one."""
    part = part.strip("\n")
    return [part] if is_list(part) else [each for each in re.split(r"\n(?=\s{2,}\S)", part) if each.strip()]


def _take_notes(lines: list[str], found: Text) -> None:
    """Keep notes for the desk, save what was corrected, which readers may be told."""
    section, forbidden = "", False
    for line in lines:
        forbidden = forbidden or patterns.PRIVATE.search(line) is not None
        heading = patterns.SECTION.match(line)
        section = heading.group(1) if heading else section
        bare = one_line(line.strip().lstrip("#*-•"))
        if not bare:
            continue
        is_signed = patterns.SIGNED.match(bare) is not None
        if patterns.CORRECTED.match(section) and not (forbidden or heading or is_signed):
            _add(line, bare, found.public)
        else:
            found.private.append(bare)


def _add(line: str, bare: str, notes: list[str]) -> None:
    if line.startswith((" ", "\t")) and notes:
        notes[-1] = f"{notes[-1]} {bare}"
    else:
        notes.append(bare)

"""What stands around the text of a mail: signatures, disclaimers, headers of what was passed on, words to editors."""

from dataclasses import dataclass, field

from newsquare.lib.html import blocks_of, words_of
from newsquare.lib.text import one_line
from newsquare.wire.formats.mail import patterns


@dataclass
class Story:
    """The blocks of the story, what was said to editors, and what was found out on the way."""

    blocks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    subject: str | None = None
    embargo: str | None = None
    """What is said about a time before which nothing may appear."""


def story_in(body_html: str, *, passed_on: bool) -> Story:
    """Tell the story from what stands around it. `passed_on`: the subject says that somebody forwards it."""
    story, ended = Story(), ""
    for block in blocks_of(body_html):
        text = words_of(block).strip()
        if _begins_what_was_passed_on(text, passed_on=passed_on):
            story.notes += [one_line(words_of(each)) for each in story.blocks]
            story.blocks, ended = [], ""
            _take_headers(text, story)
        elif not ended:
            ended = _take(block, text, story, passed_on=passed_on)
        elif ended == "notes":
            story.notes.append(one_line(text))
    return story


def _begins_what_was_passed_on(text: str, *, passed_on: bool) -> bool:
    return patterns.FORWARDED.match(text) is not None or (passed_on and _heads(text) >= 3)


def _heads(text: str) -> int:
    return sum(patterns.HEADER.match(line) is not None for line in text.split("\n")[:8])


def _take_headers(text: str, story: Story) -> None:
    for line in text.split("\n"):
        if found := patterns.SUBJECT.match(line):
            story.subject = one_line(found.group(1))
        elif patterns.FROM.match(line):
            story.notes.append(f"Passed on: {one_line(line)}")


def _take(block: str, text: str, story: Story, *, passed_on: bool) -> str:
    """Put one block where it belongs; say what becomes of those after it: `notes`, `nothing`, or empty."""
    lines = text.split("\n")
    if not story.blocks and passed_on and _heads(text) == len(lines):
        _take_headers(text, story)
    elif patterns.REPLY.match(text) or _heads(text) >= 3 or patterns.SIGNATURE.match(text):
        return "nothing"
    elif patterns.END.match(text):
        return "notes"
    elif found := patterns.EMBARGO.match(text):
        story.embargo = found.group(1) or text
        story.notes.append(one_line(text))
    elif patterns.CONTACT.match(text):
        story.notes.append(one_line(text))
    elif not (_is_the_mailers(text) or all(line.startswith(">") for line in lines)):
        story.blocks.append(block)
    return ""


def _is_the_mailers(text: str) -> bool:
    return bool(patterns.DISCLAIMER.match(text) or patterns.RELEASE.match(text))

"""What one line of a page's text is to its story: the story itself, a fact about it, or the site around it."""

import re
from enum import Enum

from newsquare.wire.formats import line_patterns as patterns
from newsquare.wire.formats.credits import unlabelled
from newsquare.wire.formats.furniture import is_furniture

LONGEST = 300
"""Characters: whatever is longer is the story's."""


class Role(Enum):
    """TEXT is the story's, FURNITURE the site's. After END no story text follows, after SOFT_END it may go on."""

    TEXT = "text"
    FURNITURE = "furniture"
    END = "end"
    SOFT_END = "soft end"
    JUMP = "jump to the comments"
    TOPIC = "topic"
    CREDIT = "credit"
    CAPTION = "caption"
    BYLINE = "byline"
    TIME = "time"
    DISTRIBUTOR = "distributor"


_ROLES = (
    (Role.TOPIC, patterns.TOPIC),
    (Role.BYLINE, patterns.BYLINE),
    (Role.TIME, patterns.TIME),
    (Role.DISTRIBUTOR, patterns.DISTRIBUTOR),
    (Role.DISTRIBUTOR, patterns.LABELLED),
    (Role.JUMP, patterns.JUMP),
    (Role.END, patterns.END),
    (Role.SOFT_END, patterns.SOFT_END),
    (Role.FURNITURE, patterns.FURNITURE),
    (Role.CREDIT, patterns.CREDIT),
    (Role.CAPTION, patterns.CAPTION),
)
_NEVER_A_SENTENCE = {Role.BYLINE, Role.TIME, Role.TOPIC, Role.SOFT_END}


def role_of(line: str) -> Role:
    """Say what a line is by its own words alone; where it stands, the caller knows."""
    if len(line) > LONGEST:
        return Role.TEXT
    for role, pattern in _ROLES:
        if pattern.match(line) and not (role in _NEVER_A_SENTENCE and patterns.A_SENTENCE.search(line)):
            return role
    return Role.FURNITURE if is_furniture(line) else Role.TEXT


def topic_in(line: str) -> str | None:
    """Return the topic that a line names, the first of several."""
    found = patterns.TOPIC.match(line)
    if not found:
        return None
    names = found.group(1).strip(" .")
    return names.split(", ")[0] if re.match(r"(?i)(?:article )?topics\b", line) else names


def byline_in(line: str) -> str:
    """Return the names of a byline without “By”."""
    found = patterns.BYLINE.match(line)
    return (found.group(1) if found else line).strip()


def credit_in(line: str) -> str:
    """Return a credit without its label and brackets."""
    bare = line[1:-1] if line.startswith("(") and line.endswith(")") else line
    return unlabelled(bare)


def distributor_in(line: str) -> str:
    """Return the distributor of a line such as “Source: CNN Newsource”."""
    if found := patterns.LABELLED.match(line):
        return (found.group(1) or found.group(2)).strip()
    found = patterns.DISTRIBUTOR.match(line)
    return found.group(1).strip() if found else line.strip()


def time_in(line: str) -> str:
    """Return the part of a line that says when, without “Published”."""
    return patterns.WHEN_LABEL.sub("", line)

"""The plain data of the pages that tell how a story changed: corrections, versions, differences."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from newsquare.lib.differences import Line
from newsquare.theme.shapes import Link, PagerShape


@dataclass(frozen=True, kw_only=True)
class CorrectedShape:
    """One correction in the station's list. `changes` leads to the words that were changed."""

    at: datetime
    text: str
    story: Link
    changes: Link | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectionsShape:
    """`corrections`: what the station had wrong, the newest first. `newsroom` leads to somebody to tell of more."""

    entries: Sequence[CorrectedShape] = ()
    pager: PagerShape = field(default_factory=PagerShape)
    newsroom: Link | None = None


@dataclass(frozen=True, kw_only=True)
class VersionShape:
    """A version of a story as readers saw it from one moment on. `barred` says why it is not shown."""

    number: int
    at: datetime
    kind_words: str
    headline: str = ""
    corrections: Sequence[str] = ()
    changed: Sequence[str] = ()  # what differs from the version before: "Headline", "Text"
    barred: str = ""
    whole: Link | None = None
    changes: Link | None = None


@dataclass(frozen=True, kw_only=True)
class VersionsShape:
    """`versions`: all versions of a story, the newest first."""

    story: Link
    section: Link
    action: str
    versions: Sequence[VersionShape] = ()


@dataclass(frozen=True, kw_only=True)
class PartShape:
    """One part of a story, its paragraphs in reading order, each with what became of its words."""

    name: str
    lines: Sequence[Line]
    is_text: bool = False


@dataclass(frozen=True, kw_only=True)
class ChangesShape:
    """`changes`: what differs between two versions of a story; with one version alone, how it read."""

    title: str
    story: Link
    section: Link
    versions: Link
    words: Sequence[str] = ()  # when the versions were published, and the corrections between them
    barred: str = ""
    parts: Sequence[PartShape] = ()
    same: bool = False
    links: Sequence[Link] = ()

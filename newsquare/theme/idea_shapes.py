"""The plain data of what readers see of story ideas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsquare.theme.shapes import Link


@dataclass(frozen=True, kw_only=True)
class IdeaShape:
    """`idea`: the door to the tip desk, for idea-door/idea-door.html."""

    station_name: str
    url: str
    is_about_story: bool = False


@dataclass(frozen=True, kw_only=True)
class ThreadLineShape:
    """One thing that was said about an idea."""

    who: str
    day: date
    text: str
    is_ours: bool = False
    story: Link | None = None


@dataclass(frozen=True, kw_only=True)
class ThreadShape:
    """`thread`: an idea as its sender sees it, for idea-thread/idea-thread.html."""

    lines: Sequence[ThreadLineShape]
    state_words: str
    files: int
    deleted_on: date

"""While a page is rendered it says here what it shows, and until when that may be seen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


@dataclass
class Shown:
    """What one rendering showed: tags such as `story:42`, and the earliest time at which the answer changes."""

    tags: set[str] = field(default_factory=set)
    valid_until: datetime | None = None


_collecting: ContextVar[Shown | None] = ContextVar("shown", default=None)


@contextmanager
def collecting() -> Iterator[Shown]:
    """Collect what is shown inside the block."""
    shown = Shown()
    token = _collecting.set(shown)
    try:
        yield shown
    finally:
        _collecting.reset(token)


def note(*tags: str) -> None:
    """Say that the page being rendered shows these things. Outside a rendering it does nothing."""
    if (shown := _collecting.get()) is not None:
        shown.tags.update(tags)


def until(moment: datetime | None) -> None:
    """Say that the page being rendered must not be served past this moment. The earliest one holds."""
    shown = _collecting.get()
    if shown is not None and moment is not None and (shown.valid_until is None or moment < shown.valid_until):
        shown.valid_until = moment


def bakeable(view: View) -> View:
    """Mark a view whose answer to GET is the same for everybody, so that the press may keep it."""
    view.bakeable = True  # type: ignore[attr-defined]  # A mark on the function, read by the press.
    return view

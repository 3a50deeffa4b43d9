"""What a file says about one of its items, as a second reading or an expectation has it."""

from collections import Counter
from dataclasses import dataclass, field

Value = str | None


@dataclass(frozen=True)
class Body:
    """The words of a text in their order, how much inline markup it has, and words that may stand in it or not."""

    words: tuple[str, ...] = ()
    marks: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Told:
    """One item. In `values` each field has the answers that are right; a field that is not there is not scored."""

    guid: Value = None
    values: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    subjects: tuple[tuple[str, ...], ...] = ()
    """Each with the ways in which it may be written: by code, with its scheme, by name."""
    also: frozenset[str] = frozenset()
    """Subjects that may be named or not, as places and people."""
    body: Body | None = None
    notes: tuple[str, ...] = ()
    """What no reader may see."""
    news: bool = True


@dataclass(frozen=True)
class Reading:
    """What a file says: its format, its items, or why it must be refused."""

    form: str
    items: tuple[Told, ...] = ()
    refused: str | None = None
    """Part of the words with which it must be refused."""

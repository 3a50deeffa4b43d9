"""The plain data of the pages on which readers find what is not new any more."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsquare.theme.shapes import Link, PagerShape, TeaserShape


@dataclass(frozen=True, kw_only=True)
class ResultShape:
    """A story that a search found, with the piece of it in which the words stand."""

    teaser: TeaserShape
    snippet_html: str = ""


@dataclass(frozen=True, kw_only=True)
class SearchShape:
    """`search`: the page of a search. `count_words` is empty while nothing was asked for."""

    url: str
    typed: str = ""
    order: str = ""
    count_words: str = ""
    notices: Sequence[str] = ()
    orders: Sequence[Link] = ()
    suggestions: Sequence[Link] = ()
    results: Sequence[ResultShape] = ()
    newest_month: Link | None = None
    pager: PagerShape = field(default_factory=PagerShape)


@dataclass(frozen=True, kw_only=True)
class DayShape:
    """A day of the archive: the way to it, how many stories, the first of them."""

    link: Link
    count_words: str
    headlines: Sequence[TeaserShape] = ()


@dataclass(frozen=True, kw_only=True)
class ArchiveShape:
    """`archive`: a day's stories, or the days of a month."""

    name: str
    up: Link | None = None
    days: Sequence[DayShape] = ()
    teasers: Sequence[TeaserShape] = ()
    previous: Link | None = None
    next: Link | None = None
    more: Link | None = None

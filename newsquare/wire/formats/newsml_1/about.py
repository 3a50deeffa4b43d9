"""The lines, parties, places and rights of a NewsML 1 story: the nearest that says something counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsquare.lib.text import one_line
from newsquare.wire.formats.item import Rights
from newsquare.wire.formats.markup import child, children, local, text_of
from newsquare.wire.formats.times import Times

_ONLY_TIME = re.compile(r"[\d\s:./-]+$")
_AREAS = ("City", "CountryArea", "SubLocation")


@dataclass(frozen=True, slots=True)
class Lines:
    """What `NewsLines` say."""

    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credit: str | None = None
    slug: str | None = None
    keywords: tuple[str, ...] = ()


def formal(element: Any) -> str:
    """Return a formal name, empty when there is none."""
    return one_line(element.get("FormalName")) if element is not None else ""


def lines_of(element: Any, story: Any) -> Lines:
    """Read the lines of a story, and of the components around and inside it where it has none itself."""
    groups = [*_groups(story, "NewsLines"), *_groups(element, "NewsLines")]
    dateline = _first(groups, "DateLine")
    return Lines(
        headline=_first(groups, "HeadLine"),
        deck=_first(groups, "SubHeadLine"),
        byline=_first(groups, "ByLine"),
        dateline=None if not dateline or _ONLY_TIME.match(dateline) else dateline.strip(" -–—") or None,
        credit=_first(groups, "CreditLine"),
        slug=_first(groups, "SlugLine"),
        keywords=tuple(
            text for each in groups[:2] for line in children(each, "KeywordLine") if (text := text_of(line))
        ),
    )


def _groups(holder: Any, name: str) -> Iterator[Any]:
    return (each for each in holder.iter() if local(each) == name) if holder is not None else iter(())


def _first(groups: list[Any], name: str) -> str | None:
    return next((text for each in groups for line in children(each, name) if (text := text_of(line))), None)


def parties(story: Any, role: str) -> str | None:
    """Return the name of the first party in a role of the administration."""
    for each in _groups(story, "AdministrativeMetadata"):
        for party in children(child(each, role), "Party"):
            if name := formal(party):
                return name
    return None


def places_of(story: Any) -> tuple[str, ...]:
    """Return the names of the places that a story names."""
    facts = [fact for each in _groups(story, "Location") for fact in children(each, "Property")]
    named = (one_line(fact.get("Value")) for fact in facts if formal(fact) in _AREAS)
    return tuple(dict.fromkeys(name for name in named if name))


def rights_of(element: Any, story: Any, times: Times) -> Rights:
    """Read copyright lines and usage rights."""
    lines = list(_groups(story, "NewsLines")) or list(_groups(element, "NewsLines"))
    usage = next(_groups(element, "UsageRights"), None)
    said = [text_of(child(usage, name)) for name in ("UsageType", "Limitations")]
    said.append(_first(lines, "RightsLine"))
    return Rights(
        holder=text_of(child(next(_groups(element, "Copyright"), None), "CopyrightHolder")),
        notice=_first(lines, "CopyrightLine") or _first(list(_groups(element, "NewsLines")), "CopyrightLine"),
        terms=" ".join(text for text in said if text) or None,
        from_utc=times.at(text_of(child(usage, "StartDate"))),
        until_utc=times.at(text_of(child(usage, "EndDate"))),
        places=text_of(child(usage, "Geography")),
    )

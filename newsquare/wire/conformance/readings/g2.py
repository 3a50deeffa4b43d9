"""NewsML-G2, read by local names."""

import re
from typing import Any

from newsquare.wire.conformance.readings.nitf import body_in as nitf_body
from newsquare.wire.conformance.readings.nitf import bylines_in
from newsquare.wire.conformance.readings.times import stamp
from newsquare.wire.conformance.readings.tree import all_of, first, local, markup, text, texts
from newsquare.wire.conformance.told import Body, Told, Value
from newsquare.wire.conformance.words import body_of

ROOTS = ("newsmessage", "newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem")
_NEWS = {"newsItem", "packageItem"}
_PEOPLE = {"cpnat:geoarea", "cpnat:person", "cpnat:organisation", "cpnat:poi", "cpnat:object", "cpttype:5", "cpttype:9"}
_FURNITURE = {"np-nonpublic", "slugline", "publicationDate", "genre", "legalese"}
"""Classes of what dpa and others lay around a text."""
_MARKER = re.compile(r"^(?:\d+(?:ST|ND|RD|TH) LEAD|UPDATE \d+|CORRECTED|REFILE|EXTRA|WRAPUP \d+)\s*[-:]\s*")
_FIELDS = {"byline", "publication_date", "headline", "alternativeHeadline", "dateline", "linkbox", "tagline"}
_MARKER = re.compile(r"^(?:(?:UPDATE|WRAPUP|CORRECTED|REFILE|RPT)(?: \d+)?-)+")
"""What agencies put before a headline to say what became of the story."""
_SMALL = {"p", "h1", "h2", "h3", "h4", "h5", "h6"}


def told(root: Any) -> list[Told]:
    """Read every item of a message, or the one item that stands alone."""
    return [_item(each) for each in root.iter() if local(each).lower() in ROOTS[1:]]


def _item(item: Any) -> Told:
    if local(item) not in _NEWS:
        return Told(guid=item.get("guid"), news=False)
    subjects = [each for each in all_of(item, "contentMeta/subject") if _ways(each)]
    about = [each for each in subjects if (each.get("type") or "").lower() not in _PEOPLE]
    others = {way for each in subjects if each not in about for way in _ways(each)}
    return Told(
        guid=item.get("guid"),
        values=_values(item),
        subjects=tuple(dict.fromkeys(_ways(each) for each in about)),
        also=frozenset(others),
        body=_body(item),
        notes=_notes(item),
    )


def _values(item: Any) -> dict[str, tuple[Value, ...]]:
    status = first(item, "itemMeta/pubStatus")
    said = (status.get("qcode") or status.get("uri") if status is not None else "") or "stat:usable"
    code = re.split("[:/]", said)[-1]
    values: dict[str, tuple[Value, ...]] = {
        "guid": (item.get("guid"),),
        "version": (item.get("version"),) if item.get("version") else ("1", None),
        "pubstatus": (code,),
        "headline": _headlines(item),
        "slugline": (text(first(item, "contentMeta/slugline")),),
        "embargo_utc": (stamp(text(first(item, "itemMeta/embargoed"))),),
        "byline": _bylines(item),
    }
    if credit := text(first(item, "contentMeta/creditline")):
        values["credit"] = (credit, credit.rstrip("-–— "))
    return values


def _headlines(item: Any) -> tuple[Value, ...]:
    meant = [each for each in all_of(item, "contentMeta/headline") if "sub" not in (each.get("role") or "").lower()]
    meant = [each for each in meant if _speaks(item, each)] or meant
    meant.sort(key=lambda each: int(each.get("rank") or 1))
    if said := [found for each in meant if (found := text(each))]:
        named = (said[0],) if not meant[0].get("role") else tuple(said)
        return (*named, *(_MARKER.sub("", each) for each in named))
    others = [*texts(item, "itemMeta/title"), *texts(item, "//h1"), *texts(item, "//hl1"), *texts(item, "//title")]
    return (*others, None)


def _speaks(item: Any, headline: Any) -> bool:
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    return (headline.get(language) or item.get(language) or "")[:2] == (item.get(language) or "")[:2]


def _bylines(item: Any) -> tuple[Value, ...]:
    if said := texts(item, "contentMeta/by"):
        return (said[0], ", ".join(said), " and ".join(said), "; ".join(said))
    names = [
        found for each in all_of(item, "contentMeta/creator") for found in (*texts(each, "name"), each.get("literal"))
    ]
    inside = [each for each in texts(item, "//p") if each.lower().startswith("by ") and len(each) < 90]
    classed = [found for each in item.iter() if each.get("class") == "byline" and (found := text(each))]
    people = [found for found in names if found]
    return (None, *inside, *classed, *people, ", ".join(people), " and ".join(people), *bylines_in(item))


def _ways(subject: Any) -> tuple[str, ...]:
    code = subject.get("qcode") or subject.get("uri") or subject.get("literal")
    names = texts(subject, "name")
    return tuple(dict.fromkeys([*([code] if code else []), *(names if not code or subject.get("literal") else [])]))


def _body(item: Any) -> Body | None:
    inside = next(iter(all_of(item, "contentSet/inlineXML")), None)
    if inside is None:
        data = first(item, "contentSet/inlineData")
        return body_of(data.text or "") if data is not None else None
    if first(inside, "//sports-content") is not None:
        return None
    if first(inside, "//nitf") is not None or first(inside, "//body.content") is not None:
        return nitf_body(inside)
    body = first(inside, "//body")
    return _xhtml(item, body if body is not None else inside)


def _xhtml(item: Any, body: Any) -> Body:
    """Count the body without the lines that only say again what stands in the fields."""
    again = {*texts(item, "contentMeta/headline"), *texts(item, "itemMeta/title"), *texts(item, "contentMeta/by")}
    again |= set(texts(item, "contentMeta/description"))
    doubtful = [each for each in body.iter() if _is_doubtful(each, again)]
    aside = " ".join(f"<p>{text(each)}</p>" for each in doubtful)
    for each in body.iter():
        if each in doubtful or not _FURNITURE.isdisjoint((each.get("class") or "").split()):
            each.tag = "title"  # What a title holds is not counted.
    return body_of(markup(body, drop=("title", "style", "script", "figcaption", "aside", "nav")), aside)


def _is_doubtful(element: Any, again: set[str]) -> bool:
    """Say whether an element's words may be the body's or not: what stands in a field too, or is named as one."""
    said = text(element)
    if not said:
        return False
    if {element.get("class"), element.get("itemprop")} & _FIELDS:
        return True
    return local(element) in _SMALL and (said in again or local(element) in {"h1", "h2"} or _signs(said))


def _signs(said: str) -> bool:
    return said.lower().startswith("by ") and len(said) < 90


def _notes(item: Any) -> tuple[str, ...]:
    private = [each for each in all_of(item, "itemMeta/edNote") if "nonpublic" in (each.get("pubconstraint") or "")]
    private += [each for each in item.iter() if "nonpublic" in (each.get("class") or "")]
    lines = [line for each in private for line in ([text(each)] if not len(each) else texts(each, "//li"))]
    return tuple(line for line in lines if line)

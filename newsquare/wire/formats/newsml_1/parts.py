"""The contents of a NewsML 1 component: its text, pictures, captions and notes, told apart by role and kind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.copy import Copy, Known, copy_of_element, copy_of_text
from newsquare.wire.formats.credits import split_credit
from newsquare.wire.formats.item import Link, Picture, Rendition
from newsquare.wire.formats.markup import child, children, local
from newsquare.wire.formats.newsml_1 import tables
from newsquare.wire.formats.newsml_1.tables import Use
from newsquare.wire.formats.nitf.body import Body, body_of
from newsquare.wire.formats.pictures import LONGEST_ADDRESS, number, type_of


@dataclass(slots=True)
class Parts:
    """What a story's components hold."""

    copies: list[Copy] = field(default_factory=list)
    nitf: Body | None = None
    caption: str | None = None
    lead: Copy | None = None
    private: list[str] = field(default_factory=list)
    renditions: list[Rendition] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def parts_of(component: Any, known: Known) -> Parts:
    """Read all contents of a component; of several texts of one kind the first is taken."""
    parts = Parts()
    for role, content in _contents(component, ""):
        use = tables.USES.get(role, Use.BODY)
        if content.get("Href"):
            _take_file(parts, role, content)
        elif use is not Use.NONE and (data := child(content, "DataContent")) is not None:
            _take_text(parts, use, data, known)
    return parts


def _contents(component: Any, role: str) -> Iterator[tuple[str, Any]]:
    """Yield every content with the role nearest to it."""
    own = child(component, "Role")
    role = one_line(own.get("FormalName")).lower() if own is not None else role
    for each in component if component is not None else ():
        if local(each) == "ContentItem":
            yield role, each
        elif local(each) == "NewsComponent":
            yield from _contents(each, role)


def _take_text(parts: Parts, use: Use, data: Any, known: Known) -> None:
    nitf = child(data, "nitf")
    if use is Use.BODY and nitf is not None and parts.nitf is None and not parts.copies:
        parts.nitf = body_of(nitf, headline=known.headline, byline=known.byline)
        return
    copy = _copy_of(data, nitf, known)
    text = one_line(copy.words)
    if use is Use.BODY and copy.words and not parts.copies and parts.nitf is None:
        parts.copies.append(copy)
    elif use is Use.CAPTION:
        parts.caption = parts.caption or text or None
    elif use is Use.DECK:
        parts.lead = parts.lead or (copy if text else None)
    elif use is Use.PRIVATE and text:
        parts.private.append(text)


def _copy_of(data: Any, nitf: Any, known: Known) -> Copy:
    if nitf is not None:
        content = child(nitf, "body", "body.content")
        return copy_of_element(content if content is not None else nitf, known)
    html = next((each for each in data if local(each).lower() == "html"), None)
    body = next((each for each in html if local(each).lower() == "body"), html) if html is not None else data
    return copy_of_element(body, known) if len(body) else copy_of_text(body.text or "", known)


def _take_file(parts: Parts, role: str, content: Any) -> None:
    href = one_line(content.get("Href"))
    kinds = [child(content, name) for name in ("MediaType", "Format", "MimeType")]
    words = {part for each in kinds if each is not None for part in _words(each.get("FormalName"))}
    if role in tables.NO_PICTURES or len(href) > LONGEST_ADDRESS:
        return
    if type_of(href) or not words.isdisjoint(tables.IMAGES):
        parts.renditions.append(_rendition(href, content))
    elif not words.isdisjoint(tables.FILMS) or role in tables.FILMS:
        parts.links.append(Link("enclosure", href))


def _words(text: str | None) -> list[str]:
    return one_line(text).lower().replace("/", " ").split()


def _rendition(href: str, content: Any) -> Rendition:
    facts = {
        each.get("FormalName"): each.get("Value") for each in children(child(content, "Characteristics"), "Property")
    }
    width = number(facts.get("Width") or facts.get("PixelWidth"))
    height = number(facts.get("Height") or facts.get("PixelHeight"))
    mime = child(content, "MimeType")
    said = or_none(mime.get("FormalName")) if mime is not None else None
    return Rendition(href, width, height, said if said and said.startswith("image/") else type_of(href))


def picture_of(parts: Parts, credit: str | None, photographer: str | None) -> Picture | None:
    """Return the picture that the files of a component are, the largest first."""
    if not parts.renditions:
        return None
    caption, inside = split_credit(parts.caption) if parts.caption and not credit else (parts.caption, None)
    renditions = tuple(sorted(parts.renditions, key=lambda each: -(each.width or 0)))
    return Picture(credit or inside, photographer, caption, None, renditions)

"""The body of an NITF document: its head lines and its text. Other formats carry it too (AP, NewsML)."""

from dataclasses import dataclass, field
from typing import Any

from newsquare.lib.text import one_line
from newsquare.wire.formats.copy import Known, copy_of_element
from newsquare.wire.formats.copy.found import same
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import Picture, Rights
from newsquare.wire.formats.markup import child, children, local, text_of, tree_of
from newsquare.wire.formats.notes import joined
from newsquare.wire.formats.summaries import deck_of


@dataclass(frozen=True, slots=True)
class Body:
    """What an NITF body says; the texts are plain save `body_html`, which is sanitised."""

    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    dateline: str | None = None
    distributor: str | None = None
    body_html: str | None = None
    body_text: str | None = None
    pictures: tuple[Picture, ...] = ()
    rights: Rights = field(default_factory=Rights)
    notes_private: str | None = None
    notes_public: str | None = None
    places: tuple[str, ...] = ()


def body_of(source: Any, *, headline: str | None = None, byline: str | None = None) -> Body:
    """Read a body from bytes, or from an element: `nitf`, its `body`, or `body.content` alone.

    `headline` and `byline` are what the carrier said, so that the text does not repeat them. Raises UnreadableError
    for bytes that are no XML.
    """
    element = tree_of(Document(source)).root if isinstance(source, bytes) else source
    body = element if local(element) in {"body", "body.content"} else child(element, "body")
    if body is None:
        body = element
    head = child(body, "body.head")
    content = body if local(body) == "body.content" else child(body, "body.content")
    own = _lines(head)
    known = Known(own["headline"] or headline, own["deck"], own["byline"] or byline, own["dateline"])
    copy = copy_of_element(content if content is not None else body, known)
    summary = text_of(child(head, "abstract"))
    tail = [text for each in children(child(body, "body.end"), "tagline") if (text := text_of(each))]
    found = copy.found
    return Body(
        headline=own["headline"] or found.headline,
        deck=deck_of(own["deck"] or summary, own["headline"], copy.words),
        byline=own["byline"] or found.byline,
        dateline=own["dateline"] or found.dateline,
        distributor=text_of(child(head, "distributor")),
        body_html=copy.html or None,
        body_text=copy.words or None,
        pictures=tuple(found.pictures),
        rights=_rights(head, found.notice),
        notes_private=joined(*_notes(head, private=True), *found.private),
        notes_public=joined(*_notes(head, private=False), *found.public, *tail),
        places=_places(head),
    )


def _lines(head: Any) -> dict[str, str | None]:
    hedline = child(head, "hedline")
    first = text_of(child(hedline, "hl1")) or (text_of(hedline) if hedline is not None and not len(hedline) else None)
    second = next(
        (text for each in children(hedline, "hl2") if (text := text_of(each)) and not same(text, first)), None
    )
    dateline = text_of(child(head, "dateline")) if child(head, "dateline", "location") is not None else None
    plain = child(head, "dateline")
    if dateline is None and plain is not None and not len(plain):
        dateline = text_of(plain)
    return {"headline": first or second, "deck": second if first else None, "byline": _byline(head),
            "dateline": _without_spaces(_place_line(plain) or dateline)}  # fmt: skip


def _place_line(dateline: Any) -> str | None:
    """The dateline without its `story.date`, which repeats the time in figures."""
    if dateline is None or child(dateline, "story.date") is None:
        return None
    parts = [text for each in dateline if local(each) != "story.date" and (text := text_of(each))]
    return ", ".join([part for part in [one_line(dateline.text), *parts] if part]) or None


def _without_spaces(text: str | None) -> str | None:
    return text.replace(" ,", ",").strip(" -–—") or None if text else None


def _byline(head: Any) -> str | None:
    lines = []
    for each in children(head, "byline"):
        pieces = [one_line(piece) for piece in each.itertext()]
        text = " ".join(piece for piece in pieces if piece).replace(" ,", ",")
        if text:
            lines.append(text)
    return ", ".join(dict.fromkeys(lines)) or None


def _notes(head: Any, *, private: bool) -> list[str]:
    notes = [(each.get("type") != "pa", text) for each in children(head, "note") if (text := text_of(each))]
    return [text for is_private, text in notes if is_private is private]


def _rights(head: Any, notice: str | None) -> Rights:
    said = child(head, "rights")
    limits = [text_of(child(said, name)) for name in ("rights.type", "rights.limitations", "rights.agent")]
    return Rights(
        holder=text_of(child(said, "rights.owner")),
        notice=notice,
        terms=" ".join(text for text in limits if text) or None,
        places=text_of(child(said, "rights.geography")),
    )


def _places(head: Any) -> tuple[str, ...]:
    found = [text_of(each) for each in children(child(head, "dateline"), "location")]
    return tuple(dict.fromkeys(text.replace(" ,", ",") for text in found if text))

"""Walks the elements of a body and writes those that a story keeps; what is no text goes into `Found`."""

import re
from html import escape
from typing import Any

from newsquare.lib.html.elements import INLINE
from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats import line_patterns as patterns
from newsquare.wire.formats.copy.figures import picture_of_figure, picture_of_image, picture_of_media
from newsquare.wire.formats.copy.found import Found, Known, same, same_people
from newsquare.wire.formats.copy.tables import (
    ATTRIBUTES,
    BLOCKS,
    BODY_PROPERTY,
    BY_CLASS,
    BY_PROPERTY,
    DROPPED,
    FRAMES,
    KEPT,
    Part,
)
from newsquare.wire.formats.markup import local

_ESCAPED_PAIR = re.compile(r"<([a-zA-Z]{2,20})>([^<>]{0,200})</\1>")
_ONLY_MARKUP = re.compile(r"\s*(?:</?(?:blockquote|div|embed|iframe|img|object|p|script|span|style)\b[^<>]*>\s*)+\Z")
"""Code to embed something, escaped: no word of it is the story's."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HEAD_BLOCKS = 4
"""Only so many blocks from the top may repeat the headline or be the byline."""
_LINES = {"p", "h2", "h3", "h4"}
_LONGEST_LINE = 300
_WRAPPED = (40, 80)
"""Letters of a line that was wrapped."""


class Writer:
    """Writes one body."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.found = Found()
        self.parts: list[str] = []
        self.blocks = 0
        self.running = 0
        self.loose = False
        self.wrapped = False
        self.bodies: list[Any] = []

    def children(self, element: Any) -> None:
        self.text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child)
            self.text(child.tail)

    def only(self, elements: list[Any]) -> None:
        """Begin anew with these elements alone."""
        self.parts, self.bodies = [], []
        for each in elements:
            self.element(each)

    def text(self, text: str | None) -> None:
        if not text:
            return
        if not self.running:
            if not self.loose and text.isspace():
                return
            self.loose = True
        if "<" in text:
            text = "" if _ONLY_MARKUP.match(text) else _ESCAPED_PAIR.sub(r"\2", text)
        self.parts.append(escape(text, quote=False))

    def element(self, element: Any) -> None:
        name = local(element).lower()
        if element.attrib and self.marked(element):
            return
        if name in KEPT:
            self.kept(element, KEPT[name])
        elif name in _SPECIAL:
            _SPECIAL[name](self, element)
        elif name in DROPPED:
            return
        elif name in BLOCKS or (not self.running and _stands_alone(element)):
            self.apart(element)
        else:
            self.children(element)

    def apart(self, element: Any) -> None:
        """Write what is in a wrapper: the wrapper itself only parts the loose text before, in, and after it."""
        self.end_loose()
        self.children(element)
        self.end_loose()

    def end_loose(self) -> None:
        if self.loose or self.running:
            self.parts.append("<div></div>")
        self.loose = False

    def kept(self, element: Any, name: str) -> None:
        if name in _LINES:
            if self.blocks < _HEAD_BLOCKS and self.is_no_text(element, name):
                return
            self.blocks += 1
        elif name == "br":
            self.parts.append(" " if self.wrapped else "<br>")
            return
        elif name == "em" and "bold" in (element.get("class") or element.get("style") or ""):
            name = "strong"
        if not self.running:
            self.loose = name in INLINE
        if not len(element) and name in _LINES and "<" not in (element.text or ""):
            if text := _tidy(element.text or ""):
                self.parts.append(f"<{name}>{escape(text, quote=False)}</{name}>")
            return
        wanted = ATTRIBUTES.get(name, ())
        self.parts.append(f"<{name}{_attributes(element, wanted) if wanted else ''}>")
        runs = name not in FRAMES
        self.running += runs
        self.wrapped = name == "p" and _is_wrapped(element) if name in _LINES else self.wrapped
        self.children(element)
        self.running -= runs
        self.parts.append(f"</{name}>")

    def marked(self, element: Any) -> bool:
        """Take what its class or property says is no text; say whether that was the case."""
        part = _part_of(element)
        if part is None:
            if (element.get("itemprop") or "").lower() == BODY_PROPERTY:
                self.bodies.append(element)
            return False
        if part is Part.DROP:
            self.take_pictures(element)
            return True
        text = one_line(" ".join(element.itertext()))
        return _MARKED[part](self, text)

    def private(self, text: str) -> bool:
        if text and text not in self.found.private:
            self.found.private.append(text)
        return True

    def public(self, text: str) -> bool:
        if text and text not in self.found.public:
            self.found.public.append(text)
        return True

    def notice(self, text: str) -> bool:
        if text and text not in (self.found.notice or ""):
            self.found.notice = f"{self.found.notice} {text}" if self.found.notice else text
        return True

    def byline(self, text: str) -> bool:
        """A second byline is somebody else's: of a part of the text, and stays there."""
        if not text or len(text) > _LONGEST_LINE:
            return not text
        if same_people(text, self.known.byline) or same_people(text, self.found.byline):
            return True
        if self.known.byline or self.found.byline:
            return False
        self.found.byline = text
        return True

    def headline(self, text: str) -> bool:
        self.found.headline = self.found.headline or or_none(text)
        return True

    def deck(self, text: str) -> bool:
        if same(text, self.known.deck) or same(text, self.known.summary):
            return True
        if self.known.deck or self.known.summary or self.found.deck:
            return False
        self.found.deck = or_none(text)
        return True

    def dateline(self, text: str) -> bool:
        self.found.dateline = self.found.dateline or or_none(text.strip(" -–—|"))
        return same(text, self.known.dateline) and self.blocks <= 1

    def is_no_text(self, element: Any, name: str) -> bool:
        """Say whether a line at the head of a body is the headline, the deck or the byline once more."""
        text = one_line("".join(element.itertext()))
        if not text or len(text) > _LONGEST_LINE:
            return False
        if name != "p" and not self.blocks:
            return self.is_heading(text)
        if same(text, self.known.headline) or same(text, self.known.byline):
            return True
        return self.blocks < 2 and _is_byline(text) and self.byline(text)

    def is_heading(self, text: str) -> bool:
        """Say whether the first heading is the headline or the deck once more, or the only headline there is."""
        if not self.known.headline and self.found.headline is None:
            self.found.headline = text
            return True
        return same(text, self.known.headline) or same(text, self.known.deck)

    def take_pictures(self, element: Any) -> None:
        for each in element.iter("{*}figure"):
            self.figure(each)

    def figure(self, element: Any) -> None:
        picture = picture_of_figure(element)
        if picture:
            self.found.pictures.append(picture)
        for quote in element.iter("{*}blockquote", "{*}table"):
            self.element(quote)

    def image(self, element: Any) -> None:
        picture = picture_of_image(element)
        if picture:
            self.found.pictures.append(picture)

    def media(self, element: Any) -> None:
        picture = picture_of_media(element)
        if picture:
            self.found.pictures.append(picture)

    def note(self, element: Any) -> None:
        """NITF: `npa` is not for readers, `pa` may be told them, and a standard note is part of the text."""
        kind, text = element.get("type"), one_line(" ".join(element.itertext()))
        if kind == "npa" or (element.get("noteclass") == "editorsnote" and kind != "pa"):
            self.private(text)
        elif kind == "pa":
            self.public(text)
        elif element.get("noteclass") == "cpyrt":
            self.notice(text)
        else:
            self.apart(element)

    def byline_element(self, element: Any) -> None:
        text = one_line(" ".join(element.itertext()))
        if text and not self.byline(text):
            self.parts.append(f"<p>{escape(text, quote=False)}</p>")

    def separator(self, element: Any) -> None:
        self.parts.append(escape(one_line(element.text) or "/", quote=False))

    def fraction(self, element: Any) -> None:
        """NITF: `12<frac>…</frac>` is twelve and a half, not a hundred and twenty-one of something."""
        if self.parts and self.parts[-1][-1:].isdigit():
            self.parts.append(" ")
        self.children(element)

    def page_head(self, element: Any) -> None:
        """A `header` that holds the headline holds nothing else that is text."""
        headings = [each for each in element.iter() if local(each).lower() in {"h1", "h2"}]
        if any(same(" ".join(each.itertext()), self.known.headline) for each in headings):
            for each in element.iter():
                if isinstance(each.tag, str) and _part_of(each) is Part.BYLINE:
                    self.marked(each)
            return
        self.apart(element)


_SPECIAL = {
    "figure": Writer.figure,
    "img": Writer.image,
    "media": Writer.media,
    "note": Writer.note,
    "byline": Writer.byline_element,
    "frac": Writer.fraction,
    "frac-sep": Writer.separator,
    "header": Writer.page_head,
}
_MARKED = {
    Part.PRIVATE: Writer.private,
    Part.PUBLIC: Writer.public,
    Part.BYLINE: Writer.byline,
    Part.HEADLINE: Writer.headline,
    Part.DECK: Writer.deck,
    Part.DATELINE: Writer.dateline,
    Part.NOTICE: Writer.notice,
}


def _part_of(element: Any) -> Part | None:
    kind = element.get("class")
    if kind:
        for token in kind.lower().split():
            if token in BY_CLASS:
                return BY_CLASS[token]
    named = element.get("itemprop")
    if named:
        for token in named.lower().split():
            if token in BY_PROPERTY:
                return BY_PROPERTY[token]
    return None


def _is_wrapped(element: Any) -> bool:
    """Say whether the line breaks in a paragraph only wrap it, as AAP does: such a line ends with a space."""
    breaks = [each for each in element if local(each).lower() == "br"]
    if not breaks or len(breaks) != len(element):
        return False
    lines = [element.text or "", *(each.tail or "" for each in breaks)]
    return all(line.endswith(" ") and _WRAPPED[0] <= len(line.strip()) <= _WRAPPED[1] for line in lines[:-1])


def _tidy(text: str) -> str:
    return text.strip(" ") if text.isprintable() and "  " not in text else _SPACE.sub(" ", text).strip(" ")


def _is_byline(text: str) -> bool:
    return patterns.BYLINE.match(text) is not None and not patterns.A_SENTENCE.search(text)


def _attributes(element: Any, wanted: tuple[str, ...]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name in wanted if (value := element.get(name)))


def _stands_alone(element: Any) -> bool:
    """An unknown element is a block where no text runs beside it."""
    parent = element.getparent()
    return (
        parent is not None and not (parent.text or "").strip() and not any((each.tail or "").strip() for each in parent)
    )

"""A document as what a story is made of: blocks, facts, and notes for the person who files it."""

import re
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree
from lxml import html as lxml_html

from newsquare.lib.html import MAX_HTML, is_a_bomb
from newsquare.lib.text import characters_only
from newsquare.stories.body_blocks import Block, blocks_from
from newsquare.stories.documents import notes, pictures, styles, tables, word
from newsquare.stories.documents.pictures import Asked
from newsquare.stories.documents.title import take_title

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private characters around the number of a place; none that stood in the document is left in it."""

_PRIVATE = re.compile("[\ue000\ue001]|&#(?:x0*e00[01](?![0-9a-f])|0*5734[45](?![0-9]));?", re.IGNORECASE)

_UNPLACED = ("mark", "u", "ins", "small", "big", "font", "cite", "abbr", "time", "kbd", "var", "center")
"""Elements of which a story keeps the words alone."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("p", "table", "ul", "ol", "blockquote", *_HEADINGS)
_AROUND = frozenset({"html", "body", "div", "section", "article", "main", "center"})
_Places = dict[Any, Any]  # The last place that was marked after a block, by the block.
_PLACE = re.compile(f"(?:<p>)?{_OPEN}(\\d+){_CLOSE}(?:</p>)?")


@dataclass
class Document:
    """What a document holds. `blocks` are pairs of a kind and its value: `text`, `table`, or `asked` with an Asked."""

    headline: str = ""
    deck: str = ""
    byline: str = ""
    dateline: str = ""
    slug: str = ""
    section: str = ""
    topic: str = ""
    lead: Asked | None = None
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        """Add what a person has to know, once."""
        if text not in self.notes:
            self.notes.append(text)


def read_document(text: str, *, whole: bool = True) -> Document:
    """Read a document's HTML or plain text. Where it is not `whole`, its first heading is a heading, not the headline.

    Never raises. What is longer than MAX_HTML characters is cut, and a note says so.
    """
    document = Document()
    if len(text) > MAX_HTML:
        document.note(_("The document was longer than a story can be, and its end was cut off: check the last words."))
    text = _PRIVATE.sub("", characters_only(text[:MAX_HTML]))
    if "<" not in text or is_a_bomb(text):
        document.blocks = blocks_from(_of_plain(text) if "<" not in text else text)
        return document
    root = _tree(text)
    if root is not None:
        _read(root, document, whole=whole)
    return document


def _of_plain(text: str) -> str:
    """Return plain text as paragraphs: parted by blank lines, or, where there is none, by every line's end."""
    text = text.replace("\r\n", "\n").strip()
    parts = text.split("\n\n") if "\n\n" in text else text.split("\n")
    return "".join(f"<p>{escape(part.strip()).replace(chr(10), '<br>')}</p>" for part in parts if part.strip())


def _tree(text: str) -> Any:
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", no_network=True)
    try:
        found = lxml_html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return found


def _read(root: Any, document: Document, *, whole: bool) -> None:
    asked: list[Asked] = []
    places: _Places = {}
    word.mend(root)
    styles.into_elements(root)
    body = root.find("body") if root.find("body") is not None else root
    _unwrap(body)
    for text in notes.take_comments(body):
        document.note(_("A comment in the document was left out: “%(text)s”") % {"text": text})
    _say_what_is_unaccepted(body, document)
    for table in list(body.iter("table")):
        _take_table(table, document, asked, places, whole=whole)
    for image in list(body.iter("img")):
        _take_image(image, asked, places)
    if whole:
        take_title(body, document)
    _plain(body)
    _level_headings(body)
    html = "".join(lxml_html.tostring(child, encoding="unicode") for child in body)
    document.blocks = _with_places(blocks_from(escape(body.text or "", quote=False) + html), asked)


def _say_what_is_unaccepted(body: Any, document: Document) -> None:
    added, struck = notes.unaccepted(body)
    if added or struck:
        words = ", ".join(f"“{text}”" for text in (*added, *struck))
        said = _("The document has changes that nobody accepted yet; both readings are kept: %(words)s")
        document.note(said % {"words": words})
    for element in list(body.iter("del", "strike")):
        element.tag = "s"


def _take_table(table: Any, document: Document, asked: list[Asked], places: _Places, *, whole: bool) -> None:
    kind = tables.kind_of(table) if not any(above.tag == "table" for above in table.iterancestors()) else ""
    if kind == "facts":
        _take_facts(tables.facts(table), document, whole=whole)
    elif kind == "picture":
        asked.append(_picture_of(table))
        _mark_place(table, len(asked) - 1, places)
    elif kind == "embed":
        code = tables.code(table)
        asked.append(Asked(kind="embed", where=code))
        _mark_place(table, len(asked) - 1, places)
        document.note(
            _("Code to embed cannot be placed: readers’ pages load nothing from elsewhere. Its place is marked.")
        )
    if kind:
        table.drop_tree()


def _picture_of(table: Any) -> Asked:
    known, others = tables.picture(table)
    image = next((pictures.in_text(image) for image in table.iter("img")), Asked(kind="picture"))
    link = next((link.get("href", "") for link in table.iter("a")), "")
    where = dict.fromkeys(text for text in (known.get("where"), image.where, link, *others) if text)
    return Asked(
        kind="picture",
        credit=known.get("credit", ""),
        caption=known.get("caption", ""),
        alt=known.get("alt") or image.alt,
        where="\n".join(where),
        raw=image.raw,
    )


def _take_facts(told: tables.Told, document: Document, *, whole: bool) -> None:
    known = told.known
    for name in ("headline", "deck", "byline", "dateline", "slug", "section", "topic"):
        if known.get(name):
            setattr(document, name, known[name])
    if blurb := known.get("blurb"):
        document.deck = document.deck or blurb
        if blurb != document.deck:
            told.others.append((_("Blurb"), blurb))
    lead = {name: known.get(f"lead {name}", "") for name in ("picture", "credit", "alt", "caption")}
    if any(lead.values()):
        document.lead = Asked("picture", lead["credit"], lead["caption"], lead["alt"], lead["picture"])
    for name, value in told.others:
        document.note(_not_placed(name, value))
    if not whole:
        for name, value in known.items():
            document.note(_not_placed(name, value))


def _not_placed(name: str, value: str) -> str:
    return _("Not placed: %(fact)s") % {"fact": f"{name}: {value}" if name else value}


def _take_image(image: Any, asked: list[Asked], places: _Places) -> None:
    asked.append(pictures.in_text(image))
    _mark_place(image, len(asked) - 1, places)
    image.drop_tree()


def _mark_place(element: Any, number: int, places: _Places) -> None:
    """Mark the place of what is taken out, after the block in which it stood and what else was in that block."""
    place = element.makeelement("p")
    place.text = f"{_OPEN}{number}{_CLOSE}"
    around = [above for above in element.iterancestors() if above.tag not in _AROUND]
    if not around:
        element.addprevious(place)
        return
    block = around[-1]
    places.get(block, block).addnext(place)
    places[block] = place


def _unwrap(body: Any) -> None:
    """Take away inline elements that hold whole blocks, as the one that Google Docs puts around all."""
    for element in list(body.iter("b", "span", "font", "i", "a", "strong", "em")):
        if any(True for _each in element.iter(*_BLOCKS)):
            element.tag = "unwrapped"
    etree.strip_tags(body, "unwrapped")


def _plain(body: Any) -> None:
    etree.strip_tags(body, "span", *_UNPLACED)


def _level_headings(body: Any) -> None:
    """Let the document's uppermost headings be ours, and all below them the next level."""
    levels = sorted({element.tag for element in body.iter(*_HEADINGS)})
    for element in list(body.iter(*_HEADINGS)):
        element.tag = "h2" if element.tag == levels[0] else "h3"


def _with_places(blocks: list[Block], asked: list[Asked]) -> list[Block]:
    """Part the text where something is to be put, and put it there."""
    parted: list[Block] = []
    for kind, value in blocks:
        if kind != "text":
            parted.append((kind, value))
            continue
        for number, part in enumerate(_PLACE.split(value)):
            if number % 2:
                parted.append(("asked", asked[int(part)]))
            elif part:
                parted.append(("text", part))
    return parted

"""A feed's XML read strictly, and when that fails, entry by entry: one bad entry does not cost the others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import Any

from lxml import etree

from newsquare.lib.text import characters_only
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import UnreadableError
from newsquare.wire.formats.rss.names import NAMESPACES, short_name

MAX_ENTRIES = 20_000
_ENTRY = {"item", "atom:entry", "entry"}
_EDGE = re.compile(r"<!\[CDATA\[|<!--|<(/?)(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s/>])[^<>]{0,2000}>")
_TAG = re.compile(r"</?(?:[\w.-]{1,40}:)?(?:item|entry)[\s/>]")
_DECLARATION = re.compile(r"""xmlns(?::([\w.-]+))?\s*=\s*("[^"<>]*"|'[^'<>]*')""")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=")
_LOOSE_AMPERSAND = re.compile(
    r"(<!\[CDATA\[)|(\]\]>)|&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(\w{1,31};)?"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item element, and what had to be done to read it."""

    element: Any
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What is said of all entries, the entries, and what was lost."""

    about: Any
    entries: tuple[Entry, ...]
    lost: str | None = None


def parser(*, recover: bool = False) -> Any:
    """Return a parser that opens no file, asks no network and expands no entity; depth and sizes are libxml2's own."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip


def feed_of(document: Document) -> Feed:
    """Read the feed. Raises UnreadableError when not one entry of a broken feed is whole."""
    document.refuse_too_many_tags()
    try:
        root = etree.fromstring(document.text.encode("utf-8", "replace"), parser())
    except etree.XMLSyntaxError as broken:
        return _salvaged(document.text, broken.msg or "no well-formed XML")
    entries = [each for each in root.iter(etree.Element) if short_name(each.tag) in _ENTRY and not _nested(each)]
    _refuse_too_many(len(entries))
    return Feed(_about(root), tuple(Entry(each) for each in entries))


def _nested(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and short_name(parent.tag) in _ENTRY


def _about(root: Any) -> Any:
    return next((child for child in root if short_name(child.tag) in {"channel", "atom:channel"}), root)


def _refuse_too_many(count: int) -> None:
    if count > MAX_ENTRIES:
        raise UnreadableError(
            f"This feed holds {count:,} entries; the most that is read at once is {MAX_ENTRIES:,}. Split the file."
        )


def _salvaged(text: str, why: str) -> Feed:
    chunks, first, lost = _chunks(text)
    _refuse_too_many(len(chunks))
    about = (
        _parse(re.sub(r"(?s)<!DOCTYPE.{0,2000}?>", "", text[:first]), recover=True) if text[:first].strip() else None
    )
    own = {prefix or "": quoted[1:-1] for prefix, quoted in _DECLARATION.findall(text[:first])}
    entries = [entry for chunk in chunks if (entry := _read_chunk(chunk, own)) is not None]
    lost += len(chunks) - len(entries)
    if not entries:
        raise UnreadableError(f"This feed is broken and holds no whole entry ({why}). Ask the sender for it again.")
    told = f"The file is broken ({why}); {lost} entry could not be read whole and was left out." if lost else None
    return Feed(_about(about) if about is not None else etree.Element("channel"), tuple(entries), told)


def _chunks(text: str) -> tuple[list[str], int, int]:
    """Cut whole entries out of the text; return them, where the first begins, and how many were cut off."""
    chunks: list[str] = []
    start, first, lost = None, len(text), 0
    for begin, end in _edges(text):
        if text.startswith("</", begin):
            if start is not None:
                chunks.append(text[start:end])
            start = None
        elif not text.endswith("/>", begin, end):
            lost += start is not None
            start, first = begin, min(first, begin)
    return chunks, first, lost + (start is not None)


def _edges(text: str) -> Iterator[tuple[int, int]]:
    """Find the tags of entries outside comments and CDATA; a CDATA that runs over such a tag was never closed."""
    at, tag, closing = 0, -1, {"]]>": -1, "-->": -1}
    while found := _EDGE.search(text, at):
        at = found.end()
        if found.group(1) is not None:
            yield found.span()
            continue
        mark = "-->" if found.group() == "<!--" else "]]>"
        if closing[mark] < at:
            where = text.find(mark, at)
            closing[mark] = where if where >= 0 else len(text)
        if tag < at:
            following = _TAG.search(text, at)
            tag = following.start() if following else len(text)
        if closing[mark] < len(text) and (mark == "-->" or closing[mark] < tag):
            at = closing[mark] + 3


def _read_chunk(chunk: str, own: dict[str, str]) -> Entry | None:
    for problem, attempt, names, recover in _attempts(chunk, own):
        root = _parse(_wrapped(attempt, names), recover=recover)
        if root is not None and len(root) and short_name(root[0].tag) in _ENTRY:
            return Entry(root[0], problem)
    return None


def _attempts(chunk: str, own: dict[str, str]) -> Iterator[tuple[str | None, str, dict[str, str], bool]]:
    yield None, chunk, own, False
    names = {**_undeclared(chunk), **own}
    yield "The entry uses a prefix that the file does not declare.", chunk, names, False
    mended = characters_only(_without_loose_ampersands(chunk))
    yield "The entry was broken XML (a bare & or a forbidden character) and was mended.", mended, names, False
    yield "The entry was broken XML: check that nothing is missing.", mended, names, True


def _without_loose_ampersands(chunk: str) -> str:
    last_end, inside = chunk.rfind("]]>"), False

    def mended(found: re.Match[str]) -> str:
        nonlocal inside
        opens, closes, name = found.groups()
        if opens or closes:
            inside = bool(opens) and found.start() < last_end
            return str(found.group())
        if inside:
            return str(found.group())
        meant = html5.get(name or "")
        return meant.replace("&", "&amp;").replace("<", "&lt;") if meant else "&amp;" + (name or "")

    return _LOOSE_AMPERSAND.sub(mended, chunk)


def _undeclared(chunk: str) -> dict[str, str]:
    prefixes = {one or other for one, other in _PREFIX.findall(chunk)} - {"xml", "xmlns"}
    return {prefix: NAMESPACES.get(prefix, f"urn:undeclared:{prefix}") for prefix in prefixes}


def _wrapped(chunk: str, names: dict[str, str]) -> str:
    declared = " ".join((f'xmlns:{prefix}="{each}"' if prefix else f'xmlns="{each}"') for prefix, each in names.items())
    return f"<newsquare {declared}>{chunk}</newsquare>"


def _parse(text: str, *, recover: bool) -> Any:
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser(recover=recover))
    except (etree.XMLSyntaxError, ValueError):
        return None

"""An agency's XML as a tree: read strictly, then mended, then as far as it goes; no entity, no file, no network."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.entities import html5
from typing import Any

from lxml import etree

from newsquare.lib.text import characters_only
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import UnreadableError

LONGEST_ATTRIBUTE = 100_000
"""Characters: what is longer is no news but a picture or an attack in an attribute."""
MOST_ATTRIBUTES = 200
"""Of one element; an agency's has a dozen."""

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_FIVE = {"amp", "lt", "gt", "quot", "apos"}
_LOOSE_AMPERSAND = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|\w{1,31};)", re.DOTALL)
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):[\w.-]|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=")
_DECLARED = re.compile(r"xmlns:([\w.-]+)\s*=")
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_MENDED = "The file was broken XML ({}) and was mended; check that nothing is missing."


@dataclass(frozen=True, slots=True)
class Tree:
    """The root element, and what had to be done to read it; `cut` when its end is missing."""

    root: Any
    problem: str | None = None
    cut: bool = False


def tree_of(document: Document) -> Tree:
    """Read a file's XML. Raises UnreadableError when nothing of it can be read."""
    document.refuse_too_many_tags()
    text = _plain(document.text, len(document.prologue))
    try:
        root = _parse(text)
        return Tree(_checked(root) if len(text) > LONGEST_ATTRIBUTE else root)
    except etree.XMLSyntaxError as broken:
        return _mended(text, _cause(broken))


def _parse(text: str, *, recover: bool = False) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    return etree.fromstring(text.encode("utf-8", "replace"), parser)


def _plain(text: str, prologue: int) -> str:
    """Return the document without declaration and document type, and with the named characters of HTML written out.

    NITF names a public document type, in which `&nbsp;` and the like would be declared; it is never fetched.
    """
    text = text[prologue:]
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    if found[1] in _FIVE:
        return found[0]
    meant = html5.get(found[1] + ";")
    return meant.replace("&", "&amp;").replace("<", "&lt;") if meant else f"&amp;{found[1]};"


def _cause(broken: etree.XMLSyntaxError) -> str:
    said = (broken.msg or "not well-formed").split(", line")[0].strip()
    if "depth" in said:
        return "nested far too deep"
    return "something in it is far too long" if "limit" in said.lower() else said


def _mended(text: str, cause: str) -> Tree:
    names = _undeclared(text)
    if names:
        text = _ROOT.sub(lambda found: f"<{found[1]}{names}", text, count=1)
    try:
        return Tree(_checked(_parse(text)), "The file uses a prefix that it does not declare.")
    except etree.XMLSyntaxError:
        pass
    text = characters_only(_LOOSE_AMPERSAND.sub(lambda found: found[0] if len(found[0]) > 1 else "&amp;", text))
    cut = not re.search(r"</[\w.:-]+\s*>\s*\Z", text)
    try:
        root = _parse(text, recover=True)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or not len(root):
        raise UnreadableError(f"This file is broken and holds no whole item ({cause}). Ask the sender for it again.")
    return Tree(_checked(root), _MENDED.format(cause), cut or not text.rstrip().endswith(f"</{_ROOT.search(text)[1]}>"))  # type: ignore[index]  # It parsed, so it has a root.


def _undeclared(text: str) -> str:
    used = {one or other for one, other in _PREFIX.findall(text)}
    missing = sorted(used - set(_DECLARED.findall(text)) - {"xml", "xmlns"})
    return "".join(f' xmlns:{prefix}="urn:undeclared:{prefix}"' for prefix in missing[:50])


def _checked(root: Any) -> Any:
    for element in root.iter(etree.Element):
        if len(element.attrib) > MOST_ATTRIBUTES:
            raise UnreadableError("An element of this file has far too many attributes. Ask the sender about it.")
        for value in element.attrib.values():
            if len(value) > LONGEST_ATTRIBUTE:
                raise UnreadableError("An attribute of this file is far too long for news. Ask the sender about it.")
    return root


def local(element: Any) -> str:
    """Return an element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """Return the children with one of these names, whatever their namespace."""
    return iter(()) if element is None else element.iterchildren(*_anywhere(names))


@cache
def _anywhere(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("{*}" + name for name in names)


def child(element: Any, *path: str) -> Any:
    """Return the first child along a path of names, or None."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text_of(element: Any) -> str | None:
    """Return an element's whole text on one line, or None when it says nothing."""
    if element is None:
        return None
    text = "".join(element.itertext()) if len(element) else element.text
    return " ".join(text.split()) or None if text else None

"""XML for the second reading: parsed with nothing expanded, broken files as far as they go."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree


def tree_of(raw: bytes) -> Any:
    """Return the root element, or None where there is none."""
    raw = raw.lstrip(b" \t\r\n")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(raw if _says_its_encoding(raw) else _utf8(raw), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _says_its_encoding(raw: bytes) -> bool:
    return bool(re.match(rb"<\?xml[^>]{0,200}encoding|\xef\xbb\xbf|\xff\xfe|\xfe\xff", raw[:300]))


def _utf8(raw: bytes) -> bytes:
    """Return bytes that declare nothing and are not UTF-8 as if they were Windows-1252."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("windows-1252", "replace").encode("utf-8")
    return raw


def local(element: Any) -> str:
    """Return an element's name without its namespace; empty where there is no element."""
    return str(element.tag).rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""


def all_of(element: Any, path: str) -> list[Any]:
    """Return the elements at a path of local names: `itemMeta/pubStatus`, `//headline`; `.` separates nothing."""
    start = "descendant-or-self::*" if path.startswith("//") else "."
    steps = "/".join(f"*[local-name()='{name}']" for name in path.strip("/").split("/"))
    found: list[Any] = element.xpath(f"{start}/{steps}")
    return found


def first(element: Any, path: str) -> Any:
    """Return the first element at a path, or None."""
    return next(iter(all_of(element, path)), None)


def text(element: Any) -> str | None:
    """Return all text of an element on one line."""
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def texts(element: Any, path: str) -> list[str]:
    """Return the texts at a path that are not empty."""
    return [found for each in all_of(element, path) if (found := text(each))]


def markup(element: Any, *, drop: tuple[str, ...] = ()) -> str:
    """Return what stands inside an element as markup, without the elements named in `drop`."""
    copy = deepcopy(element)
    for each in list(_dropped(copy, drop)):
        _cut(each)
    inside: str = etree.tostring(copy, encoding="unicode", with_tail=False)
    return inside[inside.find(">") + 1 :]


def _dropped(element: Any, drop: tuple[str, ...]) -> Iterator[Any]:
    for each in element.iter():
        if local(each) in drop and each is not element:
            yield each


def _cut(element: Any) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + " " + element.tail
        else:
            parent.text = (parent.text or "") + " " + element.tail
    parent.remove(element)

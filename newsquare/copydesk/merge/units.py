"""The body of a draft in units, and units as the body of a draft."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from lxml import html as lxml_html
from lxml.html import HtmlElement

from newsquare.copydesk.merge.text import Unit

KEY = "data-block-key"
"""By it Wagtail's editor knows a paragraph again, however it is rewritten."""
KINDS = {"h2": "h2", "h3": "h3", "blockquote": "blockquote"}
LISTS = frozenset({"ul", "ol"})


def units_of(blocks: Iterable[Mapping[str, Any]]) -> tuple[Unit, ...]:
    """Return the units of a body, given as Wagtail keeps it: rows of type, value and id."""
    units: list[Unit] = []
    for block in blocks:
        if block["type"] == "text":
            units += _units_of_run(block["value"] or "")
        else:
            value = json.dumps(block["value"], sort_keys=True)
            units.append(Unit(block.get("id") or "", block["type"], value))
    return tuple(units)


def _units_of_run(html: str) -> Iterator[Unit]:
    run = lxml_html.fragment_fromstring(html, create_parent="div")
    if run.text and run.text.strip():
        yield Unit("", "p", _escaped(run.text))
    for element in run:
        if not isinstance(element.tag, str):
            continue
        yield from _units_of_element(element)
        if element.tail and element.tail.strip():
            yield Unit("", "p", _escaped(element.tail))


def _units_of_element(element: HtmlElement) -> Iterator[Unit]:
    if element.tag in LISTS:
        yield from (_unit(item, str(element.tag)) for item in element.iterchildren("li"))
    elif element.tag == "blockquote" and element.find("p") is not None:
        yield from (_unit(child, "blockquote") for child in element)  # The editor would make a bare paragraph of each.
    elif not _is_empty(element):
        yield _unit(element, KINDS.get(str(element.tag), "p"))


def _unit(element: HtmlElement, kind: str) -> Unit:
    return Unit(element.get(KEY) or "", kind, _inside(element))


def _is_empty(element: HtmlElement) -> bool:
    return not element.text_content().strip()


def _inside(element: HtmlElement) -> str:
    children = "".join(lxml_html.tostring(child, encoding="unicode") for child in element)
    return _escaped(element.text or "") + children


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def compose(units: Iterable[Unit]) -> list[dict[str, Any]]:
    """Return units as a body in the rows that Wagtail keeps. Paragraphs that follow one another are one run."""
    blocks: list[dict[str, Any]] = []
    last: Unit | None = None
    for unit in units:
        if not unit.is_text:
            blocks.append({"type": unit.kind, "value": json.loads(unit.value), "id": unit.id})
        elif last is not None and last.is_text:
            run = blocks[-1]
            joins = unit.kind in LISTS and last.kind == unit.kind
            run["value"] = _joined(run["value"], unit) if joins else run["value"] + _whole(unit)
        else:
            blocks.append({"type": "text", "value": _whole(unit), "id": str(uuid5(NAMESPACE_OID, unit.id))})
        last = unit
    return blocks


def _whole(unit: Unit) -> str:
    if unit.kind in LISTS:
        return f"<{unit.kind}>{_tag('li', unit)}</{unit.kind}>"
    return _tag(unit.kind, unit)


def _joined(html: str, unit: Unit) -> str:
    end = f"</{unit.kind}>"
    return html.removesuffix(end) + _tag("li", unit) + end


def _tag(name: str, unit: Unit) -> str:
    return f'<{name} {KEY}="{unit.id}">{unit.value}</{name}>'

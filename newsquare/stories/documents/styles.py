"""What a word processor says by style sheets, said by elements instead: bold, italics, struck out, raised, lowered."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

_CLASS = re.compile(r"\.([A-Za-z][\w-]*)\s*$")
_WEIGHT = re.compile(r"[6-9]\d\d|1000", re.ASCII)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RAISED = {"super": "sup", "sub": "sub"}
MOST_RULES = 4000
"""Rules of a document's own style sheet that are read; a Google document of a hundred pages has about two hundred."""

Declarations = dict[str, str]


def into_elements(root: Any) -> None:
    """Give every styled run of text the element that says the same, in place; undo Google's detour in links."""
    sheet = _sheet(root)
    for element in list(root.iter("a")):
        element.set("href", direct(element.get("href", "")))
    for element in list(root.iter("span", "font", "b", "i", "a")):
        says = _says(element, sheet)
        plain = element.tag == "b" and says.get("font-weight") in {"normal", "400"}
        if plain or (element.tag == "i" and says.get("font-style") == "normal"):
            element.tag = "span"
        for name in _names(element, says):
            _wrap_inside(element, name)


def direct(address: str) -> str:
    """Return where a link leads; Google Docs sends those of an exported document through its own counter."""
    parts = urlsplit(address) if address.startswith("https://www.google.com/url?") else None
    return (parse_qs(parts.query).get("q") or [address])[0] if parts else address


def size_of(element: Any) -> float:
    """Return the size of a run of text in points, 0 where it says none."""
    found = re.search(r"font-size:\s*(\d{1,4}(?:\.\d{1,4})?)(pt|px)", element.get("style", ""))
    return float(found[1]) * (0.75 if found[2] == "px" else 1.0) if found else 0.0


def _names(element: Any, says: Declarations) -> list[str]:
    """Return the elements that a run's style stands for. A heading is bold already."""
    names = []
    if _is_bold(says.get("font-weight", "")) and not any(above.tag in _HEADINGS for above in element.iterancestors()):
        names.append("strong")
    if says.get("font-style") in {"italic", "oblique"}:
        names.append("em")
    if "line-through" in says.get("text-decoration", says.get("text-decoration-line", "")):
        names.append("s")
    if raised := _RAISED.get(says.get("vertical-align", "")):
        names.append(raised)
    return names


def _is_bold(weight: str) -> bool:
    return weight in {"bold", "bolder"} or bool(_WEIGHT.fullmatch(weight))


def _wrap_inside(element: Any, name: str) -> None:
    """Put all that an element holds into a new one inside it."""
    inner = element.makeelement(name)
    inner.text, element.text = element.text, None
    for child in list(element):
        inner.append(child)
    element.append(inner)


def _says(element: Any, sheet: dict[str, Declarations]) -> Declarations:
    says: Declarations = {}
    for name in element.get("class", "").split():
        says |= sheet.get(name, {})
    return says | _declarations(element.get("style", ""))


def _declarations(text: str) -> Declarations:
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs if value}


def _sheet(root: Any) -> dict[str, Declarations]:
    """Return what the classes of the document's own style sheets say."""
    sheet: dict[str, Declarations] = {}
    for style in root.iter("style"):
        for rule in (style.text or "").split("}")[:MOST_RULES]:
            selectors, _, says = rule.rpartition("{")
            for selector in selectors.rpartition("{")[2].split(","):
                if name := _CLASS.search(selector):
                    sheet.setdefault(name[1], {}).update(_declarations(says))
    return sheet

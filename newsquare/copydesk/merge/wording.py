"""What a unit says: its words and their marks, however its HTML is written."""

import json
from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "sup": "sup", "sub": "sub", "s": "s", "strike": "s"}
"""The marks that the desk's editor keeps; it drops all others when a form is saved, so they are no difference."""

Run = tuple[str, frozenset[str]]


def said_of(kind: str, value: str, *, is_text: bool) -> str:
    """Return what a unit says, the same for any two ways of writing it that a reader could not tell apart."""
    if not is_text:
        return f"{kind}|{json.dumps(json.loads(value), sort_keys=True)}"
    letters = [(letter, marks) for words, marks in _runs(_parsed(value), frozenset()) for letter in words]
    said: list[str] = [f"{kind}|"]
    before: frozenset[str] = frozenset()
    space = False
    for letter, marks in letters:
        if letter.isspace():
            space = True
            continue
        if space and len(said) > 1:
            said.append(" ")
        if marks != before:
            said.append(f"[{','.join(sorted(marks))}]")
        said.append(letter)
        before, space = marks, False
    return "".join(said)


def words_of_unit(value: str, *, is_text: bool) -> str:
    """Return a unit's words; of a block, those of its fields."""
    if is_text:
        return " ".join("".join(words for words, _ in _runs(_parsed(value), frozenset())).split())
    content = json.loads(value)
    said = content.values() if isinstance(content, dict) else [content]
    return " ".join(" ".join(str(each) for each in said if each not in (None, "")).split())


def _parsed(value: str) -> HtmlElement:
    return lxml_html.fragment_fromstring(value.replace("\x00", ""), create_parent="div")


def _runs(element: HtmlElement, marks: frozenset[str]) -> Iterator[Run]:
    if not isinstance(element.tag, str):  # A comment.
        return
    if element.tag in {"br", "li"}:
        yield " ", frozenset()
    inside = marks | _marks_of(element)
    if element.text:
        yield element.text, inside
    for child in element:
        yield from _runs(child, inside)
        if child.tail:
            yield child.tail, inside


def _marks_of(element: HtmlElement) -> frozenset[str]:
    if element.tag == "a" and element.get("href"):
        return frozenset({f"a {element.get('href')}"})
    return frozenset({MARKS[element.tag]}) if element.tag in MARKS else frozenset()

"""Lists and titles as Word writes them: paragraphs with a class, the bullet as text before the words."""

import re
from typing import Any

_LEVEL = re.compile(r"mso-list:\s*\w+\s+level(\d{1,9})", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\d+|[a-z]|[ivx]+)[.)]", re.IGNORECASE)
_TITLE, _SUBTITLE = "MsoTitle", "MsoSubtitle"
DEEPEST = 9
"""Levels of a list in Word."""


def mend(root: Any) -> None:
    """Make lists of Word's list paragraphs and headings of its titles, in place."""
    for paragraph in list(root.iter("p")):
        if paragraph.get("class", "").startswith(_TITLE):
            paragraph.tag = "h1"
        elif _SUBTITLE in paragraph.get("class", ""):
            paragraph.set("data-deck", "")
    for paragraph in list(root.iter("p", "h1", "h2", "h3", "h4", "h5", "h6")):
        if paragraph.getparent() is not None and _level(paragraph):
            _make_list(paragraph)


def _level(paragraph: Any) -> int:
    found = _LEVEL.search(paragraph.get("style", ""))
    return min(int(found[1]), DEEPEST) if found else 0


def _make_list(first: Any) -> None:
    """Make one list of a paragraph and the list paragraphs that follow it."""
    run, follower = [first], first.getnext()
    while follower is not None and _level(follower) and not (run[-1].tail or "").strip():
        run.append(follower)
        follower = follower.getnext()
    lists: list[tuple[int, Any]] = []
    tail = run[-1].tail
    for paragraph in run:
        level, numbered = _level(paragraph), _take_marker(paragraph)
        while lists and lists[-1][0] > level:
            lists.pop()
        if not lists or lists[-1][0] < level:
            inner = first.makeelement("ol" if numbered else "ul")
            if lists:
                _last_item(lists[-1][1]).append(inner)
            else:
                first.addprevious(inner)
            lists.append((level, inner))
        lists[-1][1].append(paragraph)
        paragraph.tag, paragraph.tail = "li", None
        paragraph.attrib.clear()
    top = lists[0][1]
    while top.getparent() is not None and top.getparent().tag == "li":
        top = top.getparent().getparent()
    top.tail = tail


def _last_item(of: Any) -> Any:
    return of[-1]


def _take_marker(paragraph: Any) -> bool:
    """Take the bullet or number off the words; say whether it was a number."""
    numbered = False
    for span in list(paragraph.iter("span")):
        if span.getparent() is not None and _IGNORED.search(span.get("style", "")):
            numbered = numbered or bool(_NUMBER.match("".join(span.itertext())))
            span.drop_tree()
    return numbered

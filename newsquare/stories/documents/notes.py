"""What was written in a document for colleagues, not for readers: comments, and changes that nobody accepted yet."""

import re
from typing import Any

_MARK = re.compile(r"#(?:cmnt\d+|_msocom_\d+)$")
_TEXT = re.compile(r"#(?:cmnt_ref\d+|_msoanchor_\d+)$")
_WORD = re.compile(r"mso-element:\s*comment(?:-list)?\b", re.IGNORECASE)
_LABEL = re.compile(r"^\s*\[\w+\]\s*")


def take_comments(root: Any) -> list[str]:
    """Take the comments out of a document; return their words."""
    taken = []
    for link in list(root.iter("a")):
        if link.getparent() is None or not _inside(link, root):
            continue
        if _MARK.search(link.get("href", "")):
            _drop_mark(link)
        elif _TEXT.search(link.get("href", "")):
            taken.append(_drop_text(link))
    for element in list(root.iter("div")):
        if _inside(element, root) and _WORD.search(element.get("style", "")):
            taken.append(_words(element))
            element.drop_tree()
    return [text for text in taken if text]


def unaccepted(root: Any) -> tuple[list[str], list[str]]:
    """Return the words that somebody proposed to add, and those that somebody proposed to strike out."""
    return [_words(each) for each in root.iter("ins") if _words(each)], [
        _words(each) for each in root.iter("del") if _words(each)
    ]


def _drop_mark(link: Any) -> None:
    above = link.getparent()
    alone = above.tag == "sup" and _words(above) == _words(link)
    (above if alone else link).drop_tree()


def _drop_text(link: Any) -> str:
    """Take out the block that holds a comment's words; return them without their mark."""
    block = next((above for above in link.iterancestors("p", "div") if above.tag == "p"), link)
    around = block.getparent()
    whole = around if around is not None and around.tag == "div" and _words(around) == _words(block) else block
    text = _LABEL.sub("", _words(whole))
    whole.drop_tree()
    return text


def _inside(element: Any, root: Any) -> bool:
    return any(above is root for above in element.iterancestors())


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())

"""Codes, names and languages of NewsML-G2 properties."""

from typing import Any

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.markup import children, text_of

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def code_of(element: Any) -> str:
    """Return the code of a property as written: `qcode`, else the whole address of the concept, else the literal."""
    if element is None:
        return ""
    return one_line(element.get("qcode") or element.get("uri") or element.get("literal"))


def end_of(code: str | None) -> str:
    """Return the end of a code, without scheme, in lower case: `stat:usable` and `http://…/usable` are `usable`."""
    return one_line(code).rpartition("/")[2].rpartition(":")[2].lower()


def role_of(element: Any) -> str:
    """Return the end of a property's role in lower case."""
    return end_of(element.get("role") or element.get("roleuri"))


def name_of(element: Any, language: str | None = None) -> str | None:
    """Return the name of a concept, in the item's language where there are several; else its literal."""
    if element is None:
        return None
    names = [(each.get(LANGUAGE), text) for each in children(element, "name") if (text := text_of(each))]
    own = (text for tongue, text in names if language and tongue and tongue[:2] == language[:2])
    first = next(own, names[0][1] if names else None)
    return first or or_none(element.get("literal"))

"""Codes that say what copy is about: the top of IPTC's Media Topics, what old codes stand for, and how all are written.

The seventeen topics and their numbers are facts of IPTC's NewsCodes (https://iptc.org/standards/newscodes/), which IPTC
publishes under CC BY 4.0. The full set is read from IPTC's own file (`newsquare wire codes FILE`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from newsquare.copydesk.rules.words import folded

TOPS: dict[str, str] = {
    "medtop:01000000": "arts, culture, entertainment and media",
    "medtop:02000000": "crime, law and justice",
    "medtop:03000000": "disaster, accident and emergency incident",
    "medtop:04000000": "economy, business and finance",
    "medtop:05000000": "education",
    "medtop:06000000": "environment",
    "medtop:07000000": "health",
    "medtop:08000000": "human interest",
    "medtop:09000000": "labour",
    "medtop:10000000": "lifestyle and leisure",
    "medtop:11000000": "politics and government",
    "medtop:12000000": "religion",
    "medtop:13000000": "science and technology",
    "medtop:14000000": "society",
    "medtop:15000000": "sport",
    "medtop:16000000": "conflict, war and peace",
    "medtop:17000000": "weather",
}
_NAMES: dict[str, str] = {  # What desks and the old Subject Codes call the same seventeen.
    "arts": "01", "arts and culture": "01", "culture": "01", "entertainment": "01",
    "arts culture and entertainment": "01", "crime": "02", "crime and courts": "02", "public safety": "02",
    "accidents": "03", "disasters": "03", "disaster and accident": "03", "business": "04", "economy": "04",
    "finance": "04", "business and finance": "04", "schools": "05", "environmental issue": "06", "labor": "09",
    "lifestyle": "10", "politics": "11", "government": "11", "religion and belief": "12", "faith": "12",
    "science": "13", "technology": "13", "social issue": "14", "sports": "15", "unrest conflicts and war": "16",
    "severe weather": "17",
}  # fmt: skip
BY_NAME: dict[str, str] = {
    **{folded(name): code for code, name in TOPS.items()},
    **{folded(name): f"medtop:{number}000000" for name, number in _NAMES.items()},
}
ANPA: dict[str, str] = {  # The categories of ANPA 1312 that are about one subject; the others say where, or for whom.
    "e": "medtop:01000000",
    "f": "medtop:04000000",
    "l": "medtop:10000000",
    "p": "medtop:11000000",
    "q": "medtop:15000000",
    "s": "medtop:15000000",
    "w": "medtop:11000000",
}
_IPTC = {"", "iptc", "medtop", "mediatopic", "subj", "subjectcode", "iptcsubj", "iptcsubjectcode", "subjectref"}
_NUMBER = re.compile(r"\d{8}")


def canonical(code: str, scheme: str = "") -> str:
    """Return a code as it is kept, whoever wrote it how: `medtop:20000304`, `subj:04016011`, `anpa:s`; else as it is.

    The old and the new codes of the seventeen tops mean the same and are written the new way.
    """
    text = code.strip()
    if "/" in text:  # https://cv.iptc.org/newscodes/mediatopic/20000304
        head, _, text = text.rstrip("/").rpartition("/")
        scheme = scheme or head.rpartition("/")[2]
    elif ":" in text:
        scheme, _, text = text.partition(":")
        text = text.partition(":")[0]
    short = scheme.strip().rstrip("/").rpartition("/")[2].casefold().replace("-", "")
    if _NUMBER.fullmatch(text) and short in _IPTC:
        if text.startswith("2") or text[2:] == "000000":
            return f"medtop:{text}"
        return f"subj:{text}"
    if ("1312" in short or "anpa" in short) and len(text) == 1:
        return f"anpa:{text.lower()}"
    return code.strip()


def codes_of(data: Mapping[str, Any]) -> set[str]:
    """Return the codes of an item as they are kept, from its subjects and its classes."""
    found = {canonical(each) for each in _list(data.get("subjects")) if isinstance(each, str)}
    for each in _list(data.get("classes")):
        if isinstance(each, Mapping) and isinstance(each.get("code"), str):
            scheme = each.get("scheme")
            found.add(canonical(each["code"], scheme if isinstance(scheme, str) else ""))
    return found - {""}


def names_of(data: Mapping[str, Any]) -> set[str]:
    """Return the folded names of an item's subjects."""
    named = [each for each in (*_list(data.get("subjects")), data.get("topic")) if isinstance(each, str)]
    named += [each["name"] for each in _list(data.get("classes")) if isinstance(each, Mapping) and each.get("name")]
    return {folded(name) for name in named if isinstance(name, str)} - {"  ", " "}


def under(codes: Iterable[str], names: Iterable[str], above: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the subjects of an item with all that stand above them.

    `above` is what is known of the tree, from IPTC's file; without it the seventeen tops are known, and which of them
    an old code belongs to.
    """
    found = {*codes, *(BY_NAME[name] for name in names if name in BY_NAME)}
    for code in list(found):
        found.update(above.get(code, ()))
        if code.startswith("subj:"):
            found |= {f"{code[:10]}000", f"medtop:{code[5:7]}000000"}
        elif code.startswith("anpa:") and code[5:] in ANPA:
            found.add(ANPA[code[5:]])
    return frozenset(found)


def _list(value: Any) -> list[Any] | tuple[Any, ...]:
    return value if isinstance(value, list | tuple) else ()
